import { expect } from 'chai';
import type { FixStep } from '../../../../src/findings/fix.js';
import { firstStepLines } from '../../../../src/report/formats/human/first-step.js';

const command = (text: string, writes = false): FixStep => ({ kind: 'command', command: text, writes });
const decision = (text: string): FixStep => ({ kind: 'decision', text });
const setup = (path: string): FixStep => ({ kind: 'setup', path, url: null, open: null });

const LONG = `sf data update record --sobject User --values "${'x'.repeat(200)}"`;
const WORDS = 'a sentence that goes on and on until it does not fit into two lines of the terminal'.repeat(2);

type Options = { most?: number; app?: string | null };

const lines = (steps: FixStep[], { most = 2, app = 'Billing' }: Options = {}): string[] =>
  firstStepLines({ steps }, most, { columns: 80, indent: 12, app }).map((line) => line.trim());

const CASES: Array<[title: string, steps: FixStep[], expected: string[]]> = [
  ['a command, however long', [command(LONG)], ['Fix, to begin with:', LONG]],
  ['a command that changes something, marked', [command(LONG, true)], ['Fix (changes the org):', LONG]],
  [
    'a command that changes files here, marked so',
    [command('sf project retrieve start --metadata X', true)],
    ['Fix (changes local files):', 'sf project retrieve start --metadata X'],
  ],
  [
    'a sentence with the command that it leads to',
    [decision('First this:'), command(LONG)],
    ['Fix: First this:', LONG],
  ],
  [
    'the same, marked',
    [decision('Only if it is yours:'), command(LONG, true)],
    ['Fix (changes the org): Only if it is yours:', LONG],
  ],
  [
    'a sentence without its command where both have no room',
    [
      decision('A sentence that is longer than what a single line has room for, so that it needs two:'),
      command(LONG, true),
    ],
    ['Fix: A sentence that is longer than what a single line has room for,', 'so that it needs two.'],
  ],
  ['as many sentences as fit', [decision(`Ask the owner. If not, ${WORDS}.`)], ['Fix: Ask the owner.']],
  ['where to find a sentence that is too long', [decision(`${WORDS}.`)], ['Fix: see --app Billing']],
  [
    'the ends of a path that is too long',
    [setup(`Setup > ${'Apps > '.repeat(30)}OAuth Settings: clear Refresh`)],
    [
      'Fix: Setup > … > Apps > Apps > Apps > Apps > Apps > Apps > Apps >',
      'Apps > Apps > Apps > Apps > Apps > OAuth Settings: clear Refresh',
    ],
  ],
];

describe('the first step of a remedy in the short report', () => {
  for (const [title, steps, expected] of CASES)
    it(`is ${title}`, () => {
      expect(lines(steps)).to.deep.equal(expected);
    });

  it('names another way to the rest where the finding has no app, or one with a name that is too long', () => {
    for (const app of [null, 'x'.repeat(255)])
      expect(lines([decision(`${WORDS}.`)], { app })).to.deep.equal(['Fix: see --verbose']);
  });

  it('is a command that only reads alone where there is a single line', () => {
    expect(lines([command(LONG)], { most: 1 })).to.deep.equal([LONG]);
    expect(lines([command(LONG, true)], { most: 1 })).to.deep.equal(['Fix: see --app Billing']);
  });

  it('is nothing where there is no room, or nothing to do', () => {
    expect(lines([decision(`${WORDS}.`)], { most: 0 })).to.deep.equal([]);
    expect(lines([])).to.deep.equal([]);
  });
});
