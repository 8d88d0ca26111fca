/** Metadata source as an Inventory without any org: what only an org knows is a gap. */
import { canonicalInventory } from '../inventory/canonical.js';
import type { Gap, Inventory, OrgSettings, Source } from '../inventory/inventory.js';
import type { OrgIntegration } from '../policy/environments.js';
import { bundle } from '../text/messages.js';
import { layApps } from './apps-of.js';
import { classIds, layClasses } from './class-ids.js';
import { declaredAccess } from './declared-access.js';
import type { SourceTree } from './read-source.js';

const messages = bundle('source');

/** Sources that no metadata stands for. */
const ONLY_ORG: readonly Source[] = [
  'ApexClass',
  'LoginHistory',
  'Organization',
  'PermissionSetAssignment',
  'SetupAuditTrail',
  'User',
  'UserLogin',
];

const PLACES: ReadonlyArray<readonly [setting: keyof OrgSettings, source: Source, element: string]> = [
  ['secretsInMetadataApi', 'ExternalClientAppSettings', 'enableConsumerSecretApiAccess'],
  ['secretsInRestApi', 'ExternalClientAppSettings', 'enableClientSecretInRestApiAccess'],
  ['passwordFlowBlocked', 'OauthOidcSettings', 'blockOAuthUnPwFlow'],
  ['onlyApprovedApps', 'ConnectedAppSettings', 'enableAdminApprovedAppsOnly'],
];

const gapsOfSettings = (settings: Partial<OrgSettings>): Gap[] =>
  PLACES.filter(([setting]) => settings[setting] === undefined).map(([, source, element]) => ({
    source,
    reason: 'notInSource',
    detail: messages.getMessage('gap.noElement', [element]),
    columns: [element],
  }));

const onlyOrgGaps = (): Gap[] =>
  ONLY_ORG.map((source) => ({ source, reason: 'notInSource', detail: messages.getMessage('gap.onlyOrg') }));

const NO_SETTINGS: OrgSettings = {
  secretsInMetadataApi: null,
  secretsInRestApi: null,
  passwordFlowBlocked: null,
  onlyApprovedApps: null,
};

/** @param integrations of the policy file, which tells what the Run As users are assigned */
export const inventoryOfSource = (tree: SourceTree, integrations: readonly OrgIntegration[], now: Date): Inventory => {
  const { parts } = tree;
  const { apps, attached, gaps } = layApps(tree, []);
  const classes = classIds({ apexClassNames: [], apexRestClasses: [] });
  const { gaps: accessGaps, ...access } = declaredAccess(parts, { apps, attached }, integrations, classes);
  const countOf = (kind: string): number => apps.filter((app) => app.kind === kind).length;
  return canonicalInventory({
    formatVersion: '1.1',
    collectedAt: now.toISOString(),
    // Without an org there is nothing that this computer's clock could differ from.
    clock: { judgedBy: 'local', offsetMs: 0 },
    org: {
      id: null,
      username: null,
      instanceUrl: '',
      isSandbox: null,
      organizationType: null,
      instanceName: null,
      namespacePrefix: null,
      apiVersion: '',
    },
    callerPermissions: null,
    counts: { connectedApps: countOf('ConnectedApp'), externalClientApps: countOf('ExternalClientApp') },
    apps,
    ...access,
    userLogins: [],
    apexRestClasses: layClasses(parts.apexClasses, [], classes),
    apexClassNames: [],
    logins: { from: now.toISOString(), clientCredentials: 'runAsUsers', summaries: [] },
    runAsChanges: [],
    settings: { ...NO_SETTINGS, ...parts.settings },
    gaps: [...tree.gaps, ...gaps, ...accessGaps, ...gapsOfSettings(parts.settings), ...onlyOrgGaps()],
    apiCalls: 0,
  });
};
