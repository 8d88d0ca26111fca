import * as fc from 'fast-check';
import { PROPERTIES } from '../test/attack/fuzz/properties.js';
import { propertyTests, tryPropertyTests } from './support/property-tests.js';

const SECONDS = 120;

/**
 * Tries the readers of what comes from outside with texts that somebody could send, and the tests that have properties
 * with seeds of which nobody knows yet what they bring, for so many seconds together: `npm run fuzz`, `npm run fuzz --
 * 600`, and `npm run fuzz -- 60 Apex` for those with the word in their name or path. What it finds it prints with the
 * seed and the smallest example.
 */
export default async function main([seconds = String(SECONDS), word = '']: string[]): Promise<number> {
  const wanted = PROPERTIES.filter(({ name }) => name.includes(word));
  const tests = await propertyTests(word);
  if (!(Number(seconds) > 0) || wanted.length + tests.length === 0)
    throw new Error('Usage: npm run fuzz -- [seconds] [word]');
  const halves = [wanted, tests].filter(({ length }) => length > 0).length;
  const each = (Number(seconds) * 1000) / halves / wanted.length;
  let failed = 0;
  for (const { name, property } of wanted) {
    const details = await fc.check(property, { numRuns: 1_000_000_000, plugins: [fc.interruptAfterTimeLimit(each)] });
    const found = details.counterexample !== null;
    failed += found ? 1 : 0;
    console.log(`${found ? 'FAILED' : 'ok'}  ${name} (${details.numRuns} runs)`);
    if (found) console.log(fc.defaultReportMessage(details));
  }
  if (tests.length > 0) failed += await tryPropertyTests(tests, Number(seconds) / halves);
  return failed > 0 ? 1 : 0;
}
