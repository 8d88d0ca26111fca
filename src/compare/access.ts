/** Effective access of both Run As users, held against each other. */
import type { Source } from '../inventory/inventory.js';
import { factText } from '../facts/texts.js';
import { effectiveAccess, hasObjectRight, type EffectiveAccess } from '../facts/effective-access.js';
import { unknown, type Fact, type Grant } from '../facts/facts.js';
import { coveredBy } from '../facts/resolver.js';
import type { AccessDifference, DifferingGrant } from './compare-report.js';
import type { PairSide } from './pair-rule.js';

type Kind = AccessDifference['kind'];
type Unknown = Extract<Fact<unknown>, { status: 'unknown' }>;
type Classes = ReadonlyMap<string, { name: string; grants: Grant[] }>;

/** What the Run As user of one side may do, and what may be more. */
export type UserAccess = {
  username: string;
  grants: readonly Grant[];
  /** By the grants that are certain. */
  access: EffectiveAccess;
  classes: Classes;
  /** A grant in force whose permissions are not certain. */
  doubt: Unknown | null;
  /** Why what was read of a kind may not be all of it. */
  unread: Readonly<Record<Kind, Unknown | null>>;
  hasFieldRows(field: string): boolean;
};

const KINDS: readonly Kind[] = ['permission', 'object', 'field', 'apexClass'];

const SOURCES: Readonly<Record<Kind, readonly Source[]>> = {
  permission: [],
  object: ['ObjectPermissions'],
  field: ['FieldPermissions', 'ObjectPermissions'],
  apexClass: ['SetupEntityAccess', 'ApexClass'],
};

const asUnknown = (fact: Fact<unknown> | undefined): Unknown | null => (fact?.status === 'unknown' ? fact : null);

/** By namespace and name: ids differ from org to org. */
const classesOf = ({ side }: PairSide, grants: readonly Grant[]): { classes: Classes; nameless: boolean } => {
  const classes = new Map<string, { name: string; grants: Grant[] }>();
  let nameless = false;
  for (const grant of grants) {
    for (const id of side.classesOfSet(grant.permissionSetId)) {
      const name = side.classNamed(id);
      nameless ||= name === undefined;
      if (name === undefined) continue;
      const entry = classes.get(name.toLowerCase()) ?? { name, grants: [] };
      classes.set(name.toLowerCase(), { name, grants: [...entry.grants, grant] });
    }
  }
  return { classes, nameless };
};

const judgeAccess = (pairSide: PairSide): Fact<UserAccess> => {
  const { facts, side } = pairSide;
  const [user, grants] = [facts('user'), facts('grants')];
  if (user.status !== 'known') return user;
  if (grants.status !== 'known') return grants;
  const { doubtful } = side.lookups.grantsOf(user.value.id);
  const certain = grants.value.filter((grant) => grant.inForce && !doubtful.has(grant));
  const [doubt] = grants.value.filter((grant) => doubtful.has(grant));
  const { classes, nameless } = classesOf(pairSide, certain);
  const covered = (kind: Kind): Unknown | null =>
    asUnknown(coveredBy(side.index, SOURCES[kind], user.value.id, user.value.username));
  const unread = Object.fromEntries(KINDS.map((kind) => [kind, covered(kind)])) as Record<Kind, Unknown | null>;
  if (nameless)
    unread.apexClass ??= asUnknown(unknown(factText('undecided.record', ['ApexClass']), undefined, 'ApexClass'));
  return {
    status: 'known',
    value: {
      username: user.value.username,
      grants: grants.value,
      access: effectiveAccess(certain, side.lookups.accessRows()),
      classes,
      doubt:
        doubt === undefined
          ? null
          : asUnknown(unknown(factText('undecided.group', [doubt.label]), undefined, 'PermissionSet')),
      unread,
      hasFieldRows: side.lookups.hasFieldRows,
    },
  };
};

const judged = new WeakMap<PairSide, Fact<UserAccess>>();

/** The access of a pair's side; notApplicable without a Run As user. Several rules ask for it. */
export const userAccess = (pairSide: PairSide): Fact<UserAccess> => {
  const access = judged.get(pairSide) ?? judgeAccess(pairSide);
  judged.set(pairSide, access);
  return access;
};

/** A grant is the same on both sides when it is of one kind and name. */
const otherSideOf = (grant: Grant, there: readonly Grant[]): DifferingGrant['otherSide'] => {
  const same = there.filter(
    ({ through, name }) => through === grant.through && name.toLowerCase() === grant.name.toLowerCase(),
  );
  if (same.length === 0) return 'notAssigned';
  return same.some(({ inForce }) => inForce) ? 'lacks' : 'notInForce';
};

type Had = { kind: Kind; name: string; right: string | null; grants: Grant[] };

/** Salesforce shows a field's data only to whom it shows the object's. */
const effectiveFields = ({ access }: UserAccess): Had[] =>
  [...access.fields.values()]
    .filter(({ name }) => hasObjectRight(access, name.split('.')[0] ?? '', 'read'))
    .flatMap(({ name, rights }) => [...rights].map(([right, grants]): Had => ({ kind: 'field', name, right, grants })));

/** ApiUserOnly takes away rather than gives. */
const RESTRICTIONS = new Set(['apiuseronly']);

const everythingHad = (one: UserAccess): Had[] => [
  ...[...one.access.permissions]
    .filter(([key]) => !RESTRICTIONS.has(key))
    .map(([, { name, rights }]): Had => ({
      kind: 'permission',
      name,
      right: null,
      grants: rights.get('granted') ?? [],
    })),
  ...[...one.access.objects.values()].flatMap(({ name, rights }) =>
    [...rights].map(([right, grants]): Had => ({ kind: 'object', name, right, grants })),
  ),
  ...effectiveFields(one),
  ...[...one.classes.values()].map(({ name, grants }): Had => ({ kind: 'apexClass', name, right: null, grants })),
];

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
        (right === 'read' &&
          (access.everyField.length > 0 || hasObjectRight(access, name.split('.')[0] ?? '', 'viewAllFields')))
      );
    case 'apexClass':
      return classes.has(key) || access.permissions.has('authorapex');
  }
};

const byKindAndName = (a: AccessDifference, b: AccessDifference): number =>
  KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

const grantsText = (grants: readonly DifferingGrant[]): string => JSON.stringify(grants);

/** Rights to one thing that come through the same grants are one difference. */
const gather = (lacking: readonly Had[], there: readonly Grant[]): AccessDifference[] => {
  const gathered = new Map<string, AccessDifference>();
  for (const { kind, name, right, grants } of lacking) {
    const differing = [...new Set(grants)].map((grant) => ({
      through: grant.through,
      name: grant.name,
      label: grant.label,
      otherSide: otherSideOf(grant, there),
    }));
    const key = [kind, name, grantsText(differing)].join('\n');
    const entry = gathered.get(key) ?? { kind, name, rights: [], grants: differing };
    gathered.set(key, { ...entry, rights: [...entry.rights, ...(right === null ? [] : [right])].sort() });
  }
  return [...gathered.values()].sort(byKindAndName);
};

export type AccessGap = { of: 'from' | 'to'; fact: Unknown };

/** What `from` has and `to` surely lacks, and why there may be more. */
export const lackingAccess = (
  from: UserAccess,
  to: UserAccess,
): { lacking: AccessDifference[]; open: AccessGap[]; unlisted: boolean } => {
  const lacking = everythingHad(from).filter((had) => !has(to, had));
  // What was not read of the other side may give what seems to be missing there.
  const sure = to.doubt === null ? lacking.filter(({ kind }) => to.unread[kind] === null) : [];
  const open = [
    ...KINDS.flatMap((kind): AccessGap[] => (from.unread[kind] ? [{ of: 'from', fact: from.unread[kind] }] : [])),
    ...KINDS.flatMap((kind): AccessGap[] => (to.unread[kind] ? [{ of: 'to', fact: to.unread[kind] }] : [])),
    ...(from.doubt === null ? [] : [{ of: 'from' as const, fact: from.doubt }]),
    ...(to.doubt === null || lacking.length === 0 ? [] : [{ of: 'to' as const, fact: to.doubt }]),
  ];
  const unlisted = sure.length > 0 && sure.every(({ kind, name }) => kind === 'field' && !to.hasFieldRows(name));
  return { lacking: gather(sure, to.grants), open, unlisted };
};
