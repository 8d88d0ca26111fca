/** Which rules each gap kept from a result, sorted, by the gap's key. */
export const blockedBy = (
  open: Iterable<{ rule: string; gaps: readonly string[] }>,
): ((gap: string | undefined) => string[]) => {
  const blocked = new Map<string, Set<string>>();
  for (const { rule, gaps } of open) {
    for (const key of gaps) blocked.set(key, (blocked.get(key) ?? new Set()).add(rule));
  }
  return (gap) => [...(blocked.get(gap ?? '') ?? [])].sort();
};
