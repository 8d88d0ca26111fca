/** Where a finding is: the app as a logical location, and a file of the repository, which code scanning insists on. */
import type { Location, LogicalLocation } from 'sarif';
import { rulesInState, type AppGroup } from '../groups.js';
import type { RenderContext } from '../format.js';

const STATES = ['pass', 'fail', 'inconclusive', 'waived', 'notApplicable'] as const;

/** A relative URI reference (RFC 3986); `!'()*` are legal there and left alone by the platform's function. */
const encode = (text: string): string => encodeURIComponent(text.toWellFormed());

const filePath = (file: string): string => file.split(/[\\/]/).map(encode).join('/');

const nameOf = ({ name }: AppGroup): string => name ?? 'org';

const kindOf = ({ name, view }: AppGroup): string => (name === null ? 'Organization' : (view.app?.kind ?? 'App'));

/** `ExternalClientApp/Billing`; the name as it is, since this is no address. */
const fullyQualifiedName = (group: AppGroup): string => `${kindOf(group)}/${nameOf(group)}`;

/** One for each app, with the state of every check: this is where SARIF readers find what passed. */
export const logicalLocation = (group: AppGroup): LogicalLocation => ({
  name: nameOf(group),
  fullyQualifiedName: fullyQualifiedName(group),
  kind: 'resource',
  ...(group.view.app === null
    ? {}
    : { properties: { checks: Object.fromEntries(STATES.map((state) => [state, rulesInState(group, state)])) } }),
});

/** Stable across runs and orgs: `salesforce/ExternalClientApp/Billing`, a file that need not exist. */
const standIn = (group: AppGroup): string =>
  group.name === null
    ? 'salesforce/Organization'
    : `salesforce/${kindOf(group)}/${encode(group.view.app?.name ?? group.name)}`;

export const locationOf = (group: AppGroup, index: number, declaredAt: RenderContext['declaredAt']): Location => {
  const declared = group.name === null ? null : declaredAt(group.name);
  return {
    physicalLocation: {
      artifactLocation: { uri: declared === null ? standIn(group) : filePath(declared.file) },
      region: { startLine: declared?.line ?? 1 },
    },
    logicalLocations: [{ index, name: nameOf(group), fullyQualifiedName: fullyQualifiedName(group), kind: 'resource' }],
  };
};
