/** Connected apps: listMetadata and readMetadata of ConnectedApp (the flow's flag and user exist from API 56.0 on). */
import { appKey, type App, type IpRange, type RunAsSetting } from '../../inventory/inventory.js';
import { inScope } from '../../inventory/apps.js';
import { normaliseIpRelaxation } from '../../platform/ip-relaxation.js';
import { scopeFromMetadata } from '../../platform/scopes.js';
import { bundle } from '../../text/messages.js';
import type { OrgClient } from '../client/client.js';
import type { RecordReader } from '../client/record.js';
import { textOf } from '../client/soap.js';
import { reportAbsentSwitches, switchesOf, type AppSwitches } from './app-switches.js';
import { digestOf } from './digest.js';
import type { GapSink } from './gaps.js';
import { listComponents, readComponents, type ListedComponent } from './metadata.js';

const messages = bundle('org.gaps');

type Read = Pick<
  App,
  | 'consumerKeyDigest'
  | 'consumerSecretOptional'
  | 'contactEmail'
  | 'introspectsAllTokens'
  | 'ipRanges'
  | 'ipRelaxation'
  | 'label'
  | 'permittedUsers'
  | 'requiredProofs'
  | 'runAs'
  | 'scopes'
  | 'sessionPolicy'
>;

/** What a record says: of the app, of its flow, and of OAuth at all. */
type Parts = { app: Read } & Pick<AppSwitches, 'absent' | 'enabled'> & { hasOauth: boolean };

const OAUTH = 'oauthConfig.';
const FLOW = `${OAUTH}isClientCredentialEnabled`;

/** null where an end of a range cannot be read: a half-read list would look like another one. */
const rangesOf = (record: RecordReader): IpRange[] | null => {
  const ranges = record.rows('ipRanges').map(({ start, end }) => ({ start: textOf(start), end: textOf(end) }));
  const whole = ranges.filter((range): range is IpRange => range.start !== null && range.end !== null);
  return whole.length < ranges.length || record.spoilt('ipRanges') ? null : whole;
};

/** Whether Salesforce returns the user at all is not documented; others may prove who it is. */
const runAsOf = (record: RecordReader): RunAsSetting => {
  const username = record.text(`${OAUTH}oauthClientCredentialUser`);
  return username === null ? { state: 'notKnown' } : { state: 'configured', username };
};

const sessionPolicyOf = (record: RecordReader): App['sessionPolicy'] => {
  const level = record.text('sessionPolicy.sessionLevel');
  const action = record.text('sessionPolicy.policyAction');
  return record.spoilt('sessionPolicy.sessionLevel') ? null : { level, action };
};

const permittedUsersOf = (record: RecordReader): string | null => {
  const adminApproved = record.flag(`${OAUTH}isAdminApproved`);
  return adminApproved === null ? null : adminApproved ? 'AdminApprovedPreAuthorized' : 'AllSelfAuthorized';
};

const scopesOf = (record: RecordReader, hasOauth: boolean): string[] | null => {
  const scopes = record.texts(`${OAUTH}scopes`);
  if (!hasOauth || record.spoilt(`${OAUTH}scopes`)) return null;
  return [...new Set(scopes.map(scopeFromMetadata))].sort();
};

const partsOf = (record: RecordReader): Parts => {
  const hasOauth = record.rows('oauthConfig').length > 0 || record.spoilt('oauthConfig');
  const ipRelaxation = record.text('oauthPolicy.ipRelaxation');
  const permittedUsers = permittedUsersOf(record);
  const { absent, enabled, ...switches } = switchesOf(record, OAUTH, 'isClientCredentialEnabled');
  const noAdminApproved = permittedUsers === null && !record.spoilt(`${OAUTH}isAdminApproved`);
  return {
    hasOauth,
    enabled,
    absent: noAdminApproved ? [...absent, `${OAUTH}isAdminApproved`] : absent,
    app: {
      ...switches,
      label: record.text('label'),
      contactEmail: record.text('contactEmail'),
      runAs: runAsOf(record),
      scopes: scopesOf(record, hasOauth),
      ipRelaxation: ipRelaxation && normaliseIpRelaxation(ipRelaxation),
      ipRanges: rangesOf(record),
      permittedUsers,
      consumerKeyDigest: digestOf(record.text(`${OAUTH}consumerKey`)),
      sessionPolicy: sessionPolicyOf(record),
    },
  };
};

/** What is known of an app whose record was not read. */
const UNREAD: Read = {
  label: null,
  contactEmail: null,
  runAs: { state: 'notKnown' },
  scopes: null,
  ipRelaxation: null,
  ipRanges: null,
  permittedUsers: null,
  consumerSecretOptional: null,
  introspectsAllTokens: null,
  sessionPolicy: null,
  requiredProofs: null,
  consumerKeyDigest: null,
};

type ReadConnectedApp = { app: App; parts: Parts | undefined };

const toApp = (listed: ListedComponent, parts: Parts | undefined): ReadConnectedApp => {
  const { app, enabled, hasOauth } = parts ?? { app: UNREAD, enabled: null, hasOauth: true };
  // An app without OAuth at all has no flow; of an installed app the OAuth part may simply not be shown.
  const on = !hasOauth && listed.namespace === null ? false : enabled;
  return {
    parts,
    app: {
      kind: 'ConnectedApp',
      id: listed.id,
      name: listed.fullName,
      namespace: listed.namespace,
      flow: { settings: on, policy: on },
      provenByLoginAt: null,
      enabled: null,
      oauthPlugin: null,
      policyModifiedAt: null,
      ...app,
    },
  };
};

/** Apps whose record says nothing of OAuth, and switches that records lack. */
const reportAbsent = (gaps: GapSink, apps: readonly ReadConnectedApp[]): void => {
  const hidden = apps.filter(({ app, parts }) => parts?.hasOauth === false && app.namespace !== null);
  if (hidden.length > 0) {
    gaps.add({
      source: 'ConnectedApp',
      reason: 'notSupported',
      detail: messages.getMessage('hiddenOauth'),
      subjects: hidden.map(({ app }) => appKey(app)),
    });
  }
  for (const { app, parts } of apps) {
    if (!parts?.hasOauth) continue;
    const absent = inScope(app) ? parts.absent : parts.absent.filter((path) => path === FLOW);
    reportAbsentSwitches(gaps, 'ConnectedApp', absent, appKey(app));
  }
};

/** All connected apps; null (with a gap) when they could not be listed. */
export const readConnectedApps = async (client: OrgClient, gaps: GapSink): Promise<App[] | null> => {
  const listed = await listComponents(client, gaps, 'ConnectedApp');
  if (listed === null) return null;
  const names = listed.map(({ fullName }) => fullName);
  const parts = await readComponents(client, gaps, 'ConnectedApp', names, {
    map: partsOf,
    subjectOf: (name) => appKey({ kind: 'ConnectedApp', name }),
  });
  const apps = listed.map((component) => toApp(component, parts.get(component.fullName)));
  reportAbsent(gaps, apps);
  return apps.map(({ app }) => app);
};
