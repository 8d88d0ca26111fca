/** How often each name is among the values; 0 for one that is not. */
export const tally = <K extends string>(names: readonly K[], values: readonly K[]): Record<K, number> => {
  const counts = Object.fromEntries(names.map((name) => [name, 0])) as Record<K, number>;
  for (const value of values) counts[value] += 1;
  return counts;
};
