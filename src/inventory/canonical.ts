/**
 * The one order of an Inventory. Answers of an org come in the order in which its requests end; what two runs read of
 * an unchanged org shall nevertheless be the same, and so shall the file that it is saved in.
 */
import type { Inventory } from './inventory.js';

type Json = Json[] | boolean | number | string | { [key: string]: Json | undefined } | null;

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const sortKeys = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => byCodeUnits(a, b))
      .map(([key, member]) => [key, member === undefined ? member : sortKeys(member)]),
  );
};

/** JSON text on one line with the members of every object by name; equal data give equal texts. */
export const canonicalJson = (value: unknown): string => JSON.stringify(sortKeys(value as Json));

const sorted = <T>(items: readonly T[]): T[] =>
  items
    .map((item) => ({ item, key: canonicalJson(item) }))
    .sort((a, b) => byCodeUnits(a.key, b.key))
    .map(({ item }) => item);

const sortLists = (value: Json): Json => {
  if (Array.isArray(value)) return sorted(value.map(sortLists));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, member === undefined ? member : sortLists(member)]),
  );
};

/** The same Inventory with every list in order: the order of none of them means anything. */
export const canonicalInventory = (inventory: Inventory): Inventory =>
  sortLists(inventory) as unknown as Inventory;
