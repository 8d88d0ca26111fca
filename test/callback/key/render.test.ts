import { expect } from 'chai';
import type { KeyView } from '../../../src/callback/key/inspect.js';
import { lost, repairable } from '../../../src/callback/key/inspect/defect.js';
import { describeDefect, describeDoubt } from '../../../src/callback/key/inspect/texts.js';
import { inspectionLines, type Inspected } from '../../../src/callback/key/render.js';
import { HOST } from './samples.js';

const view: KeyView = {
  host: HOST,
  clientId: '3MVG9d8..…ZaBR',
  clientIdDigest: null,
  secret: { length: 64, looksLikeOne: true },
};
const inspect = (changes: Partial<Inspected>): string[] =>
  inspectionLines({ view, defects: [], doubts: [], notChecked: [], ...changes });

const oneDefect = [describeDefect(lost('empty'))];
const doubts = [describeDoubt('client-secret-unusual')];

describe('an inspection in words', () => {
  it('shows a sound key, and nothing more of it than may be seen', () => {
    expect(inspect({})).to.deep.equal([
      'The key is sound.',
      '',
      `Host:       ${HOST}`,
      'Client id:  3MVG9d8..…ZaBR',
      'Secret:     64 characters, looks like a consumer secret',
    ]);
  });

  for (const [shown, changes] of [
    ["Host:       (not shown: there is none, or it isn't one)", { host: null }],
    [String.raw`Host:       a\u001bb`, { host: 'a\u001bb' }],
    ["Client id:  (not shown: there is none, or it isn't one)", { clientId: null }],
    ['Secret:     none', { secret: null }],
    [
      "Secret:     3 characters, doesn't look like a consumer secret of Salesforce",
      { secret: { length: 3, looksLikeOne: false } },
    ],
  ] as Array<[string, Partial<KeyView>]>) {
    it(`shows "${shown}"`, () => expect(inspect({ view: { ...view, ...changes } })).to.include(shown));
  }

  const unproven = "Nothing is wrong with the key that can be seen, but whether it's right isn't known.";

  for (const [what, verdict, changes] of [
    ['a defect and a doubt', 'The key has a defect.', { defects: oneDefect, doubts }],
    ['two defects', 'The key has 2 defects.', { defects: [...oneDefect, ...oneDefect] }],
    ['a doubt', unproven, { doubts }],
    ['a comparison that failed', unproven, { notChecked: ["The client id couldn't be compared."] }],
  ] as Array<[string, string, Partial<Inspected>]>) {
    it(`judges ${what}`, () => expect(inspect(changes)[0]).to.equal(verdict));
  }

  it('explains defects, then doubts', () => {
    const defect = describeDefect(repairable('line-feed'));
    const [doubt] = doubts;
    expect(inspect({ defects: [defect], doubts }).slice(5)).to.deep.equal([
      '',
      `${defect.message} [line-feed]`,
      `  How it came about: ${defect.cause}`,
      `  What to do: ${defect.fix}`,
      '',
      `${doubt?.message} [client-secret-unusual]`,
      `  How it came about: ${doubt?.cause}`,
      `  What to do: ${doubt?.fix}`,
    ]);
  });
});
