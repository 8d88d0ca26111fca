/** Usernames, e-mail addresses, names and labels compare trimmed and without regard to case. */
export const nameKey = (name: string): string => name.trim().toLowerCase();

export const sameUsername = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && nameKey(a) === nameKey(b);
