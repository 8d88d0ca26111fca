import path from 'node:path';
import { logIn, type SfHome } from '../../test/support/sf-home.js';
import { FORMAT_NAMES } from '../../src/report/formats/registry.js';
import { forkOrg } from './org-process.js';
import { RUNGS, type Rung } from './sizes.js';
import { timed, type Timed } from './timed.js';

/** What did not end well is `null`: its message was printed. */
export type Rungs = Map<string, Array<Timed | null>>;

/** Exit codes of a run that has done its work. */
const DONE = { expect: [0, 30, 31] };

const orNull = async (run: Promise<Timed>): Promise<Timed | null> =>
  run.catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return null;
  });

/** An org of that many external client apps: read and judged, then its snapshot in every format, and compared. */
async function measureRung(home: SfHome, rung: Rung): Promise<Array<[what: string, run: Timed | null]>> {
  const org = await forkOrg(rung);
  try {
    await logIn(home, { alias: rung, auth: org.auth });
    await org.start(0);
    const file = path.join(home.dir, `${rung}.json`);
    const snapshot = ['--snapshot-file', file];
    const runs: Array<[string, string[]]> = [
      ['audit of the org', ['audit', '--target-org', rung]],
      ['snapshot', ['snapshot', '--target-org', rung, '--output-file', file]],
      ...FORMAT_NAMES.map((name): [string, string[]] => [name, ['audit', ...snapshot, '--result-format', name]]),
      ['--json', ['audit', ...snapshot, '--json']],
      ['compare', ['compare', '--source-snapshot-file', file, '--target-snapshot-file', file]],
    ];
    const measured: Array<[string, Timed | null]> = [];
    for (const [what, args] of runs) measured.push([what, await orNull(timed(home, ['nhi', ...args], DONE))]);
    return measured;
  } finally {
    await org.close();
  }
}

/** Every run by what it does, from the lowest rung up. */
export async function measureLadder(home: SfHome): Promise<Rungs> {
  const rungs: Rungs = new Map();
  for (const rung of RUNGS) {
    console.error(`  ${rung} apps …`);
    for (const [what, run] of await measureRung(home, rung)) rungs.set(what, [...(rungs.get(what) ?? []), run]);
  }
  return rungs;
}
