/** External client apps: what the sObjects say, joined with the developer's half from the metadata. */
import { inScope } from '../../inventory/apps.js';
import { appKey, type App, type IpRange } from '../../inventory/inventory.js';
import { idKey } from '../../inventory/ids.js';
import { SCOPE_COLUMN_PREFIX } from '../../platform/scopes.js';
import { bundle } from '../../text/messages.js';
import type { OrgClient } from '../client/client.js';
import { noQuery, type Spoilt } from '../client/query.js';
import { reportAbsentSwitches } from './app-switches.js';
import { appSwitchQuery, headerQuery, policyQuery } from './eca-queries.js';
import type { AppSwitch, EcaColumns, Header, Policy, SettingsRange } from './eca-queries.js';
import type { EcaSettingsHalf } from './eca-settings.js';
import type { GapSink } from './gaps.js';

const messages = bundle('org.gaps');

export type EcaRecords = {
  headers: Header[];
  policies: Policy[];
  switches: AppSwitch[];
  /** All apps were listed. */
  complete: boolean;
  policiesComplete: boolean;
  /** Values of the records that had another type than their columns. */
  spoilt: Record<'header' | 'policy' | 'switch', Spoilt[]>;
};

/** A policy belongs to its app by these two; without them no row says anything. */
const canJoin = (columns: Set<string>): boolean => columns.has('ExternalClientApplicationId');

/** Reads the sObjects that could be described; the others have their gap already. */
export const readEcaRecords = async (client: OrgClient, gaps: GapSink, columns: EcaColumns): Promise<EcaRecords> => {
  const can = {
    header: columns.header.has('Id') && columns.header.has('DeveloperName'),
    policy: canJoin(columns.policy),
    appSwitch: canJoin(columns.appSwitch),
  };
  const [headers, policies, switches] = await client.query<[Header[], Policy[], AppSwitch[]]>(
    can.header ? headerQuery(columns) : noQuery(),
    can.policy ? policyQuery(columns) : noQuery(),
    can.appSwitch ? appSwitchQuery(columns) : noQuery(),
  );
  gaps.failed('ExternalClientApplication', headers.failure);
  gaps.failed('ExtlClntAppOauthPlcyCnfg', policies.failure);
  gaps.failed('ExtlClntAppPlcyCnfg', switches.failure);
  const whole = (answer: { failure: unknown; spoilt: Spoilt[] }): boolean =>
    answer.failure === null && !answer.spoilt.some(({ lost }) => lost);
  return {
    headers: headers.result,
    policies: policies.result,
    switches: switches.result,
    complete: can.header && whole(headers),
    policiesComplete: can.policy && whole(policies),
    spoilt: { header: headers.spoilt, policy: policies.spoilt, switch: switches.spoilt },
  };
};

export type EcaParts = {
  records: EcaRecords;
  columns: EcaColumns;
  settings: EcaSettingsHalf;
  /** null: could not be read. */
  ranges: SettingsRange[] | null;
};

/** An app without the OAuth plugin has no flow, and no settings half that could be hidden. */
const lacksOauth = (app: Pick<AppSwitch, 'oauthPlugin'> | undefined): boolean =>
  app?.oauthPlugin?.toLowerCase() === 'notinstalled';

/** One App per external client app. Pure. */
export const assembleExternalClientApps = ({ records, settings, ranges }: EcaParts): App[] => {
  const policyByApp = new Map(records.policies.map((policy) => [idKey(policy.appId), policy]));
  const switchByApp = new Map(records.switches.map((one) => [idKey(one.appId), one]));
  const rangesBySettings = ranges && Map.groupBy(ranges, ({ settingsId }) => idKey(settingsId));
  // Where the apps could not be listed, their policies still name them.
  const listed = new Map(records.headers.map((header) => [idKey(header.id), header]));
  for (const { header } of records.policies) {
    if (header && !listed.has(idKey(header.id))) listed.set(idKey(header.id), header);
  }
  const ipRangesOf = (policy: Policy | undefined): IpRange[] | null =>
    policy?.settingsId && rangesBySettings
      ? (rangesBySettings.get(idKey(policy.settingsId)) ?? []).map(({ range }) => range)
      : null;

  return [...listed.values()].map((header): App => {
    const policy = policyByApp.get(idKey(header.id));
    const half = settings.byApp.get(header.name);
    const appSwitch = switchByApp.get(idKey(header.id));
    const none = records.policiesComplete;
    const flow = half?.enabled ?? (lacksOauth(appSwitch) ? false : null);
    return {
      kind: 'ExternalClientApp',
      ...header,
      flow: { settings: flow, policy: policy ? policy.enabled : none ? false : null },
      provenByLoginAt: null,
      runAs: policy?.runAs ?? (none ? { state: 'missing', certain: true } : { state: 'notKnown' }),
      scopes: policy?.scopes ?? null,
      ipRelaxation: policy?.ipRelaxation ?? null,
      ipRanges: ipRangesOf(policy),
      permittedUsers: policy?.permittedUsers ?? null,
      enabled: appSwitch?.enabled ?? null,
      oauthPlugin: appSwitch?.oauthPlugin ?? null,
      consumerSecretOptional: half?.consumerSecretOptional ?? null,
      introspectsAllTokens: half?.introspectsAllTokens ?? null,
      sessionPolicy: policy?.sessionPolicy ?? null,
      requiredProofs: half?.requiredProofs ?? null,
      consumerKeyDigest: half?.consumerKeyDigest ?? null,
      policyModifiedAt: policy?.policyModifiedAt ?? null,
    };
  });
};

/** A policy is read with the scopes of its settings, which are another object's, and with its app. */
const byOwner = (spoilt: Spoilt): Record<'policy' | 'settings', Spoilt[]> => {
  if (spoilt.lost) return { policy: [spoilt], settings: [] };
  const ofSettings = spoilt.columns.some((column) => column.startsWith('ExtlClntAppOauthSettings.'));
  const own = spoilt.columns.filter((column) => !column.includes('.'));
  return {
    policy: own.length > 0 ? [{ ...spoilt, columns: own }] : [],
    settings: ofSettings ? [{ ...spoilt, columns: [SCOPE_COLUMN_PREFIX] }] : [],
  };
};

/** Rows name apps by id, gaps by key; an id that is no known app's may be anybody's. */
const reportSpoilt = (gaps: GapSink, apps: readonly App[], { spoilt }: EcaRecords): void => {
  const keys = new Map(apps.map((app) => [idKey(app.id ?? ''), appKey(app)]));
  const subjectsOf = (ids: string[]): string[] | null => {
    const subjects = ids.flatMap((id) => keys.get(idKey(id)) ?? []);
    return subjects.length < ids.length ? null : subjects;
  };
  const ofPolicy = spoilt.policy.map(byOwner);
  gaps.spoilt('ExternalClientApplication', spoilt.header, subjectsOf);
  gaps.spoilt('ExtlClntAppPlcyCnfg', spoilt.switch, subjectsOf);
  for (const { policy, settings } of ofPolicy) {
    gaps.spoilt('ExtlClntAppOauthPlcyCnfg', policy, subjectsOf);
    gaps.spoilt('ExtlClntAppOauthSettings', settings, subjectsOf);
  }
};

/** Apps that are there, and nothing that shows them: neither refuses a caller without rights. */
const reportInvisible = (gaps: GapSink, apps: App[], parts: EcaParts, mayReadApps: boolean | null): void => {
  const { records, settings } = parts;
  const source = 'ExternalClientApplication';
  if (records.complete && apps.length === 0 && mayReadApps !== true) {
    gaps.add({ source, reason: 'permission', detail: messages.getMessage('noApps'), curable: true });
  }
  const names = new Set(apps.map(({ name }) => name));
  const unseen = [...settings.byApp.keys()].filter((name) => !names.has(name));
  if (records.complete && unseen.length > 0) {
    const subjects = unseen.map((name) => appKey({ kind: 'ExternalClientApp', name }));
    gaps.add({ source, reason: 'permission', detail: messages.getMessage('unseenApps'), subjects, curable: true });
  }
};

/** What the joined apps show to be missing although no request failed. */
export const reportEcaGaps = (gaps: GapSink, apps: App[], parts: EcaParts, mayReadApps: boolean | null): void => {
  const { records, settings } = parts;
  const source = 'ExtlClntAppGlobalOauthSettings';
  reportSpoilt(gaps, apps, records);
  reportInvisible(gaps, apps, parts, mayReadApps);
  for (const app of apps.filter(inScope)) {
    reportAbsentSwitches(gaps, source, settings.byApp.get(app.name)?.absent ?? [], appKey(app));
  }
  const withoutHalf = apps.filter((app) => !settings.byApp.has(app.name) && !lacksOauth(app)).map(appKey);
  if (settings.complete && withoutHalf.length > 0) {
    const subjects = settings.byApp.size > 0 ? { subjects: withoutHalf } : {};
    gaps.add({ source, reason: 'permission', detail: messages.getMessage('settingsHalf'), ...subjects });
  }
};
