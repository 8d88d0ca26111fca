import type { Field } from '../schema/schema.js';
import type { Org, Rights, Stamps } from '../org/model.js';

/**
 * A record as SOQL sees it, with only the columns that differ from the default: false, null, the org's own stamps.
 * Date-times are epoch milliseconds. `Permissions*` come from `rights` when the row has them.
 */
export type Row = { Id: string; rights?: Rights; [column: string]: unknown };

export type RowDefaults = { createdAt: number; createdById: string };

export const rowDefaults = (org: Org): RowDefaults => ({
  createdAt: org.createdAt.getTime(),
  createdById: org.users[0]?.id ?? '',
});

const PREFIX = 'Permissions';

/** Permissions by the columns that show them: each is asked for of every row. */
const permissions = new Map<string, string>();

/** Profile spells the packaging permissions differently. */
const permissionOf = (column: string): string => {
  const known = permissions.get(column);
  if (known !== undefined) return known;
  const name = column.slice(PREFIX.length).replace(/^(Create|Install|Publish)Multiforce$/, '$1Packaging');
  permissions.set(column, name);
  return name;
};

export const valueOf = (row: Row, { name, type }: Field, defaults: RowDefaults): unknown => {
  if (row.rights && name.startsWith(PREFIX)) return row.rights.permissions.has(permissionOf(name));
  const value = row[name];
  if (value !== undefined) return value;
  if (type === 'boolean') return false;
  if (name === 'CreatedDate' || name === 'LastModifiedDate' || name === 'SystemModstamp') return defaults.createdAt;
  if (name === 'CreatedById' || name === 'LastModifiedById') return defaults.createdById;
  if (name === 'Language') return 'en_US';
  return null;
};

/** Columns of who made and changed a record; nothing for what is left to the defaults. */
export const stampColumns = (stamps: Stamps): Record<string, unknown> => {
  const modifiedAt = stamps.modifiedAt ?? stamps.createdAt;
  return {
    ...(stamps.createdAt && { CreatedDate: stamps.createdAt.getTime() }),
    ...(stamps.createdById && { CreatedById: stamps.createdById }),
    ...(modifiedAt && { LastModifiedDate: modifiedAt.getTime(), SystemModstamp: modifiedAt.getTime() }),
    ...(stamps.modifiedById && { LastModifiedById: stamps.modifiedById }),
  };
};

export const time = (date: Date | null): number | null => date?.getTime() ?? null;
