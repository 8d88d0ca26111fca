import { runTool } from './support/run.js';

/** Rooms whose every decision must be held by a test, each with the folders of tests that hold it. */
const ROOMS: Record<string, string[]> = {
  callback: ['callback'],
  facts: ['facts', 'rules'],
  platform: ['platform'],
  policy: ['policy', 'rules/policy.test.ts'],
  rules: ['rules'],
  token: ['token'],
};

/**
 * Changes the code of these rooms in every way, and fails where the tests of a room notice less than nine changes of
 * ten: `npm run mutate`, or for a part `npm run mutate -- platform src/facts/flow.ts`. It takes long, so that it is no
 * part of the tests.
 */
export default async function main(args: string[]): Promise<number> {
  const parts = (args.length > 0 ? args : Object.keys(ROOMS)).map(partOf);
  const weak: string[] = [];
  for (const { room, tests, files } of parts) {
    const env = {
      ...process.env,
      MUTATION_ROOM: room,
      MUTATION_TESTS: tests.map((folder) => `test/${folder}`).join(','),
    };
    const { code, seconds } = await runTool('@stryker-mutator/core/bin/stryker.js', ['run', '--mutate', files], {
      env,
      live: true,
    });
    console.log(`${files}: ${Math.round(seconds)} s`);
    if (code !== 0) weak.push(files);
  }
  if (weak.length > 0) console.log(`Too many changes were not noticed, or the tests failed: ${weak.join(', ')}`);
  return weak.length > 0 ? 1 : 0;
}

/** A room by its name, or some files of one. */
function partOf(wanted: string): { room: string; tests: string[]; files: string } {
  const room = wanted.split('/').find((name) => name in ROOMS);
  const tests = room === undefined ? undefined : ROOMS[room];
  if (room === undefined || tests === undefined)
    throw new Error(`"${wanted}" is in no room that is tested so: ${Object.keys(ROOMS).join(', ')}.`);
  return { room, tests, files: wanted === room ? `src/${room}/**/*.ts` : wanted };
}
