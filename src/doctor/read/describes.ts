/** What is described, and what of a describe is kept. */
import type { RequestFailure } from '../../org/client/failure.js';
import { RequestFailure as Failure } from '../../org/client/failure.js';
import type { Resource } from '../../org/client/read-resource.js';
import { fieldNamesOf } from '../../org/client/rest.js';
import { isRow } from '../../metadata/row.js';
import type { Column } from '../seen.js';

export const DESCRIBED = [
  'UserPermissionAccess',
  'PermissionSet',
  'PermissionSetAssignment',
  'ObjectPermissions',
  'LoginHistory',
  'SetupAuditTrail',
  'ExternalClientApplication',
  'ExtlClntAppOauthPlcyCnfg',
  'ExtlClntAppOauthSettings',
  'ExtlClntAppPlcyCnfg',
] as const;

export type Columns = ReadonlyMap<string, Column>;

/** @throws RequestFailure when it is no describe */
const columnsOf = (body: unknown): Columns => {
  const names = fieldNamesOf(body);
  const rows = isRow(body) && Array.isArray(body.fields) ? body.fields.filter(isRow) : [];
  const columns = new Map<string, Column>([...names].map((name) => [name, { filterable: null }]));
  for (const { name, filterable } of rows) {
    if (typeof name === 'string' && typeof filterable === 'boolean') columns.set(name, { filterable });
  }
  return columns;
};

export type Describes = {
  columns: Map<string, Columns>;
  failures: Map<string, RequestFailure>;
};

/** @param resources in the order of {@link DESCRIBED} */
export const describesOf = (resources: readonly Resource[]): Describes => {
  const describes: Describes = { columns: new Map(), failures: new Map() };
  DESCRIBED.forEach((name, at) => {
    const resource = resources[at];
    try {
      if (resource === undefined || 'failure' in resource) throw resource?.failure ?? new Error(name);
      describes.columns.set(name, columnsOf(resource.value));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      describes.failures.set(name, error);
    }
  });
  return describes;
};
