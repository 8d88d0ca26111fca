/** Whether every app of an org is known: the one place that says so, for reports and for names that no app has. */
import { appKey, type App, type Gap, type Inventory, type Source } from './inventory.js';
import { nameKey } from './names.js';

/** What was read of an org, as far as its list of apps goes. */
export type AppsRead = Pick<Inventory, 'counts' | 'gaps'> & { apps: ReadonlyArray<Pick<App, 'kind' | 'name'>> };

/** They list the apps of a kind. */
const LISTS: readonly Source[] = ['ConnectedApp', 'ExternalClientApplication'];

/** Without these an app, or whether it uses the flow, is not known, and no check is there to be inconclusive. */
const APP_SOURCES: readonly Source[] = [...LISTS, 'ExtlClntAppOauthPlcyCnfg'];

const isOfList = ({ source, columns }: Gap): boolean => LISTS.includes(source) && columns === undefined;

const keysOf = ({ apps }: AppsRead): Set<string> => new Set(apps.map((app) => nameKey(appKey(app))));

/** Gaps because of which there may be apps, or surely are, that were not listed. */
export const gapsOfUnlistedApps = (read: AppsRead): Gap[] => {
  const listed = keysOf(read);
  return read.gaps.filter(
    (gap) => isOfList(gap) && (gap.subjects?.some((subject) => !listed.has(nameKey(subject))) ?? true),
  );
};

/** Whether an app that was not listed does not exist. */
export const appListComplete = (read: AppsRead): boolean =>
  read.counts.connectedApps !== null &&
  read.counts.externalClientApps !== null &&
  gapsOfUnlistedApps(read).length === 0;

/** Columns and elements without which an app is not known to use the flow. */
const FLOW_COLUMNS: readonly string[] = [
  'ExternalClientApplicationId',
  'IsClientCredentialsFlowEnabled',
  'oauthConfig.isClientCredentialEnabled',
];

type GapOfApps = Pick<Gap, 'columns' | 'source'>;

/** Gaps because of which apps may have got no checks: not listed, or not known to use the flow. */
export const gapsOfUncheckedApps = <G extends GapOfApps>(gaps: readonly G[]): G[] =>
  gaps.filter(
    ({ source, columns }) =>
      APP_SOURCES.includes(source) && (columns?.some((column) => FLOW_COLUMNS.includes(column)) ?? true),
  );

/** Whether every app of the org that uses the flow got its checks. */
export const everyAppChecked = ({
  counts,
  gaps,
}: Pick<Inventory, 'counts'> & { gaps: readonly GapOfApps[] }): boolean =>
  counts.connectedApps !== null && counts.externalClientApps !== null && gapsOfUncheckedApps(gaps).length === 0;
