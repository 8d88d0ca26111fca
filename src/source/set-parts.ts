/**
 * Permission sets that a project keeps in several files (`sourceBehaviorOptions` of sfdx-project.json): a folder below
 * `permissionsets` with the set's name, in it the set's own file and those of its parts. Seen in what
 * source-deploy-retrieve 13.7 writes for `decomposePermissionSetBeta` and `decomposePermissionSetBeta2`.
 */
import path from 'node:path';
import type { Element } from './xml.js';

/** The element of a set that a file stands for where its root has this name, by the end of the file's in lower case. */
const ELEMENTS: ReadonlyMap<string, { root: string; element: string }> = new Map([
  ['classaccess', { root: 'ClassAccess', element: 'classAccesses' }],
  ['fieldpermission', { root: 'FieldPermission', element: 'fieldPermissions' }],
  ['objectpermission', { root: 'ObjectPermission', element: 'objectPermissions' }],
  ['userpermission', { root: 'UserPermission', element: 'userPermissions' }],
]);

/** A file of several elements, whose root is that of a set. */
const SEVERAL = 'objectsettings';

/** Parts that say nothing about what is read of a set. */
const OTHERS: ReadonlySet<string> = new Set([
  'agentaccess',
  'applicationvisibility',
  'custommetadatatypeaccess',
  'custompermission',
  'customsettingaccess',
  'externalcredentialprincipalaccess',
  'externaldatasourceaccess',
  'flowaccess',
  'pageaccess',
  'recordtypevisibility',
  'tabsetting',
]);

const FOLDER = 'permissionsets';
const PART = /\.([a-z0-9]+)-meta\.xml$/i;
/** Ends of names that are those of parts wherever they lie, and places where any may be; most files are neither. */
const MAY_BE_PART =
  /\.(?:classaccess|fieldpermission|objectpermission|objectsettings|userpermission)-meta\.xml$|\bpermissionsets\b/i;

export type PartOfSet = {
  /** The set's name. */
  name: string;
  /** The set's folder. */
  home: string;
  /** What a root of this name stands for; null where the root is that of a set. */
  stands: { root: string; element: string } | null;
};

/**
 * Null for what is no part of a set, or one that does not matter; `notKnown` for a file in the folder of a set, or one
 * that is called like a part, of which it is not known what it says.
 */
export const partOfSet = (file: string): PartOfSet | 'notKnown' | null => {
  if (!MAY_BE_PART.test(file)) return null;
  const suffix = PART.exec(file)?.[1]?.toLowerCase();
  if (suffix === undefined || OTHERS.has(suffix)) return null;
  const isPart = ELEMENTS.has(suffix) || suffix === SEVERAL;
  const folders = path.dirname(file).split(path.sep);
  // In the set's folder, or in one within it.
  const at = folders.findLastIndex((folder) => folder.toLowerCase() === FOLDER);
  const name = at < 0 || at < folders.length - 3 ? undefined : folders[at + 1];
  if (name === undefined) return isPart ? 'notKnown' : null;
  if (!isPart) return suffix === 'cls' ? null : 'notKnown';
  return { name, home: folders.slice(0, at + 2).join(path.sep), stands: ELEMENTS.get(suffix) ?? null };
};

/** The root of a part as that of a set that has nothing else. */
export const asSet = (root: Element, { stands }: PartOfSet): Element =>
  root.name !== stands?.root
    ? root
    : { name: 'PermissionSet', line: root.line, text: '', nil: false, children: [{ ...root, name: stands.element }] };
