import { globSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../test/support/processes.js';
import { filesBelow } from './build.js';

/** From the repository, with forward slashes, however it was named. */
const placeOf = (name: string): string => path.relative(ROOT, path.resolve(ROOT, name)).replaceAll(path.sep, '/');

/**
 * Arguments for mocha. Each name stands for the test file or the folder of tests that it is the path of, for the files
 * that it is a pattern of, or for all test files with it in their path; a file of src stands for its tests. From the
 * first option on everything is left to mocha.
 */
export async function selectTests(args: readonly string[]): Promise<string[]> {
  const firstOption = args.findIndex((arg) => arg.startsWith('-'));
  const wanted = firstOption === -1 ? args : args.slice(0, firstOption);
  const tests = (await filesBelow('test')).filter((file) => /\.(test|nut)\.ts$/.test(file));
  const files = wanted.flatMap((name) => {
    const place = placeOf(name);
    if (tests.includes(place)) return [place];
    const below = tests.filter((file) => file.startsWith(`${place}/`));
    if (below.length > 0) return below;
    const words = place.startsWith('src/')
      ? place.replace(/^src\//, 'test/').replace(/\.ts$/, '')
      : name.replaceAll('\\', '/');
    const found = name.includes('*') ? matching(place, tests) : tests.filter((file) => file.includes(words));
    if (found.length === 0) throw new Error(`No test file has "${name}" in its path.`);
    return found;
  });
  return [...new Set(files), ...args.slice(wanted.length)];
}

const matching = (pattern: string, tests: readonly string[]): string[] => {
  const found = new Set(globSync(pattern, { cwd: ROOT }).map(placeOf));
  return tests.filter((file) => found.has(file));
};
