import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { cpuMilliseconds } from '../support/cpu-time.js';
import { executions } from '../support/executions.js';
import { openCommands } from '../support/run-command.js';
import { FILES, soundFile, type FileName } from './large-policies/files.js';
import { add, apply, read } from './large-policies/work.js';

/** As many as a file can have, or nearly so. */
const MANY = 20_000;
/** What takes the square of MANY takes several times as long. */
const MOST_MS = 5_000;

/** More than mistakes are told. The second step is twice the first. */
const SIZES = [120, 200, 360] as const;

const WORK = [
  ...Object.keys(FILES).map((what) => [`is read: ${what}`, 'read', what]),
  ['takes one more integration', 'add'],
  ['is applied', 'apply'],
] as Array<[what: string, ...call: [name: string, ...args: string[]]]>;

const MISTAKES: Partial<Record<FileName, number>> = { 'changes for as many apps': 0, aliases: 1 };

describe('a policy file of a size that nobody needs', () => {
  describe('takes work in proportion to it', () => {
    let counts: number[] = [];
    before(async () => {
      // What a first call does once is no part of it.
      const calls = WORK.flatMap(([, ...call]) => [1, ...SIZES].map((size) => [...call, size] as const));
      counts = await executions(new URL('large-policies/work.ts', import.meta.url), calls);
    });

    for (const [i, [what]] of WORK.entries()) {
      it(`where it ${what}`, () => {
        const [, small = NaN, middle = NaN, large = NaN] = counts.slice(4 * i, 4 * i + 4);
        expect(middle - small).to.be.greaterThan(SIZES[1] - SIZES[0]);
        // What takes the square of the size is 3.5, and a single step for each pair beside all else is above this.
        expect((large - middle) / (middle - small), `${small}, ${middle}, ${large}`).to.be.below(2.05);
      });
    }
  });

  it('takes time in proportion to it also for what is built into V8', () => {
    let parsed = read('aliases', 1);
    expect(cpuMilliseconds(() => (parsed = read('keys that there are not', MANY)))).to.be.below(MOST_MS);
    expect(parsed.total).to.equal(MANY);
    let applied = apply(1);
    expect(cpuMilliseconds(() => (applied = apply(MANY)))).to.be.below(MOST_MS);
    expect(applied).to.deep.equal({ lastApp: `B${MANY - 1}`, lastWaiver: `B${MANY - 1}`, waived: MANY });
  });

  for (const what of Object.keys(FILES) as FileName[]) {
    it(`has the mistakes that it has, of which the first are told: ${what}`, () => {
      const [count] = SIZES;
      const { mistakes, total } = read(what, count);
      expect(total).to.equal(MISTAKES[what] ?? count);
      expect(mistakes.length).to.equal(Math.min(100, total));
      const places = mistakes.map(({ line }) => line);
      expect(places).to.deep.equal(places.toSorted((a, b) => a - b));
    });
  }

  it('takes one more integration behind the last', () => {
    const [count] = SIZES;
    const [text, after] = [soundFile(count), add(count)];
    expect(after.startsWith(text)).to.equal(true);
    expect(after.slice(text.length)).to.match(/^- app: New_App\n/);
  });

  it('says how many mistakes are not listed', async () => {
    const sf = await openCommands();
    const file = path.join(sf.home.dir, 'nhi-policy.yml');
    const keys = Array.from({ length: 150 }, (_, i) => `key${i}: 1\n`);
    await writeFile(file, `version: 1\n${keys.join('')}`);
    const { code, stderr } = await sf.run(['nhi', 'audit', '--snapshot-file', 'x.json']);
    await sf.close();
    expect(code).to.equal(1);
    expect(stderr)
      .to.include('has 150 mistakes:')
      .and.to.include('and 50 more')
      .and.to.include(':101:')
      .and.not.include(':103:');
  });
});
