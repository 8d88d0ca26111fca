/** Connected apps: listMetadata and readMetadata of ConnectedApp (the flow's flag and user exist from API 56.0 on). */
import { appKey, type App, type IpRange, type SessionPolicy } from '../../inventory/inventory.js';
import { normaliseIpRelaxation } from '../../platform/ip-relaxation.js';
import { scopeFromMetadata } from '../../platform/scopes.js';
import type { OrgClient } from '../client/client.js';
import { isRow, type Row } from '../client/rest.js';
import { booleanOf, listOf, textOf } from '../client/soap.js';
import { requiredProofs } from './app-switches.js';
import { digestOf } from './digest.js';
import type { GapSink } from './gaps.js';
import { listComponents, readComponents, type ListedComponent } from './metadata.js';

/** A connected app before anybody asked other sources who it runs as: `configuredUser` is what its metadata says. */
export type ReadConnectedApp = { app: App; configuredUser: string | null; read: boolean };

type Parts = Pick<
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
  | 'scopes'
  | 'sessionPolicy'
> & { enabled: boolean | null; configuredUser: string | null };

const rowOf = (value: unknown): Row | null => (isRow(value) ? value : null);

/** Salesforce leaves out a switch that is off. */
const switchOf = (oauth: Row | null, name: string): boolean | null =>
  oauth === null ? null : (booleanOf(oauth[name]) ?? false);

const rangesOf = (record: Row): IpRange[] =>
  listOf(record.ipRanges).flatMap((range) => {
    const start = isRow(range) ? textOf(range.start) : null;
    const end = isRow(range) ? textOf(range.end) : null;
    return start !== null && end !== null ? [{ start, end }] : [];
  });

const sessionPolicyOf = (record: Row): SessionPolicy => {
  const policy = rowOf(record.sessionPolicy);
  return { level: textOf(policy?.sessionLevel), action: textOf(policy?.policyAction) };
};

const partsOf = (record: Row): Parts => {
  const oauth = rowOf(record.oauthConfig);
  const ipRelaxation = textOf(rowOf(record.oauthPolicy)?.ipRelaxation);
  const adminApproved = switchOf(oauth, 'isAdminApproved');
  const scopes = listOf(oauth?.scopes).flatMap((scope) => textOf(scope) ?? []);
  return {
    label: textOf(record.label),
    contactEmail: textOf(record.contactEmail),
    enabled: switchOf(oauth, 'isClientCredentialEnabled'),
    configuredUser: textOf(oauth?.oauthClientCredentialUser),
    scopes: oauth && [...new Set(scopes.map(scopeFromMetadata))].sort(),
    ipRelaxation: ipRelaxation && normaliseIpRelaxation(ipRelaxation),
    ipRanges: rangesOf(record),
    permittedUsers: adminApproved === null ? null : adminApproved ? 'AdminApprovedPreAuthorized' : 'AllSelfAuthorized',
    consumerSecretOptional: switchOf(oauth, 'isConsumerSecretOptional'),
    introspectsAllTokens: switchOf(oauth, 'isIntrospectAllTokens'),
    sessionPolicy: sessionPolicyOf(record),
    requiredProofs: oauth && requiredProofs(oauth),
    consumerKeyDigest: digestOf(textOf(oauth?.consumerKey)),
  };
};

const UNREAD: Parts = {
  label: null,
  contactEmail: null,
  enabled: null,
  configuredUser: null,
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

const toApp = (listed: ListedComponent, parts: Parts | undefined): ReadConnectedApp => {
  const { enabled, configuredUser, ...rest } = parts ?? UNREAD;
  // An app without OAuth at all has no flow; of an installed app the OAuth part may simply not be shown.
  const on = parts && enabled === null && listed.namespace === null ? false : enabled;
  return {
    configuredUser,
    read: parts !== undefined,
    app: {
      kind: 'ConnectedApp',
      id: listed.id,
      name: listed.fullName,
      namespace: listed.namespace,
      flow: { settings: on, policy: on },
      provenByLoginAt: null,
      runAs: configuredUser === null ? { state: 'notKnown' } : { state: 'configured', username: configuredUser },
      enabled: null,
      oauthPlugin: null,
      policyModifiedAt: null,
      ...rest,
    },
  };
};

/** All connected apps; null (with a gap) when they could not be listed. */
export const readConnectedApps = async (client: OrgClient, gaps: GapSink): Promise<ReadConnectedApp[] | null> => {
  const listed = await listComponents(client, gaps, 'ConnectedApp');
  if (listed === null) return null;
  const names = listed.map(({ fullName }) => fullName);
  const subjectOf = (name: string): string => appKey({ kind: 'ConnectedApp', name });
  const parts = await readComponents(client, gaps, 'ConnectedApp', names, { map: partsOf, subjectOf });
  const apps = listed.map((component) => toApp(component, parts.get(component.fullName)));
  const hidden = apps.filter(({ app, read }) => read && app.flow.settings === null).map(({ app }) => appKey(app));
  if (hidden.length > 0) {
    gaps.add({
      source: 'ConnectedApp',
      reason: 'notSupported',
      detail: 'Salesforce does not show the OAuth configuration of this installed app',
      subjects: hidden,
    });
  }
  return apps;
};
