/** The objects that an integration is to reach, as the org describes them. */
import type { OrgClient } from '../../org/client/client.js';
import { settle } from '../../org/sources/gaps.js';
import { isRow } from '../../metadata/row.js';
import { bundle } from '../../text/messages.js';
import type { Read } from './read.js';

const messages = bundle('provision.scaffold');

/** Fields by lower-case name, with whether a permission set can grant them; null: the describe does not say. */
export type DescribedObject = Map<string, boolean | null>;

/** `read` is null for what is not there, or not for this caller. `masters` are those of its details. */
export type ObjectRead = { read: Read<DescribedObject | null>; masters: string[] };

/** The master of a detail is the one object that the field refers to, with a place among its masters. */
const mastersIn = (fields: readonly unknown[]): string[] =>
  fields.filter(isRow).flatMap(({ relationshipOrder, referenceTo }) => {
    const [master] = Array.isArray(referenceTo) ? (referenceTo as unknown[]) : [];
    return typeof relationshipOrder === 'number' && typeof master === 'string' ? [master] : [];
  });

const describeObject = async (client: OrgClient, name: string): Promise<ObjectRead> => {
  const path = `/services/data/v${client.apiVersion}/sobjects/${encodeURIComponent(name)}/describe`;
  const described = await settle(client.resource(path));
  if ('failure' in described) {
    const { code, reason, message } = described.failure;
    const read = ['INVALID_TYPE', 'NOT_FOUND'].includes(code) ? { value: null } : { reason, detail: message };
    return { read, masters: [] };
  }
  const fields: unknown = isRow(described.value) ? described.value.fields : null;
  if (!Array.isArray(fields)) {
    return { read: { reason: 'error', detail: messages.getMessage('check.noDescribe', [name]) }, masters: [] };
  }
  const permissions = fields
    .filter(isRow)
    .flatMap(({ name: field, permissionable }): Array<[string, boolean | null]> => {
      if (typeof field !== 'string') return [];
      return [[field.toLowerCase(), typeof permissionable === 'boolean' ? permissionable : null]];
    });
  return { read: { value: new Map(permissions) }, masters: mastersIn(fields) };
};

/** The objects, and their masters up to the last: a detail can be the master of another. */
export const describeAll = async (client: OrgClient, objects: readonly string[]): Promise<Map<string, ObjectRead>> => {
  const found = new Map<string, ObjectRead>();
  let names = [...objects];
  while (names.length > 0) {
    const described = await Promise.all(names.map(async (name) => describeObject(client, name)));
    names.forEach((name, i) => found.set(name.toLowerCase(), described[i] ?? { read: { value: null }, masters: [] }));
    const masters = new Map(described.flatMap((one) => one.masters.map((name) => [name.toLowerCase(), name] as const)));
    names = [...masters].flatMap(([key, name]) => (found.has(key) ? [] : [name]));
  }
  return found;
};
