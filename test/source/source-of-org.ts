/** A fake org as metadata source: what a retrieve of everything would write, consumer secrets left out. */
import type { Policy } from '../../src/policy/policy.js';
import type { Org, PermissionSet, Rights } from '../fake-org/org/model.js';
import { connectedAppMetadata } from '../fake-org/soap/connected-app.js';
import * as eca from '../fake-org/soap/external-client-app.js';
import { profileMetadata } from '../fake-org/soap/profile.js';
import { SETTINGS, settingsFullName } from '../fake-org/soap/settings.js';
import type { XmlTree } from '../fake-org/soap/xml.js';
import { metadata, type Files } from './tree.js';

const VERSION = 67;

const rightsElements = (
  org: Org,
  { permissions, objects, fields }: Rights,
  entities: PermissionSet['entities'],
): XmlTree => ({
  classAccesses: entities
    .filter(({ type }) => type === 'ApexClass')
    .flatMap(({ id }) => org.apexClasses.filter((one) => one.id === id && one.namespace === null))
    .map(({ name }) => ({ apexClass: name, enabled: true })),
  fieldPermissions: [...fields].map(([field, rights]) => ({
    editable: rights.has('edit'),
    field,
    readable: rights.has('read'),
  })),
  objectPermissions: [...objects].map(([object, rights]) => ({
    allowCreate: rights.has('create'),
    allowDelete: rights.has('delete'),
    allowEdit: rights.has('edit'),
    allowRead: rights.has('read'),
    modifyAllRecords: rights.has('modifyAll'),
    object,
    viewAllFields: rights.has('viewAllFields'),
    viewAllRecords: rights.has('viewAll'),
  })),
  userPermissions: [...permissions].sort().map((name) => ({ enabled: true, name })),
});

const file = (folder: string, name: string, suffix: string): string => `force-app/${folder}/${name}.${suffix}-meta.xml`;

const appFiles = (org: Org): Array<[string, string]> => [
  ...org.connectedApps
    .filter(({ installed, namespace }) => installed && namespace === null)
    .map((app): [string, string] => [
      file('connectedApps', app.name, 'connectedApp'),
      metadata(
        'ConnectedApp',
        connectedAppMetadata({ ...org, options: { ...org.options, hideConnectedAppRunAs: false } }, app, VERSION),
      ),
    ]),
  ...org.externalClientApps
    .filter(({ namespace }) => namespace === null)
    .flatMap((app): Array<[string, string]> => {
      const { settings, global, policy, plugin } = app.components;
      const header = { ...eca.headerMetadata(org, app), orgScopedExternalApp: null };
      return [
        [file('externalClientApps', app.name, 'eca'), metadata('ExternalClientApplication', header)],
        [
          file('extlClntAppOauthSettings', settings, 'ecaOauth'),
          metadata('ExtlClntAppOauthSettings', { ...eca.settingsMetadata(org, app), oauthLink: null }),
        ],
        [
          file('extlClntAppGlobalOauthSets', global, 'ecaGlblOauth'),
          metadata('ExtlClntAppGlobalOauthSettings', eca.globalMetadata(org, app, VERSION)),
        ],
        [
          file('extlClntAppOauthPolicies', policy, 'ecaOauthPlcy'),
          metadata('ExtlClntAppOauthConfigurablePolicies', eca.policyMetadata(org, app)),
        ],
        [
          file('extlClntAppPolicies', plugin, 'ecaPlcy'),
          metadata('ExtlClntAppConfigurablePolicies', eca.pluginMetadata(org, app)),
        ],
      ];
    }),
];

const accessFiles = (org: Org): Array<[string, string]> => [
  ...org.permissionSets
    .filter(({ profile, group, namespace }) => profile === null && group === null && namespace === null)
    .map((set): [string, string] => [
      file('permissionsets', set.name, 'permissionset'),
      metadata('PermissionSet', {
        hasActivationRequired: set.sessionActivated,
        label: set.label,
        ...rightsElements(org, set.rights, set.entities),
      }),
    ]),
  ...org.groups
    .filter(({ namespace }) => namespace === null)
    .flatMap((group): Array<[string, string]> => [
      [
        file('permissionsetgroups', group.name, 'permissionsetgroup'),
        metadata('PermissionSetGroup', {
          label: group.label,
          mutingPermissionSets: group.muting ? [group.muting.name] : [],
          permissionSets: group.members.map(({ name }) => name),
          status: group.status,
        }),
      ],
      ...(group.muting === null
        ? []
        : [
            [
              file('mutingpermissionsets', group.muting.name, 'mutingpermissionset'),
              metadata('MutingPermissionSet', {
                label: group.muting.label,
                ...rightsElements(org, group.muting.rights, []),
              }),
            ] as [string, string],
          ]),
    ]),
  ...org.profiles.map((profile): [string, string] => [
    file('profiles', profile.fullName, 'profile'),
    metadata('Profile', {
      ...profileMetadata(profile),
      ...rightsElements(org, profile.permissionSet.rights, profile.permissionSet.entities),
    }),
  ]),
];

const otherFiles = (org: Org): Array<[string, string]> => [
  ...['ConnectedAppSettings', 'ExternalClientAppSettings', 'OauthOidcSettings'].map((type): [string, string] => [
    file('settings', settingsFullName(type), 'settings'),
    metadata(type, SETTINGS[type]?.(org) ?? {}),
  ]),
  ...org.apexClasses
    .filter(({ namespace, hidden }) => namespace === null && !hidden)
    .flatMap(({ name, body, status }): Array<[string, string]> => [
      [`force-app/classes/${name}.cls`, body],
      [`force-app/classes/${name}.cls-meta.xml`, metadata('ApexClass', { apiVersion: '67.0', status })],
    ]),
];

export const sourceOfOrg = (org: Org): Files =>
  Object.fromEntries([
    ['sfdx-project.json', JSON.stringify({ packageDirectories: [{ path: 'force-app' }], sourceApiVersion: '67.0' })],
    ...appFiles(org),
    ...accessFiles(org),
    ...otherFiles(org),
  ]);

/** What the sets of each Run As user are, as a policy file would declare them. */
export const policyOf = (org: Org): Policy => ({
  version: 1,
  integrations: [...org.connectedApps, ...org.externalClientApps].flatMap((app) => {
    const user = org.users.find(({ username }) => username === app.runAs);
    if (user === undefined) return [];
    const inForce = org.assignments.filter(
      (one) => one.user === user && one.active && !one.revoked && (one.expiresAt === null || one.expiresAt > org.now),
    );
    return {
      app: app.name,
      permissionSets: inForce
        .filter(({ permissionSet }) => permissionSet.profile === null)
        .map(({ permissionSet, group }) => group?.name ?? permissionSet.name),
      profile: user.profile.fullName,
    };
  }),
});

/** What no org is needed for. */
export const TOLD_BY_SOURCE = [
  'flow-half-enabled',
  'run-as-missing',
  'run-as-overprivileged',
  'run-as-api-disabled',
  'run-as-not-api-only',
  'scope-none-usable',
  'scope-api-missing',
  'scope-delegated',
  'scope-excess',
  'app-proof-required',
  'app-self-authorize',
  'app-ip-relaxed',
  'app-secret-optional',
  'app-introspects-all-tokens',
  'app-legacy',
];
