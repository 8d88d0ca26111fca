const quantile = (sorted: number[], share: number): number => {
  const at = (sorted.length - 1) * share;
  const [below = NaN, above = NaN] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return below + (above - below) * (at - Math.floor(at));
};

const sorted = (values: number[]): number[] => [...values].sort((a, b) => a - b);

export const median = (values: number[]): number => quantile(sorted(values), 0.5);

/** Half of the distance between the quartiles: how far a single run is off the median, typically. */
export const spread = (values: number[]): number => {
  const list = sorted(values);
  return (quantile(list, 0.75) - quantile(list, 0.25)) / 2;
};

/** Lines of a table: the first column to the left, the others to the right. */
export function table(head: string[], rows: string[][]): string[] {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  return all.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
}
