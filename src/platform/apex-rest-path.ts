/**
 * Which Apex class answers a path of Apex REST, by the rules that Salesforce publishes: paths are case-sensitive, an
 * exact mapping goes before one with a wildcard, the longest wildcard before shorter ones, and a packaged class, whose
 * path begins with its namespace, before others. Source:
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation_rest_resource.htm
 *
 * What these rules leave open (a slash at the end, how much a wildcard in the middle stands for, the case of a
 * namespace) is `uncertain`, and so is whatever a class may answer whose source is hidden.
 */
import type { ApexRestClass } from '../inventory/inventory.js';

const ROOT = '/services/apexrest/';

export type ApexRestTarget =
  | { state: 'found'; class: ApexRestClass }
  /** `inactive` are classes that would answer if they were active. */
  | { state: 'notFound'; inactive: ApexRestClass[] }
  /** One of `candidates` may answer; `exists` when it is only not certain which. */
  | { state: 'uncertain'; reason: 'hidden' | 'rules'; exists: boolean; candidates: ApexRestClass[] };

type Match = 'exact' | 'maybe' | 'none' | 'wildcard';

/** The path below Apex REST with its leading slash, as sent; null when the URL path is not one of Apex REST. */
export const apexRestPath = (pathname: string): string | null => {
  if (!pathname.startsWith(ROOT)) return null;
  const path = pathname.slice(ROOT.length - 1);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

/** A wildcard is a whole part of the path. */
const isValid = (mapping: string): boolean =>
  mapping.startsWith('/') && mapping.split('/').every((part) => part === '*' || !part.includes('*'));

/** One part for each wildcard, but for the last, which stands for any number of parts. */
const matchesByParts = (mapping: string, path: string): boolean => {
  const [wanted, given] = [mapping.split('/'), path.split('/')];
  const open = wanted.at(-1) === '*';
  const fixed = open ? wanted.slice(0, -1) : wanted;
  if (open ? given.length <= fixed.length : given.length !== fixed.length) return false;
  return fixed.every((part, i) => (part === '*' ? given[i] !== '' : part === given[i]));
};

/** Anything for each wildcard: what lies between them must be there, in that order. */
const matchesLoosely = (mapping: string, path: string): boolean => {
  const [first = '', ...rest] = mapping.split('*');
  const last = rest.pop();
  if (last === undefined) return mapping === path;
  if (!path.startsWith(first) || !path.endsWith(last)) return false;
  let at = first.length;
  for (const between of rest) {
    const found = path.indexOf(between, at);
    if (found < 0) return false;
    at = found + between.length;
  }
  return at <= path.length - last.length;
};

const matchOf = (mapping: string, path: string): Match => {
  if (!isValid(mapping)) return 'none';
  if (mapping === path) return 'exact';
  if (!mapping.includes('*')) return `${mapping}/` === path || mapping === `${path}/` ? 'maybe' : 'none';
  if (matchesByParts(mapping, path)) return 'wildcard';
  // `/x` for `/x/*`, and more than one part for a wildcard in the middle.
  const loose = mapping.endsWith('/*') ? mapping.slice(0, -2) : mapping;
  return matchesLoosely(mapping, path) || matchesLoosely(loose, path) ? 'maybe' : 'none';
};

type Candidate = { class: ApexRestClass; match: Match };

const better = (a: Candidate, b: Candidate): number =>
  Number(b.match === 'exact') - Number(a.match === 'exact') ||
  (b.class.urlMapping?.length ?? 0) - (a.class.urlMapping?.length ?? 0);

/** Splits `/ns/rest` where `ns` is the namespace of one of the classes, whatever its case. */
const ownPath = (path: string, namespace: string): { path: string; sameCase: boolean } | null => {
  const prefix = `/${namespace}/`;
  if (path.slice(0, prefix.length).toLowerCase() !== prefix.toLowerCase()) return null;
  return { path: path.slice(prefix.length - 1), sameCase: path.startsWith(prefix) };
};

const candidateOf = (one: ApexRestClass, path: string, orgNamespace: string | null): Candidate => {
  const { namespace, urlMapping, hidden } = one;
  const none: Candidate = { class: one, match: 'none' };
  const below = namespace === null ? { path, sameCase: true } : ownPath(path, namespace);
  if (below === null) {
    // The org that a package is developed in may also answer without the namespace.
    const own = namespace !== null && namespace.toLowerCase() === orgNamespace?.toLowerCase();
    const plain = own && urlMapping !== null ? matchOf(urlMapping, path) : 'none';
    return plain === 'none' ? none : { class: one, match: 'maybe' };
  }
  if (hidden || urlMapping === null) return { class: one, match: namespace === null && !hidden ? 'none' : 'maybe' };
  const match = matchOf(urlMapping, below.path);
  return { class: one, match: match === 'none' || below.sameCase ? match : 'maybe' };
};

/** Of those that surely answer, the one that does: packaged before others, then exact, then the longest wildcard. */
const winnerOf = (sure: readonly Candidate[]): Candidate | undefined => {
  const packaged = sure.filter(({ class: { namespace } }) => namespace !== null);
  return [...(packaged.length > 0 ? packaged : sure)].sort(better)[0];
};

/** A class that only may answer does no harm where another one goes before it in any case. */
const outranked = (maybe: Candidate, winner: Candidate): boolean => {
  const samePlace = (maybe.class.namespace === null) === (winner.class.namespace === null);
  if (winner.match === 'exact' && samePlace) return true;
  return winner.class.namespace !== null && maybe.class.namespace === null;
};

/**
 * @param path below `/services/apexrest`, as {@link apexRestPath} gives it
 * @param orgNamespace of the org itself, for an org that develops a package
 */
export const apexClassFor = (
  classes: readonly ApexRestClass[],
  path: string,
  orgNamespace: string | null,
): ApexRestTarget => {
  const all = classes.map((one) => candidateOf(one, path, orgNamespace)).filter(({ match }) => match !== 'none');
  const active = all.filter(({ class: one }) => one.active);
  const winner = winnerOf(active.filter(({ match }) => match !== 'maybe'));
  const maybe = active.filter((one) => one.match === 'maybe' && !(winner && outranked(one, winner)));
  if (maybe.length > 0) {
    return {
      state: 'uncertain',
      reason: maybe.some(({ class: { hidden } }) => hidden) ? 'hidden' : 'rules',
      exists: winner !== undefined,
      candidates: [...(winner ? [winner] : []), ...maybe].map((one) => one.class),
    };
  }
  return winner === undefined
    ? { state: 'notFound', inactive: all.filter(({ class: { hidden } }) => !hidden).map((one) => one.class) }
    : { state: 'found', class: winner.class };
};
