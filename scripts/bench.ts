import os from 'node:os';
import { createSfHome, linkPlugin, logIn, removeSfHome, type SfHome } from '../test/support/sf-home.js';
import { measureAudit, type AuditFigures } from './bench/audit.js';
import { median, spread, table } from './bench/numbers.js';
import { forkOrg } from './bench/org-process.js';
import { measureLadder } from './bench/ladder.js';
import { interleaved, timed, type Timed } from './bench/timed.js';
import { build } from './support/build.js';
import { taskEnv } from './support/task-env.js';
import { RUNGS, type AuditSize } from './bench/sizes.js';

/** Milliseconds that the fake org adds to every answer, as the way to a real org would. */
const LATENCY = 100;
const ROUNDS = 9;
const MEMORY_LIMIT_MB = 350;

type Homes = { plain: SfHome; linked: SfHome };

/**
 * Measures the audit through the real CLI against orgs on loopback, and prints figures beside what they should be:
 * `npm run bench`, or `npm run bench -- ladder` for what grows with the org alone.
 */
export default async function main([only]: string[]): Promise<number> {
  // Ctrl-C ends the command that runs; this process goes on to tidy up.
  process.once('SIGINT', () => undefined);
  await build(await taskEnv());
  console.log(`${os.cpus()[0]?.model.trim()}, ${os.cpus().length} cores, Node ${process.version}, ${os.platform()}\n`);

  const homes = { plain: await createSfHome(), linked: await createSfHome() };
  try {
    await linkPlugin(homes.linked);
    if (only !== 'ladder') {
      await measureStart(homes);
      await measureSizes(homes.linked, await measureSmall(homes));
    }
    await measureGrowth(homes.linked);
    return 0;
  } finally {
    await Promise.all([removeSfHome(homes.plain), removeSfHome(homes.linked)]);
  }
}

const seconds = (value: number): string => `${value.toFixed(2)} s`;
const ms = (value: number): string => `${Math.round(value * 1000)} ms`;
const cpuOf = (runs: Timed[]): number => median(runs.map((run) => run.cpuSeconds));
const wallOf = (runs: Timed[]): number => median(runs.map((run) => run.seconds));
/** Processor time tells more than wall time where the machine has other work. */
const both = (runs: Timed[]): string => `${seconds(wallOf(runs))} (processor ${seconds(cpuOf(runs))})`;
const ratio = (value: number, other: number, aim: number): string =>
  `${(value / other).toFixed(2)} (aim: at most ${aim})`;

async function measureStart({ plain, linked }: Homes): Promise<void> {
  await timed(plain, ['--version']);
  const runs = await interleaved(ROUNDS, {
    plain: () => timed(plain, ['--version']),
    linked: () => timed(linked, ['--version']),
  });
  const differences = runs.linked.map((run, round) => run.seconds - (runs.plain[round]?.seconds ?? NaN));
  const noise = spread(runs.plain.map((run) => run.seconds));
  const cpu = median(runs.linked.map((run) => run.cpuSeconds)) - median(runs.plain.map((run) => run.cpuSeconds));
  console.log(`Start of the CLI (sf --version, medians of ${ROUNDS}, in turn)`);
  console.log(`  without the plugin  ${seconds(wallOf(runs.plain))} ± ${ms(noise)}`);
  console.log(`  with the plugin     ${seconds(wallOf(runs.linked))}`);
  console.log(
    `  the plugin adds     ${ms(median(differences))} wall, ${ms(cpu)} processor time (aim: nothing beyond the noise)\n`,
  );
}

/** The small org, beside the least that the CLI can do: start, and one query. */
async function measureSmall({ plain, linked }: Homes): Promise<number> {
  const org = await forkOrg('small');
  try {
    await logIn(linked, { alias: 'small', auth: org.auth });
    const query = ['data', 'query', '--target-org', 'small', '--query', 'SELECT Id FROM Organization LIMIT 1'];
    const audit = ['nhi', 'audit', '--target-org', 'small'];
    const late = (latency: number, args: string[]) => async (): Promise<Timed> => {
      await org.start(latency);
      return timed(linked, args, { expect: [0, 30] });
    };
    const runs = await interleaved(ROUNDS, {
      start: () => timed(plain, ['--version']),
      query: late(0, query),
      audit: late(0, audit),
      lateQuery: late(LATENCY, query),
      lateAudit: late(LATENCY, audit),
    });
    const { chain } = await org.figures();
    const start = wallOf(runs.start);
    const floor = start + (chain * LATENCY) / 1000;
    const orgFloor = wallOf(runs.query) + (chain * LATENCY) / 1000;
    const cpu = (cpuOf(runs.audit) / cpuOf(runs.query)).toFixed(2);
    const lines = [
      `Audit of a small org, wall time (medians of ${ROUNDS}, in turn)`,
      `  sf --version               ${both(runs.start)}`,
      `  sf data query, one row     ${both(runs.query)}`,
      `  sf nhi audit               ${both(runs.audit)}`,
      `    × data query             ${ratio(wallOf(runs.audit), wallOf(runs.query), 1.35)}, processor ${cpu}`,
      `  with ${LATENCY} ms latency`,
      `  sf data query, one row     ${both(runs.lateQuery)}`,
      `  sf nhi audit               ${both(runs.lateAudit)}`,
      `    × data query             ${(wallOf(runs.lateAudit) / wallOf(runs.lateQuery)).toFixed(2)}`,
      `    × sf --version + ${chain} stages  ${ratio(wallOf(runs.lateAudit), floor, 1.2)}`,
      // What any command costs that needs an org: the libraries for that take longer to load than all of --version.
      `    × data query + ${chain} stages    ${(wallOf(runs.lateAudit) / orgFloor).toFixed(2)}`,
    ];
    console.log(`${lines.join('\n')}\n`);
    return start;
  } finally {
    await org.close();
  }
}

async function measureSizes(home: SfHome, start: number): Promise<void> {
  const sizes: AuditSize[] = ['small', 'medium', 'half', 'large'];
  const figures: AuditFigures[] = [];
  for (const size of sizes) figures.push(await measureAudit(home, size, LATENCY));
  console.log(`Audits with ${LATENCY} ms latency (one run each; half is half of large)`);
  const head = [
    '',
    'connected',
    'external',
    'calls',
    'limit',
    'pages',
    'stages',
    'at once',
    'wall',
    'processor',
    'peak',
    'peak --json',
  ];
  for (const line of table(head, figures.map(rowOf))) console.log(`  ${line}`);
  const writes = figures.reduce((sum, { org }) => sum + org.writes, 0);
  const [half, large] = [figures.at(-2), figures.at(-1)];
  if (!half || !large) return;
  const growth = (large.audit.cpuSeconds - start) / (half.audit.cpuSeconds - start);
  console.log(
    `\n  peak memory of the large audit  ${Math.round(large.audit.peakMb)} MB, with --json ${Math.round(large.json.peakMb)} MB (aim: under ${MEMORY_LIMIT_MB})`,
  );
  console.log(`  twice the org, beside the start ${growth.toFixed(2)} × the processor time (aim: about 2)`);
  console.log(
    `  the fake org was busy for       ${seconds(large.org.busySeconds)} of the ${seconds(large.audit.seconds)} of the large audit`,
  );
  console.log(`  requests that could write       ${writes}`);
}

/** Time without the start of the CLI would be linear at 2, memory is what there is beside the CLI's own. */
async function measureGrowth(home: SfHome): Promise<void> {
  console.log(`\nExternal client apps, processor time and peak memory (aim of compare: under 600 MB, twice the time)`);
  const rows = [...(await measureLadder(home))].map(([what, runs]) => [
    what,
    ...runs.map((run) => (run ? `${seconds(run.cpuSeconds)} ${Math.round(run.peakMb)} MB` : '-')),
  ]);
  for (const line of table(['', ...RUNGS], rows)) console.log(`  ${line}`);
}

const rowOf = ({ size, counts, org, audit, json, stages, allowed }: AuditFigures): string[] => [
  size,
  ...[
    counts.connectedApps,
    counts.externalClientApps,
    org.apiCalls,
    allowed,
    org.pages,
    stages,
    org.maxConcurrency,
  ].map(String),
  seconds(audit.seconds),
  seconds(audit.cpuSeconds),
  `${Math.round(audit.peakMb)} MB`,
  `${Math.round(json.peakMb)} MB`,
];
