/** Field paths: from text (`Profile.UserLicense.Name`, `u.Name`) to a field and the references that lead to it. */
import { invalidField, noColumn } from '../server/errors.js';
import { valueOf, type Row } from '../data/row.js';
import type { Tables } from '../data/tables.js';
import type { Field, SObject } from '../schema/schema.js';

export type Path = {
  /** References to follow, with the object each leads to. */
  steps: Array<{ reference: Field; target: SObject }>;
  field: Field;
  /** Object that has the field. */
  owner: SObject;
};

export type PathContext = {
  object: SObject;
  alias: string | undefined;
  find: (name: string) => SObject | undefined;
};

const stepInto = (owner: SObject, relationship: string, find: PathContext['find']): Path['steps'][number] => {
  const wanted = relationship.toLowerCase();
  const reference = [...owner.fields.values()].find((field) => field.relationshipName?.toLowerCase() === wanted);
  const target = reference?.referenceTo.map(find).find((found) => found !== undefined);
  if (!reference || !target) {
    throw invalidField(
      `Didn't understand relationship '${relationship}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
    );
  }
  return { reference, target };
};

/** At most five levels up, as on the platform. */
const MAX_LEVELS = 5;

export const resolvePath = (text: string, { object, alias, find }: PathContext): Path => {
  const parts = text.split('.');
  const first = parts[0]?.toLowerCase();
  if (parts.length > 1 && (first === alias?.toLowerCase() || first === object.name.toLowerCase())) parts.shift();
  const name = parts.pop() ?? '';
  if (parts.length > MAX_LEVELS) throw invalidField(`Cannot follow more than ${MAX_LEVELS} relationships: ${text}`);
  const steps: Path['steps'] = [];
  let owner = object;
  for (const part of parts) {
    const step = stepInto(owner, part, find);
    steps.push(step);
    owner = step.target;
  }
  const field = owner.fields.get(name.toLowerCase());
  if (!field) throw noColumn(name, owner.name);
  return { steps, field, owner };
};

/** The row that the steps lead to, or undefined where a reference is empty. */
export const follow = (row: Row, steps: Path['steps'], tables: Tables): Row | undefined => {
  let current: Row | undefined = row;
  for (const { reference, target } of steps) {
    const id: unknown = current ? valueOf(current, reference, tables.defaults) : null;
    current = typeof id === 'string' ? tables.byId(target.name, id) : undefined;
  }
  return current;
};

/** A function that reads the path from a row: null where a reference on the way is empty. */
export const reader = ({ steps, field }: Path, tables: Tables): ((row: Row) => unknown) => {
  const { defaults } = tables;
  if (steps.length === 0) return (row) => valueOf(row, field, defaults);
  return (row) => {
    const owner = follow(row, steps, tables);
    return owner ? valueOf(owner, field, defaults) : null;
  };
};
