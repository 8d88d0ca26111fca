/** Where a finding is: the app as a logical location, and a file of the repository, which code scanning insists on. */
import type { Location, LogicalLocation } from 'sarif';
import type { Finding } from '../../../findings/audit-report.js';
import { rulesInState, type View } from '../../views.js';
import type { RenderContext } from '../format.js';

const STATES = ['pass', 'fail', 'inconclusive', 'waived', 'notApplicable'] as const;

/** A relative URI reference (RFC 3986); `!'()*` are legal there and left alone by the platform's function. */
const encode = (text: string): string => encodeURIComponent(text.toWellFormed());

/** A path with a drive of Windows is an address, since its colon would be taken for that of a scheme. */
const filePath = (file: string): string => {
  const encoded = file.split(/[\\/]/).map(encode).join('/');
  return /^[a-z]:[\\/]/i.test(file) ? `file:///${encoded.replace('%3A', ':')}` : encoded;
};

const nameOf = ({ name }: View): string => name ?? 'org';

const kindOf = ({ name, app }: View): string => (name === null ? 'Organization' : (app?.kind ?? 'App'));

/** `ExternalClientApp/Billing`; the name as it is, since this is no address. */
const fullyQualifiedName = (view: View): string => `${kindOf(view)}/${nameOf(view)}`;

/** One for each app, with the state of every check: this is where SARIF readers find what passed. */
export const logicalLocation = (view: View): LogicalLocation => ({
  name: nameOf(view),
  fullyQualifiedName: fullyQualifiedName(view),
  kind: 'resource',
  ...(view.app === null
    ? {}
    : { properties: { checks: Object.fromEntries(STATES.map((state) => [state, rulesInState(view, state)])) } }),
});

/** The path says the kind already. */
const nameIn = ({ name, app }: View): string => (app === null ? (name ?? '') : app.name.replace(`${app.kind}:`, ''));

/** Stable across runs and orgs: `salesforce/ExternalClientApp/Billing`, a file that need not exist. */
const standIn = (view: View): string =>
  view.name === null ? 'salesforce/Organization' : `salesforce/${kindOf(view)}/${encode(nameIn(view))}`;

/** The line of the metadata source that a finding is about; one of no file is where its app is. */
export const withSource = (location: Location, { location: source }: Pick<Finding, 'location'>): Location =>
  source
    ? {
        ...location,
        physicalLocation: {
          artifactLocation: { uri: filePath(source.file) },
          region: { startLine: source.line },
        },
      }
    : location;

export const locationOf = (view: View, index: number, declaredAt: RenderContext['declaredAt']): Location => {
  const declared = view.name === null ? null : declaredAt(view.name);
  return {
    physicalLocation: {
      artifactLocation: { uri: declared === null ? standIn(view) : filePath(declared.file) },
      region: { startLine: declared?.line ?? 1 },
    },
    logicalLocations: [{ index, name: nameOf(view), fullyQualifiedName: fullyQualifiedName(view), kind: 'resource' }],
  };
};
