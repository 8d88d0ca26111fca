/** What is asked of an org first, and by whose clock. */
import { clockFrom } from '../inventory/clock.js';
import type { Clock } from '../inventory/inventory.js';
import type { OrgClient } from './client/client.js';
import type { Answer } from './client/query.js';
import { describe, type Described } from './describe.js';
import { readApps, type ReadApps } from './read-apps.js';
import { readFirst, readTrail, type FirstAnswers, type Trail } from './read-first.js';
import { apexClassQuery, type ApexClasses } from './sources/apex-classes.js';
import { readCaller } from './sources/caller.js';
import type { GapSink } from './sources/gaps.js';

/** The links of the chain, reported when each begins. */
export type CollectStage = 'activity' | 'apps' | 'configuration' | 'permissions' | 'users';

/** Whatever is awaited late must not be an unhandled rejection meanwhile. */
export const inBackground = <T>(promise: Promise<T>): Promise<T> => {
  promise.catch(() => {});
  return promise;
};

export type Reading = { client: OrgClient; gaps: GapSink; from: Date; onStage: (stage: CollectStage) => void };

/** What waits for nothing, or only for the first answers. */
export type Begun = {
  first: Promise<FirstAnswers>;
  apps: Promise<ReadApps>;
  trail: Promise<Trail>;
  caller: Promise<string[] | null>;
  setColumns: Promise<Described>;
  assignmentColumns: Promise<Described>;
  apex: Promise<Answer<ApexClasses>>;
};

/** Only ten requests are in flight: what others wait for comes first, what nobody waits for once there is room. */
export const begin = ({ client, gaps, from, onStage }: Reading): Begun => {
  const first = inBackground(readFirst(client, from));
  const apps = readApps(
    client,
    gaps,
    first.then(({ ipRanges }) => ipRanges),
  );
  const setColumns = inBackground(describe(client, 'PermissionSet'));
  const caller = readCaller(client, gaps, setColumns);
  const trail = first.then((answers) => {
    // Where nothing at all was answered, nothing has been listed.
    if (Object.values(answers).some(({ failure }) => failure === null)) onStage('configuration');
    return readTrail(client, gaps, answers.trail);
  });
  const assignmentColumns = describe(client, 'PermissionSetAssignment');
  const apex = client.query<[ApexClasses]>(apexClassQuery).then(([answer]) => answer);
  for (const late of [apps, caller, trail, assignmentColumns, apex]) late.catch(() => {});
  return { first, apps, trail, caller, setColumns, assignmentColumns, apex };
};

/**
 * The clock by the first answers. What was asked for by this computer's time is asked again where the org turns out to
 * live in another.
 */
export const byOrgTime = async (
  reading: Reading,
  begun: Begun,
  windowStart: (clock: Clock) => Date,
): Promise<{ reading: Reading; begun: Begun; clock: Clock }> => {
  // What fails is met again by whoever waits for it.
  await begun.first.catch(() => {});
  const clock = clockFrom(reading.client.clockOffsetMs());
  if (clock.judgedBy === 'local') return { reading, begun, clock };
  const from = windowStart(clock);
  const first = inBackground(readFirst(reading.client, from));
  return { reading: { ...reading, from }, begun: { ...begun, first }, clock };
};
