/** Usernames, e-mail addresses, names and labels compare trimmed and without regard to case. */
export const nameKey = (name: string): string => name.trim().toLowerCase();

export const sameUsername = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && nameKey(a) === nameKey(b);

/** `ns__Name` of something that came with a package. */
export const packagedName = (namespace: string | null, name: string): string =>
  namespace === null ? name : `${namespace}__${name}`;

/** `ns.Class` */
export const fullClassName = ({ namespace, name }: { namespace: string | null; name: string }): string =>
  namespace === null ? name : `${namespace}.${name}`;
