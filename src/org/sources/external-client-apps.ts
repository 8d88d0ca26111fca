/** External client apps: what the sObjects say, joined with the developer's half from the metadata. */
import { appKey, type App, type IpRange, type RunAsSetting } from '../../inventory/inventory.js';
import type { OrgClient } from '../client/client.js';
import { VIEWER, appSwitchQuery, headerQuery, policyQuery } from './eca-queries.js';
import type { AppSwitch, EcaColumns, Header, Policy, SettingsRange } from './eca-queries.js';
import type { EcaSettingsHalf } from './eca-settings.js';
import type { GapSink } from './gaps.js';

export type EcaRecords = {
  headers: Header[];
  policies: Policy[];
  switches: AppSwitch[];
  /** All apps were listed. */
  complete: boolean;
  policiesComplete: boolean;
};

/** Reads the sObjects that could be described; the others have their gap already. */
export const readEcaRecords = async (client: OrgClient, gaps: GapSink, columns: EcaColumns): Promise<EcaRecords> => {
  const can = {
    header: columns.header.size > 0,
    policy: columns.policy.size > 0,
    appSwitch: columns.appSwitch.size > 0,
  };
  const [headers, policies, switches] = await client.query<[Header, Policy, AppSwitch]>(
    can.header ? headerQuery(columns) : null,
    can.policy ? policyQuery(columns) : null,
    can.appSwitch ? appSwitchQuery(columns) : null,
  );
  gaps.failed('ExternalClientApplication', headers.failure, { grant: VIEWER });
  gaps.failed('ExtlClntAppOauthPlcyCnfg', policies.failure, { grant: VIEWER });
  gaps.failed('ExtlClntAppPlcyCnfg', switches.failure, { grant: VIEWER });
  return {
    headers: headers.rows,
    policies: policies.rows,
    switches: switches.rows,
    complete: can.header && headers.failure === null,
    policiesComplete: can.policy && policies.failure === null,
  };
};

const runAsOf = (policy: Policy | undefined, policiesComplete: boolean, userColumn: boolean): RunAsSetting => {
  if (policy && policy.user !== null) return { state: 'configured', username: policy.user };
  const known = policy ? userColumn : policiesComplete;
  return known ? { state: 'missing', certain: true } : { state: 'notKnown' };
};

const groupRanges = (ranges: SettingsRange[]): Map<string, IpRange[]> => {
  const bySettings = new Map<string, IpRange[]>();
  for (const { settingsId, range } of ranges) {
    const list = bySettings.get(settingsId);
    if (list) list.push(range);
    else bySettings.set(settingsId, [range]);
  }
  return bySettings;
};

export type EcaParts = {
  records: EcaRecords;
  columns: EcaColumns;
  settings: EcaSettingsHalf;
  /** null: could not be read. */
  ranges: SettingsRange[] | null;
};

/** One App per external client app. Pure. */
export const assembleExternalClientApps = ({ records, columns, settings, ranges }: EcaParts): App[] => {
  const policyByApp = new Map(records.policies.map((policy) => [policy.appId, policy]));
  const switchByApp = new Map(records.switches.map((one) => [one.appId, one]));
  const rangesBySettings = ranges && groupRanges(ranges);
  // Where the apps could not be listed, their policies still name them.
  const listed = new Map(records.headers.map((header) => [header.id, header]));
  for (const { header } of records.policies) if (header && !listed.has(header.id)) listed.set(header.id, header);

  return [...listed.values()].map((header): App => {
    const policy = policyByApp.get(header.id);
    const half = settings.byApp.get(header.name);
    const policyHalf = policy ? policy.enabled : records.policiesComplete ? false : null;
    const appSwitch = switchByApp.get(header.id);
    const ipRanges = policy?.settingsId && rangesBySettings ? (rangesBySettings.get(policy.settingsId) ?? []) : null;
    return {
      kind: 'ExternalClientApp',
      ...header,
      flow: { settings: half?.enabled ?? null, policy: policyHalf },
      provenByLoginAt: null,
      runAs: runAsOf(policy, records.policiesComplete, columns.policy.has('ClientCredentialsFlowUser')),
      scopes: policy?.scopes ?? null,
      ipRelaxation: policy?.ipRelaxation ?? null,
      ipRanges,
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

/** What the joined apps show to be missing although no request failed. */
export const reportEcaGaps = (
  gaps: GapSink,
  apps: App[],
  { records, settings }: EcaParts,
  mayReadApps: boolean | null,
): void => {
  if (records.complete && apps.length === 0 && mayReadApps !== true) {
    gaps.add({
      source: 'ExternalClientApplication',
      reason: 'permission',
      detail: 'no external client app is visible, and the caller has no permission that is known to show them',
      grant: VIEWER,
    });
  }
  const names = new Set(apps.map(({ name }) => name));
  const unseen = [...settings.byApp.keys()].filter((name) => !names.has(name));
  if (records.complete && unseen.length > 0) {
    gaps.add({
      source: 'ExternalClientApplication',
      reason: 'permission',
      detail: 'the Metadata API lists external client apps that a query does not return',
      subjects: unseen.map((name) => appKey({ kind: 'ExternalClientApp', name })),
      grant: VIEWER,
    });
  }
  const withoutHalf = apps.filter(({ name }) => !settings.byApp.has(name)).map(appKey);
  if (settings.complete && withoutHalf.length > 0) {
    gaps.add({
      source: 'ExtlClntAppGlobalOauthSettings',
      reason: 'permission',
      detail:
        'the settings half of these apps is not visible to the Metadata API; it needs the org setting "Allow access to OAuth consumer secrets via Metadata API" and the permission "View External Client Apps Consumer Secrets in Metadata"',
      ...(settings.byApp.size > 0 && { subjects: withoutHalf }),
    });
  }
};
