import { nameKey } from '../inventory/names.js';

/** What a source has under a name, as it stands or in another case. */
export const partNamed = <T>(parts: ReadonlyMap<string, T>, name: string): T | undefined =>
  parts.get(name) ?? [...parts].find(([key]) => nameKey(key) === nameKey(name))?.[1];
