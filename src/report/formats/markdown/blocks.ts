/** Choosing what fits: a comment that is too long is refused as a whole. */

export type Block = {
  text: string;
  /** The lower, the sooner it gets a place. */
  rank: number;
};

/** Adds blocks by rank while they fit into `room` characters, and gives the chosen ones in their own order. */
export const choose = (blocks: readonly Block[], room: number): string[] => {
  const byRank = blocks.map((block, i) => ({ ...block, i })).sort((a, b) => a.rank - b.rank || a.i - b.i);
  const chosen = new Set<number>();
  let free = room;
  for (const { text, i } of byRank) {
    if (text.length > free) continue;
    free -= text.length;
    chosen.add(i);
  }
  return blocks.filter((_, i) => chosen.has(i)).map(({ text }) => text);
};
