import { appKey, type App, type RunAsChange } from '../inventory/inventory.js';
import { DAY, dayOf } from '../inventory/days.js';
import { sameId } from '../inventory/ids.js';
import { nameKey } from '../inventory/names.js';
import { factText } from './texts.js';
import { known, unknown, type Fact } from './facts.js';
import { changeKeysOf, type InventoryIndex } from './inventory-index.js';
import { columnOf, coveredBy, unread, type FactContext, type Resolver } from './resolver.js';

/** The audit trail keeps 180 days. */
const TRAIL_DAYS = 180;

/** By id where both sides have one, else by a name; a name counts only when no other app bears it. */
const matches = (index: InventoryIndex, app: App, { appId, appLabel }: RunAsChange): 'no' | 'perhaps' | 'yes' => {
  if (appId !== null && app.id !== null) return sameId(appId, app.id) ? 'yes' : 'no';
  return index.appsByName.get(nameKey(appLabel ?? ''))?.length === 1 ? 'yes' : 'perhaps';
};

type Judged = { own: RunAsChange[]; perhaps: RunAsChange[] };

/** Changes that are surely of the app, newest first, and those that may be. */
const judge = (index: InventoryIndex, app: App): Judged => {
  const found = new Set(changeKeysOf(app).flatMap((key) => index.changesByApp.get(key) ?? []));
  const having = (wanted: string): RunAsChange[] =>
    [...found].filter((change) => matches(index, app, change) === wanted);
  return {
    own: having('yes').sort((a, b) => Date.parse(b.at) - Date.parse(a.at)),
    perhaps: [...having('perhaps'), ...(index.namelessChange === null ? [] : [index.namelessChange])],
  };
};

const since =
  (time: number) =>
  ({ at }: RunAsChange): boolean =>
    Date.parse(at) >= time;

/** What the trail leaves open about external client apps: its actions for them are not documented. */
const silentPolicy = (index: InventoryIndex, app: App, start: number): Fact<never> | undefined => {
  if (app.kind === 'ConnectedApp') return undefined;
  if (app.policyModifiedAt === null)
    return unread(index, columnOf('ExtlClntAppOauthPlcyCnfg', 'LastModifiedDate'), [appKey(app)]);
  const day = dayOf(app.policyModifiedAt);
  return Date.parse(app.policyModifiedAt) < start
    ? undefined
    : unknown(factText('undecided.policyChanged', [day]), undefined, 'SetupAuditTrail');
};

export const runAsChanges: Resolver<RunAsChange[]> = ({ index, app, now, thresholds: { changeDays } }) => {
  const covered = coveredBy(index, ['SetupAuditTrail'], appKey(app));
  if (covered !== undefined) return covered;
  const start = now.getTime() - changeDays * DAY;
  const { own, perhaps } = judge(index, app);
  if (own.some(since(start))) return known(own);
  if (perhaps.some(since(start))) return unknown(factText('undecided.trail'), undefined, 'SetupAuditTrail');
  if (changeDays > TRAIL_DAYS) {
    return unknown(factText('undecided.trailEnds', [TRAIL_DAYS]), undefined, 'SetupAuditTrail');
  }
  return silentPolicy(index, app, start) ?? known(own);
};

/** Whether the app ran as another user since `from`: what the audit trail and the record's own date say together. */
export const otherRunAsSince = ({ index, app, now }: FactContext, from: string): 'no' | 'notKnown' | 'yes' => {
  const start = Date.parse(from);
  const { own, perhaps } = judge(index, app);
  if (own.some(since(start))) return 'yes';
  if (app.policyModifiedAt !== null && Date.parse(app.policyModifiedAt) < start) return 'no';
  if (app.kind !== 'ConnectedApp' || perhaps.some(since(start))) return 'notKnown';
  const heard = coveredBy(index, ['SetupAuditTrail'], appKey(app)) === undefined;
  return heard && start >= now.getTime() - TRAIL_DAYS * DAY ? 'no' : 'notKnown';
};
