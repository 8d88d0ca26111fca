/** Takes components that nothing speaks against into the org. */
import { addApexClass } from '../builders/apex.js';
import { addExternalClientApp } from '../builders/apps.js';
import { addPermissionSet, addProfile, grantEntity } from '../builders/profiles.js';
import { makeRights } from '../builders/rights.js';
import { scopeOfMetadata } from '../org/scopes.js';
import { listOf } from '../soap/xml.js';
import type { Component } from './package.js';
import { generatedPolicies, namesIn, type Deployment } from './problems.js';
import type { ExternalClientApp, FieldRight, ObjectRight, Org, PermissionSet } from '../org/model.js';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const isOn = (value: unknown): boolean => value === 'true';
const rowsOf = (value: unknown): Array<Record<string, unknown>> =>
  listOf(value).filter((each): each is Record<string, unknown> => typeof each === 'object' && each !== null);

const appOf = (org: Org, { elements }: Component): ExternalClientApp => {
  const found = org.externalClientApps.find(({ name }) => name === elements.externalClientApplication);
  if (!found) throw new Error(`There is no app ${textOf(elements.externalClientApplication)}.`);
  return found;
};

/** An app without settings: its flow is off in both halves, and nobody is its Run As user. */
const header = (org: Org, { fullName, elements }: Component): void => {
  const app =
    org.externalClientApps.find(({ name }) => name === fullName) ??
    addExternalClientApp(org, {
      name: fullName,
      runAs: null,
      scopes: [],
      flow: { settings: false, policy: false },
      permittedUsers: 'AllSelfAuthorized',
      oauthPlugin: 'Notinstalled',
    });
  app.label = textOf(elements.label) || fullName;
  app.contactEmail = textOf(elements.contactEmail) || null;
  app.description = textOf(elements.description) || null;
};

/** The org makes the policies with the OAuth settings. */
const settings = (org: Org, component: Component): void => {
  const app = appOf(org, component);
  const policies = generatedPolicies(app.name, component.fullName);
  app.components = { ...app.components, settings: component.fullName, policy: policies.oauth, plugin: policies.plugin };
  app.oauthPlugin = 'Enabled';
  app.scopes = namesIn(component.elements.commaSeparatedOauthScopes).map(scopeOfMetadata);
};

const globalSettings = (org: Org, component: Component): void => {
  const { elements, fullName } = component;
  const app = appOf(org, component);
  app.components.global = fullName;
  app.callbackUrl = textOf(elements.callbackUrl);
  app.flow.settings = isOn(elements.isClientCredentialsFlowEnabled);
  app.secretOptional = isOn(elements.isConsumerSecretOptional);
  app.introspectsAllTokens = isOn(elements.isIntrospectAllTokens);
};

const oauthPolicy = (org: Org, component: Component): void => {
  const { elements } = component;
  const app = appOf(org, component);
  app.flow.policy = isOn(elements.isClientCredentialsFlowEnabled);
  app.runAs = textOf(elements.clientCredentialsFlowUser) || null;
  app.ipRelaxation = (textOf(elements.ipRelaxationPolicyType) || 'Enforce') as ExternalClientApp['ipRelaxation'];
  app.permittedUsers = (textOf(elements.permittedUsersPolicyType) ||
    'AllSelfAuthorized') as ExternalClientApp['permittedUsers'];
  const names = namesIn(elements.commaSeparatedPermissionSet);
  app.preauthorized = org.permissionSets.filter(({ name }) => names.includes(name));
  for (const set of app.preauthorized) {
    if (!set.entities.some(({ id }) => id === app.id)) grantEntity(set, 'ExternalClientApplication', app);
  }
};

const pluginPolicy = (org: Org, component: Component): void => {
  const app = appOf(org, component);
  app.enabled = isOn(component.elements.isEnabled);
  app.oauthPlugin = isOn(component.elements.isOauthPluginEnabled) ? 'Enabled' : 'Disabled';
};

const OBJECT_RIGHTS: ReadonlyArray<[element: string, right: ObjectRight]> = [
  ['allowRead', 'read'],
  ['allowCreate', 'create'],
  ['allowEdit', 'edit'],
  ['allowDelete', 'delete'],
  ['viewAllRecords', 'viewAll'],
  ['modifyAllRecords', 'modifyAll'],
  ['viewAllFields', 'viewAllFields'],
];

const fieldRights = (row: Record<string, unknown>): FieldRight[] => [
  ...(isOn(row.readable) ? (['read'] as const) : []),
  ...(isOn(row.editable) ? (['edit'] as const) : []),
];

const permissionSet = (org: Org, { fullName, elements }: Component): void => {
  const set: PermissionSet =
    org.permissionSets.find(({ name }) => name === fullName) ?? addPermissionSet(org, { name: fullName });
  set.label = textOf(elements.label);
  set.rights = makeRights({
    permissions: rowsOf(elements.userPermissions).flatMap(({ enabled, name }) => (isOn(enabled) ? textOf(name) : [])),
    objects: Object.fromEntries(
      rowsOf(elements.objectPermissions).map((row) => [
        textOf(row.object),
        OBJECT_RIGHTS.filter(([element]) => isOn(row[element])).map(([, right]) => right),
      ]),
    ),
    fields: Object.fromEntries(rowsOf(elements.fieldPermissions).map((row) => [textOf(row.field), fieldRights(row)])),
  });
  const classes = rowsOf(elements.classAccesses).map((row) => textOf(row.apexClass));
  for (const each of org.apexClasses.filter(({ name }) => classes.includes(name))) grantEntity(set, 'ApexClass', each);
};

const profile = (org: Org, { fullName, elements }: Component): void => {
  const ranges = rowsOf(elements.loginIpRanges).map(({ startAddress, endAddress }) => ({
    start: textOf(startAddress),
    end: textOf(endAddress),
  }));
  const found =
    org.profiles.find((each) => each.fullName === fullName) ??
    addProfile(org, { name: fullName, license: textOf(elements.userLicense) });
  found.loginIpRanges = ranges;
};

const METHODS = ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'] as const;

/** The class is not compiled: what it serves is read from its annotations. */
const apexClass = (org: Org, { fullName, source }: Component): void => {
  const body = source ?? '';
  const [, urlMapping] = /@RestResource\(urlMapping='([^']+)'\)/.exec(body) ?? [];
  const methods = METHODS.filter((method) => new RegExp(`@Http${method}\\b`, 'i').test(body));
  const rest = urlMapping === undefined ? undefined : { urlMapping, methods, response: { outcome: 'accepted' } };
  org.apexClasses = org.apexClasses.filter(({ name }) => name !== fullName);
  addApexClass(org, { name: fullName, body, global: /\bglobal\b/.test(body), ...(rest && { rest }) });
};

/** In the order in which one needs the other. */
const APPLY: ReadonlyArray<[type: string, apply: (org: Org, component: Component) => void]> = [
  ['ApexClass', apexClass],
  ['Profile', profile],
  ['PermissionSet', permissionSet],
  ['ExternalClientApplication', header],
  ['ExtlClntAppOauthSettings', settings],
  ['ExtlClntAppGlobalOauthSettings', globalSettings],
  ['ExtlClntAppOauthConfigurablePolicies', oauthPolicy],
  ['ExtlClntAppConfigurablePolicies', pluginPolicy],
];

export const apply = ({ org, components }: Deployment): void => {
  for (const [type, take] of APPLY) for (const each of components) if (each.type === type) take(org, each);
};
