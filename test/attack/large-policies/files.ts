/** Policy files of a size that nobody needs, when `count` is large. */

const lines = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('');

const declared = (count: number): string => lines(count, (i) => `- app: A${i}\n`);
const environment = (count: number, letter: string): string =>
  `environments:\n  sandbox:\n    integrations:\n${lines(count, (i) => `      ${letter}${i}: {}\n`)}`;

/** The text below `version`, by what there is so often. */
export const FILES = {
  'keys that there are not': (count) => lines(count, (i) => `key${i}: 1\n`),
  'one key again and again': (count) => `integrations: []\n${lines(count, () => 'a: 1\n')}`,
  'rules that there are not': (count) => `rules:\n${lines(count, (i) => `  rule-${i}: off\n`)}`,
  'values of another type': (count) => `integrations:\n${lines(count, () => '- app: 1\n')}`,
  'changes for as many apps': (count) => `integrations:\n${declared(count)}${environment(count, 'A')}`,
  'changes for apps that are not declared': (count) => `integrations:\n${declared(count)}${environment(count, 'B')}`,
  aliases: (count) => `integrations:\n- &a app: x\n${lines(count, () => '- *a\n')}`,
  'aliases of nothing': (count) => `integrations:\n${lines(count, () => '- *a\n')}`,
} satisfies Record<string, (count: number) => string>;

export type FileName = keyof typeof FILES;

export const fileOf = (what: FileName, count: number): string => `version: 1\n${FILES[what](count)}`;

/** A sound file that ends with the list of integrations. */
export const soundFile = (count: number): string =>
  `version: 1\n${environment(count, 'A')}integrations:\n${declared(count)}`;
