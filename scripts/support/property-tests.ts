import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '../../test/support/processes.js';
import { filesBelow } from './build.js';
import { runTool } from './run.js';
import { taskEnv } from './task-env.js';

/** Its properties are what the fuzzer tries anyway. */
const OF_THE_FUZZER = 'test/attack/fuzz.test.ts';

/** Test files that hold properties of their own, with a word in their path. */
export async function propertyTests(word: string): Promise<string[]> {
  const tests = (await filesBelow('test')).filter(
    (file) => file.endsWith('.test.ts') && file.includes(word) && file !== OF_THE_FUZZER,
  );
  const usesFastCheck = async (file: string): Promise<boolean> =>
    / from 'fast-check';$/m.test(await readFile(path.join(ROOT, file), 'utf8'));
  const found = await Promise.all(tests.map(usesFastCheck));
  return tests.filter((_, index) => found[index]);
}

/** Tries their properties with one seed after the other, for so many seconds at least; prints what fails. */
export async function tryPropertyTests(files: string[], seconds: number): Promise<number> {
  const env = await taskEnv();
  const end = performance.now() + seconds * 1000;
  let failed = 0;
  do {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const { code, output } = await runTool('mocha/bin/mocha.js', [...files, '--reporter', 'dot'], {
      env: { ...env, TEST_SEED: String(seed) },
    });
    failed += code === 0 ? 0 : 1;
    console.log(`${code === 0 ? 'ok' : 'FAILED'}  the tests with properties (TEST_SEED=${seed})`);
    if (code !== 0) console.log(output);
  } while (performance.now() < end);
  return failed;
}
