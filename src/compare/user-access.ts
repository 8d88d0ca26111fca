/** What the Run As user of one side may do. */
import type { Source } from '../inventory/inventory.js';
import { factText } from '../facts/texts.js';
import { inDoubt } from '../facts/doubt.js';
import { effectiveAccess, type EffectiveAccess } from '../facts/effective-access.js';
import { unknown, type Fact, type Grant, type Unknown } from '../facts/facts.js';
import { coveredBy, type Facts } from '../facts/resolver.js';
import type { AccessDifference } from './compare-report.js';
import type { StepUser } from '../steps/user.js';
import type { Side } from './side.js';

export type AccessKind = AccessDifference['kind'];
type Classes = ReadonlyMap<string, { name: string; grants: Grant[] }>;

/** What the Run As user of one side may do, and what may be more. */
/** Whom steps are about. */
export type TargetUser = { user: StepUser; grants: readonly Grant[]; now: Date };

export type UserAccess = {
  user: StepUser;
  username: string;
  grants: readonly Grant[];
  /** By the grants that are certain. */
  access: EffectiveAccess;
  classes: Classes;
  /** A grant in force whose permissions are not certain. */
  doubt: Unknown | null;
  /** Why what was read of a kind may not be all of it. */
  unread: Readonly<Record<AccessKind, Unknown | null>>;
  hasFieldRows(field: string): boolean;
};

export const ACCESS_KINDS: readonly AccessKind[] = ['permission', 'object', 'field', 'apexClass'];

const SOURCES: Readonly<Record<AccessKind, readonly Source[]>> = {
  permission: [],
  object: ['ObjectPermissions'],
  field: ['FieldPermissions', 'ObjectPermissions'],
  apexClass: ['SetupEntityAccess', 'ApexClass'],
};

const asUnknown = (fact: Fact<unknown> | undefined): Unknown | null => (fact?.status === 'unknown' ? fact : null);

/** By namespace and name: ids differ from org to org. */
const classesOf = (side: Side, grants: readonly Grant[]): { classes: Classes; nameless: boolean } => {
  const classes = new Map<string, { name: string; grants: Grant[] }>();
  let nameless = false;
  for (const grant of grants) {
    for (const id of side.classesOfSet(grant.permissionSetId)) {
      const name = side.classNamed(id);
      nameless ||= name === undefined;
      if (name === undefined) continue;
      const entry = classes.get(name.toLowerCase());
      if (entry === undefined) classes.set(name.toLowerCase(), { name, grants: [grant] });
      else entry.grants.push(grant);
    }
  }
  return { classes, nameless };
};

/** The access of an app's Run As user; notApplicable without one. */
export const userAccess = (side: Side, facts: Facts): Fact<UserAccess> => {
  const [user, grants] = [facts('user'), facts('grants')];
  if (user.status !== 'known') return user;
  if (grants.status !== 'known') return grants;
  const { doubtful } = side.lookups.grantsOf(user.value.id);
  const certain = grants.value.filter((grant) => grant.inForce && !doubtful.has(grant));
  const [doubt] = grants.value.filter((grant) => doubtful.has(grant));
  const { classes, nameless } = classesOf(side, certain);
  const covered = (kind: AccessKind): Unknown | null =>
    asUnknown(coveredBy(side.index, SOURCES[kind], user.value.id, user.value.username));
  const unread = Object.fromEntries(ACCESS_KINDS.map((kind) => [kind, covered(kind)])) as Record<
    AccessKind,
    Unknown | null
  >;
  if (nameless)
    unread.apexClass ??= asUnknown(unknown(factText('undecided.record', ['ApexClass']), undefined, 'ApexClass'));
  return {
    status: 'known',
    value: {
      user: user.value,
      username: user.value.username,
      grants: grants.value,
      access: effectiveAccess(certain, side.lookups.accessRows()),
      classes,
      doubt: doubt === undefined ? null : asUnknown(inDoubt(side.index, doubt)),
      unread,
      hasFieldRows: side.lookups.hasFieldRows,
    },
  };
};
