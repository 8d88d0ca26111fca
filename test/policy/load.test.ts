import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SfError } from '@salesforce/core/sfError';
import { expect } from 'chai';
import { loadPolicy } from '../../src/policy/load.js';
import { ROOT } from '../support/processes.js';

describe('loadPolicy', () => {
  let folder: string;
  let file: string;

  before(async () => {
    await mkdir(path.join(ROOT, '.tmp'), { recursive: true });
    folder = await mkdtemp(path.join(ROOT, '.tmp', 'load-'));
    file = path.join(folder, 'nhi-policy.yml');
  });
  after(async () => rm(folder, { recursive: true, force: true }));

  const failure = async (name: string): Promise<SfError> => {
    try {
      await loadPolicy(name, []);
    } catch (error) {
      if (error instanceof SfError && error.name === 'PolicyFileError') return error;
      throw error;
    }
    throw new Error('It was loaded.');
  };
  const failureOf = async (text: Uint8Array | string): Promise<SfError> => {
    await writeFile(file, text);
    return failure(file);
  };

  it('gives the policy with the name of its file', async () => {
    await writeFile(file, '\ufeffversion: 1\n');
    expect(await loadPolicy(file, [])).to.deep.equal({ file, policy: { version: 1 } });
  });

  it('lists one mistake with its place', async () => {
    const error = await failureOf('version: 1\nnew: 1\n');
    expect(error.message).to.equal(
      `The policy file ${file} has a mistake:\n  ${file}:2:1 new is not a key that belongs here`,
    );
    expect(error.data).to.deep.equal({
      file,
      total: 1,
      mistakes: [{ line: 2, column: 1, key: 'new', message: 'new is not a key that belongs here' }],
    });
  });

  it('lists several, and counts those that it leaves out', async () => {
    const keys = (count: number) => Array.from({ length: count }, (_, i) => `zzzzz${i}: 1\n`).join('');
    const all = (await failureOf(`version: 1\n${keys(100)}`)).message.split('\n');
    expect(all[0]).to.equal(`The policy file ${file} has 100 mistakes:`);
    expect(all).to.have.length(101);
    const error = await failureOf(`version: 1\n${keys(103)}`);
    const more = error.message.split('\n');
    expect(more[0]).to.equal(`The policy file ${file} has 103 mistakes:`);
    expect(more.slice(1)).to.deep.equal([...all.slice(1), '  and 3 more, which are not listed.']);
    expect(error.data).to.have.property('total', 103);
  });

  it('shows what somebody wrote on one line', async () => {
    const { message } = await failureOf('version: 1\n"a\\nb\\e[2J": 1\n');
    expect(message.split('\n')).to.have.length(2);
    expect(message).to.not.include('\u001b');
  });

  it('says what keeps a file from being read at all', async () => {
    const mistake = 'has a mistake:\n.*:1:1 ';
    for (const [text, expected] of [
      ['', 'The file is empty'],
      [new Uint8Array([0xff, 0xfe, 0x00]), 'The file is not text in UTF-8\\.$'],
      ['#'.repeat(1_000_001), 'The file is larger than a policy file can be \\(1000000 bytes\\)'],
    ] as const) {
      const error = await failureOf(text);
      expect(error.message).to.match(new RegExp(mistake + expected));
      expect(error.data).to.have.nested.property('mistakes[0].key', '');
    }
  });

  it('tells a file that is not there, and how to make it, from one that cannot be read', async () => {
    const none = path.join(folder, 'none.yml');
    const missing = await failure(none);
    expect(missing.message).to.equal(`The policy file ${none} doesn't exist.`);
    expect(missing.actions).to.have.length(1);
    expect(missing.actions?.[0]).to.include(`--output-file ${none}`);
    const unreadable = await failure(folder);
    expect(unreadable.message).to.equal(`The policy file ${folder} can't be read: EISDIR`);
    expect(unreadable.actions).to.equal(undefined);
  });
});
