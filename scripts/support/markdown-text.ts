/** Pieces of the Markdown documents that are written by a program. */

/** Text that Markdown takes as it is. */
export const plain = (sentence: string): string => sentence.replace(/[<*|]/g, '\\$&').replaceAll('\n', ' ');

export const code = (words: string): string => `\`${words}\``;

export const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;

/** The head of a table: its titles, and the line below them. */
export const head = (...titles: string[]): string[] => [row(...titles), row(...titles.map(() => '---'))];
