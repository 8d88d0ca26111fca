/** A policy file as a tree of nodes. Everything here takes time in proportion to the text. */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Alias,
  type Document,
  type LineCounter,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';
import type { Problem } from './mistake.js';

/**
 * The parser warns of nothing by itself: that would put a piece of the text on the terminal as it is.
 *
 * @param text YAML; the parser's own search for keys that are there twice takes the square of their number
 */
export const parseYaml = (text: string, lineCounter?: LineCounter): Document =>
  parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: false, logLevel: 'error' });

export type Surveyed = {
  /** Keys that their mapping has already. */
  twice: Node[];
  /** Aliases whose anchor is not before them. */
  loose: Alias[];
  targetOf: (alias: Alias) => Node | undefined;
};

export const survey = (document: Document): Surveyed => {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  const found: Omit<Surveyed, 'targetOf'> = { twice: [], loose: [] };
  const noteTwice = ({ items }: YAMLMap): void => {
    const values = new Set<unknown>();
    for (const { key } of items) {
      if (!isScalar(key)) continue;
      if (values.has(key.value)) found.twice.push(key);
      values.add(key.value);
    }
  };
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        if (target === undefined) found.loose.push(node);
        else targets.set(node, target);
        return;
      }
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
      if (isMap(node)) noteTwice(node);
    },
  });
  return { ...found, targetOf: (alias) => targets.get(alias) };
};

/** What the data calls a key. Other keys than scalars can be as deep as they like, and are never looked for. */
const keyOf = ({ key }: Pair): string | null => {
  if (!isScalar(key)) return null;
  const value: unknown = key.value;
  return value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);
};

/** Finds the nearest node that stands in the file on the way to a path. */
export const nodeFinder = ({ contents }: Document, { targetOf }: Surveyed) => {
  const pairsOf = new Map<YAMLMap, Map<string | null, Pair>>();
  const pairAt = (map: YAMLMap, name: string): Pair | undefined => {
    const pairs = pairsOf.get(map) ?? new Map(map.items.toReversed().map((pair) => [keyOf(pair), pair]));
    pairsOf.set(map, pairs);
    return pairs.get(name);
  };
  return ({ path, at }: Pick<Problem, 'at' | 'path'>): Node | null => {
    let node: Node | null = contents;
    for (const [depth, part] of path.entries()) {
      const inside: Node | null = isAlias(node) ? (targetOf(node) ?? null) : node;
      let found: unknown;
      if (isMap(inside)) {
        const pair = pairAt(inside, String(part));
        const byKey = (depth === path.length - 1 && at === 'key') || pair?.value === null;
        found = byKey ? pair?.key : pair?.value;
      } else if (isSeq(inside)) {
        found = inside.items[Number(part)];
      }
      if (found === undefined) return node;
      node = found as Node;
    }
    return node;
  };
};
