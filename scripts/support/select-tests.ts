import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../test/support/processes.js';
import { filesBelow } from './build.js';

/**
 * Arguments for mocha: what does not name a file, a folder or a pattern of files stands for all test files with it in
 * their path. From the first option on everything is left to mocha.
 */
export async function selectTests(args: string[]): Promise<string[]> {
  const firstOption = args.findIndex((arg) => arg.startsWith('-'));
  const wanted = firstOption === -1 ? args : args.slice(0, firstOption);
  const tests = (await filesBelow('test')).filter((file) => /\.(test|nut)\.ts$/.test(file));
  const files = wanted.flatMap((one) => {
    if (existsSync(path.join(ROOT, one)) || one.includes('*')) return [one];
    const found = tests.filter((file) => file.includes(one));
    if (found.length === 0) throw new Error(`No test file has "${one}" in its path.`);
    return found;
  });
  return [...files, ...args.slice(wanted.length)];
}
