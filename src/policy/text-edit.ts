/** Places in the text of a policy file, for what is changed in it while everything else stays. */
import type { Node } from 'yaml';

/** Where a node of the parsed file begins, and where it ends. */
export const startOf = (node: unknown): number => (node as Node).range?.[0] ?? 0;
export const endOf = (node: unknown): number => (node as Node).range?.[1] ?? 0;

export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;
