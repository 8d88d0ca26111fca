/** What an org has against a component, in the words of the platform. */
import { PERMISSION_NAMES, businessObject, readAlong } from '../schema/business-objects.js';
import { listOf } from '../soap/xml.js';
import { problemsOf } from './elements.js';
import type { Component } from './package.js';
import type { Org } from '../org/model.js';

export type Deployment = { org: Org; components: readonly Component[]; apiVersion: number };

type Judge = (component: Component, deployment: Deployment) => string[];

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const rowsOf = (value: unknown): Array<Record<string, unknown>> =>
  listOf(value).filter((each): each is Record<string, unknown> => typeof each === 'object' && each !== null);
export const namesIn = (value: unknown): string[] =>
  textOf(value)
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

const isDeployed = ({ components }: Deployment, type: string, name: string): boolean =>
  components.some((each) => each.type === type && each.fullName === name);

const missing = (field: string, type: string, name: string): string =>
  `In field: ${field} - no ${type} named ${name} found`;

const CROSS_REFERENCE = 'INVALID_CROSS_REFERENCE_KEY: invalid cross reference id';

/** Settings and policies belong to an app that is there or comes along. */
const ofApp: Judge = ({ elements }, deployment) => {
  const app = textOf(elements.externalClientApplication);
  const known =
    deployment.org.externalClientApps.some(({ name }) => name === app) ||
    isDeployed(deployment, 'ExternalClientApplication', app);
  return known ? [] : [missing('externalClientApplication', 'ExternalClientApplication', app)];
};

const header: Judge = ({ fullName, elements }, { org }) => [
  ...(org.connectedApps.some(({ name }) => name.toLowerCase() === fullName.toLowerCase())
    ? [`DUPLICATE_VALUE: duplicate value found: DeveloperName duplicates value on record with id: ${fullName}`]
    : []),
  ...(elements.orgScopedExternalApp !== undefined &&
  textOf(elements.orgScopedExternalApp) !== `${org.id.slice(0, 15)}:${fullName}`
    ? [CROSS_REFERENCE]
    : []),
];

const settings: Judge = (component, deployment) => [
  ...ofApp(component, deployment),
  ...(component.elements.oauthLink === undefined ? [] : [CROSS_REFERENCE]),
];

/** The names that the org gives the policies when an app gets its OAuth settings. */
export const generatedPolicies = (app: string, oauthSettings: string): { oauth: string; plugin: string } => ({
  oauth: `${oauthSettings}_defaultPolicy`,
  plugin: `${app}_defaultPolicy`,
});

const policyName = (component: Component, deployment: Deployment, part: 'oauth' | 'plugin'): string[] => {
  const app = textOf(component.elements.externalClientApplication);
  const existing = deployment.org.externalClientApps.find(({ name }) => name === app);
  const oauthSettings = deployment.components.find(
    ({ type, elements }) => type === 'ExtlClntAppOauthSettings' && elements.externalClientApplication === app,
  );
  const expected =
    existing === undefined
      ? generatedPolicies(app, oauthSettings?.fullName ?? '')[part]
      : existing.components[part === 'oauth' ? 'policy' : 'plugin'];
  return component.fullName === expected
    ? []
    : [`DUPLICATE_VALUE: duplicate value found: <unknown> duplicates value on record with id: ${expected}`];
};

const EXECUTION_USER = 'Enter a valid execution user for the OAuth client credentials flow.';

const oauthPolicy: Judge = (component, deployment) => {
  const { elements } = component;
  const { org } = deployment;
  const username = textOf(elements.clientCredentialsFlowUser).toLowerCase();
  const user = org.users.find((each) => each.username.toLowerCase() === username);
  const isOn = elements.isClientCredentialsFlowEnabled === 'true';
  return [
    ...ofApp(component, deployment),
    ...policyName(component, deployment, 'oauth'),
    ...(isOn && !user?.active ? [EXECUTION_USER] : []),
    ...('namedUserJwtTimeout' in elements || 'guestJwtTimeout' in elements ? ['Invalid plugin settings'] : []),
    ...namesIn(elements.commaSeparatedPermissionSet)
      .filter(
        (name) =>
          !org.permissionSets.some((set) => set.name === name) && !isDeployed(deployment, 'PermissionSet', name),
      )
      .map((name) => missing('commaSeparatedPermissionSet', 'PermissionSet', name)),
  ];
};

const objectProblems = (row: Record<string, unknown>, readable: ReadonlySet<string>): string[] => {
  const name = textOf(row.object);
  if (businessObject(name) === undefined) return [missing('field', 'CustomObject', name)];
  const needs: Array<[right: string, label: string, on: string, onLabel: string]> = [
    ['allowEdit', 'Edit', 'allowRead', 'Read'],
    ['allowCreate', 'Create', 'allowRead', 'Read'],
    ['allowDelete', 'Delete', 'allowEdit', 'Edit'],
    ['viewAllRecords', 'View All', 'allowRead', 'Read'],
    ['modifyAllRecords', 'Modify All', 'viewAllRecords', 'View All'],
    ['modifyAllRecords', 'Modify All', 'allowDelete', 'Delete'],
  ];
  const alone = readable.has(name) ? readAlong(name).filter((other) => !readable.has(other)) : [];
  return [
    ...needs
      .filter(([right, , on]) => row[right] === 'true' && row[on] !== 'true')
      .map(([, label, , onLabel]) => `Permission ${label} ${name} depends on permission(s): ${onLabel} ${name}`),
    ...alone.map((other) => `Permission Read ${name} depends on permission(s): Read ${other}`),
  ];
};

const fieldProblems = (row: Record<string, unknown>, objects: ReadonlySet<string>): string[] => {
  const field = textOf(row.field);
  const [object = '', name = ''] = field.split('.');
  const found = businessObject(object)?.[name];
  if (found === undefined) return [missing('field', 'CustomField', field)];
  if (!found.permissionable) return [`You cannot deploy to a required field: ${field}`];
  return objects.has(object) ? [] : [`Permission Read ${field} depends on permission(s): Read ${object}`];
};

const permissionSet: Judge = ({ elements }, deployment) => {
  const objects = rowsOf(elements.objectPermissions);
  const readable = new Set(objects.filter(({ allowRead }) => allowRead === 'true').map(({ object }) => textOf(object)));
  return [
    ...rowsOf(elements.userPermissions)
      .map(({ name }) => textOf(name))
      .filter((name) => !PERMISSION_NAMES.has(name))
      .map((name) => `Unknown user permission: ${name}`),
    ...rowsOf(elements.classAccesses)
      .map(({ apexClass }) => textOf(apexClass))
      .filter((name) => !deployment.org.apexClasses.some((each) => each.name === name))
      .filter((name) => !isDeployed(deployment, 'ApexClass', name))
      .map((name) => missing('apexClass', 'ApexClass', name)),
    ...objects.flatMap((row) => objectProblems(row, readable)),
    ...rowsOf(elements.fieldPermissions).flatMap((row) => fieldProblems(row, readable)),
  ];
};

const profile: Judge = ({ elements }, { org }) =>
  org.licenses.some(({ name }) => name === elements.userLicense)
    ? []
    : [missing('userLicense', 'UserLicense', textOf(elements.userLicense))];

const apexClass: Judge = ({ fullName, source }) =>
  new RegExp(`\\bclass\\s+${fullName}\\b`, 'i').test(source ?? '')
    ? []
    : [`File name does not match class name: ${fullName}`];

const JUDGES: Readonly<Record<string, Judge>> = {
  ApexClass: apexClass,
  ExternalClientApplication: header,
  ExtlClntAppConfigurablePolicies: (component, deployment) => [
    ...ofApp(component, deployment),
    ...policyName(component, deployment, 'plugin'),
  ],
  ExtlClntAppGlobalOauthSettings: settings,
  ExtlClntAppOauthConfigurablePolicies: oauthPolicy,
  ExtlClntAppOauthSettings: settings,
  PermissionSet: permissionSet,
  Profile: profile,
};

export const problemsWith = (component: Component, deployment: Deployment): string[] => {
  const wrong = problemsOf(component.type, component.elements, deployment.apiVersion);
  return wrong.length > 0 ? wrong : (JUDGES[component.type]?.(component, deployment) ?? []);
};
