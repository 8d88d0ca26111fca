/** What one Run As user has and the other lacks. */
import { hasObjectRight } from '../facts/effective-access.js';
import type { Grant, Unknown } from '../facts/facts.js';
import { objectOf } from '../platform/field-permissions.js';
import type { AccessDifference, DifferingGrant } from './compare-report.js';
import { ACCESS_KINDS, type AccessKind, type UserAccess } from './user-access.js';
import { byCodeUnits } from '../text/order.js';

type Had = { kind: AccessKind; name: string; right: string | null; grants: readonly Grant[] };

/** ApiUserOnly takes away rather than gives. */
const RESTRICTIONS = new Set(['apiuseronly']);

/** One by one, for most of it is nothing that the other side lacks. */
function* everythingHad({ access, classes }: UserAccess): Generator<Had> {
  for (const [key, { name, rights }] of access.permissions) {
    if (!RESTRICTIONS.has(key)) yield { kind: 'permission', name, right: null, grants: rights.get('granted') ?? [] };
  }
  for (const { name, rights } of access.objects.values()) {
    for (const [right, grants] of rights) yield { kind: 'object', name, right, grants };
  }
  for (const { name, rights } of access.fields.values()) {
    // Salesforce shows a field's data only to whom it shows the object's.
    if (!hasObjectRight(access, objectOf(name), 'read')) continue;
    for (const [right, grants] of rights) yield { kind: 'field', name, right, grants };
  }
  for (const { name, grants } of classes.values()) yield { kind: 'apexClass', name, right: null, grants };
}

/** Whoever may author Apex may call every class, and View All Fields shows every field of an object. */
const has = ({ access, classes }: UserAccess, { kind, name, right }: Had): boolean => {
  const key = name.toLowerCase();
  switch (kind) {
    case 'permission':
      return access.permissions.has(key);
    case 'object':
      return hasObjectRight(access, name, right as Parameters<typeof hasObjectRight>[2]);
    case 'field':
      return (
        (access.fields.get(key)?.rights.has(right as 'edit' | 'read') ?? false) ||
        (right === 'read' && (access.everyField.length > 0 || hasObjectRight(access, objectOf(name), 'viewAllFields')))
      );
    case 'apexClass':
      return classes.has(key) || access.permissions.has('authorapex');
  }
};

/** A grant is the same on both sides when it is of one kind and name. */
const otherSideOf = (grant: Grant, there: readonly Grant[]): DifferingGrant['otherSide'] => {
  const same = there.filter(
    ({ through, name }) => through === grant.through && name.toLowerCase() === grant.name.toLowerCase(),
  );
  if (same.length === 0) return 'notAssigned';
  return same.some(({ inForce }) => inForce) ? 'lacks' : 'notInForce';
};

/** Describes each grant once, however many rights come through it. */
const describer = (there: readonly Grant[]): ((grant: Grant) => DifferingGrant) => {
  const described = new Map<Grant, DifferingGrant>();
  return (grant) => {
    const { through, name, label } = grant;
    const known = described.get(grant) ?? { through, name, label, otherSide: otherSideOf(grant, there) };
    described.set(grant, known);
    return known;
  };
};

const byKindAndName = (a: AccessDifference, b: AccessDifference): number =>
  ACCESS_KINDS.indexOf(a.kind) - ACCESS_KINDS.indexOf(b.kind) || byCodeUnits(a.name, b.name);

/** Rights to one thing that come through the same grants are one difference. */
const gather = (lacking: readonly Had[], there: readonly Grant[]): AccessDifference[] => {
  const describe = describer(there);
  const gathered = new Map<string, AccessDifference>();
  for (const { kind, name, right, grants } of lacking) {
    const differing = [...new Set(grants)].map(describe);
    const key = [kind, name, JSON.stringify(differing)].join('\n');
    const entry = gathered.get(key) ?? { kind, name, rights: [], grants: differing };
    gathered.set(key, { ...entry, rights: [...entry.rights, ...(right === null ? [] : [right])].sort() });
  }
  return [...gathered.values()].sort(byKindAndName);
};

export type AccessGap = { of: 'from' | 'to'; fact: Unknown };

export type LackingAccess = {
  lacking: AccessDifference[];
  /** Why there may be more. */
  open: AccessGap[];
  /** All of it are fields that no permission set of the other side says anything about. */
  unlisted: boolean;
};

/** What `from` has and `to` surely lacks, and why there may be more. */
export const lackingAccess = (from: UserAccess, to: UserAccess): LackingAccess => {
  const lacking: Had[] = [];
  for (const had of everythingHad(from)) if (!has(to, had)) lacking.push(had);
  // What was not read of the other side may give what seems to be missing there.
  const sure = to.doubt === null ? lacking.filter(({ kind }) => to.unread[kind] === null) : [];
  const unread = (of: 'from' | 'to', { unread: byKind }: UserAccess): AccessGap[] =>
    ACCESS_KINDS.flatMap((kind): AccessGap[] => {
      const fact = byKind[kind];
      return fact === null ? [] : [{ of, fact }];
    });
  const open = [
    ...unread('from', from),
    ...unread('to', to),
    ...(from.doubt === null ? [] : [{ of: 'from' as const, fact: from.doubt }]),
    ...(to.doubt === null || lacking.length === 0 ? [] : [{ of: 'to' as const, fact: to.doubt }]),
  ];
  const unlisted = sure.length > 0 && sure.every(({ kind, name }) => kind === 'field' && !to.hasFieldRows(name));
  return { lacking: gather(sure, to.grants), open, unlisted };
};
