/** The other process: `serve-org.ts <size>` serves an org of that size until the benchmark goes away. */
import { startFakeOrg, type AuthFile, type LoggedRequest, type Org } from '../../test/fake-org/index.js';
import { statsOf } from '../../test/fake-org/server/metering.js';
import { isSizeName, SIZES } from './sizes.js';

/** What the call limit depends on. */
export type OrgCounts = { connectedApps: number; externalClientApps: number; profiles: number };

/** Figures since the start of the measurement. */
export type OrgFigures = {
  apiCalls: number;
  maxConcurrency: number;
  writes: number;
  /** Calls that fetched a further page of a query. */
  pages: number;
  /** Longest chain of requests, further pages left out, each of which began after its predecessor's answer. */
  chain: number;
  /** Seconds that this process was busy answering. */
  busySeconds: number;
};

/** `latency` starts a measurement: from now on answers come so many milliseconds late. */
export type ToOrg = { latency: number } | 'figures';
export type FromOrg = { auth: AuthFile; counts: OrgCounts } | { figures: OrgFigures } | 'started';

const isPage = ({ path }: LoggedRequest): boolean => /\/query\/./.test(path);

const chainOf = (requests: readonly LoggedRequest[]): number => {
  const ended: Array<{ endedAt: number; length: number }> = [];
  for (const request of [...requests].sort((a, b) => a.startedAt - b.startedAt)) {
    const before = ended.filter(({ endedAt }) => endedAt <= request.startedAt).map(({ length }) => length);
    const length = Math.max(0, ...before) + (isPage(request) ? 0 : 1);
    ended.push({ endedAt: request.endedAt ?? Infinity, length });
  }
  return Math.max(0, ...ended.map(({ length }) => length));
};

const countsOf = (org: Org): OrgCounts => {
  const names = new Set([...org.connectedApps, ...org.externalClientApps].map(({ runAs }) => runAs?.toLowerCase()));
  const users = org.users.filter(({ username }) => names.has(username.toLowerCase()));
  return {
    connectedApps: org.connectedApps.length,
    externalClientApps: org.externalClientApps.length,
    profiles: new Set(users.map(({ profile }) => profile.id)).size,
  };
};

const size = process.argv[2] ?? '';
if (!isSizeName(size)) throw new Error(`There is no size "${size}".`);
const { org, auditor } = SIZES[size];
const declared = org(new Date());
const fake = await startFakeOrg(declared);
let load = performance.eventLoopUtilization();
let before = 0;

const figures = (): OrgFigures => {
  const requests = fake.requests.slice(before);
  const { apiCalls, maxConcurrency, writes } = statsOf(requests);
  return {
    apiCalls,
    maxConcurrency,
    writes: writes.length,
    pages: requests.filter(isPage).length,
    chain: chainOf(requests),
    busySeconds: performance.eventLoopUtilization(load).active / 1000,
  };
};

const tell = (message: FromOrg): void => {
  process.send?.(message);
};

process.on('message', (message: ToOrg) => {
  if (message === 'figures') return tell({ figures: figures() });
  before = fake.requests.length;
  fake.latency = message.latency;
  load = performance.eventLoopUtilization();
  return tell('started');
});
process.once('disconnect', () => void fake.close().then(() => process.exit()));
// Ctrl-C goes to the whole group; the benchmark disconnects when it has tidied up.
process.on('SIGINT', () => undefined);

tell({ auth: fake.authFile(auditor), counts: countsOf(declared) });
