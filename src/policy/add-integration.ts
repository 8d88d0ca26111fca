/** Adds an integration to the text of a policy file, and leaves every other character as it is where it can. Pure. */
import { isDeepStrictEqual } from 'node:util';
import { Document, isCollection, isMap, isScalar, isSeq, visit, type YAMLSeq } from 'yaml';
import { parseYaml } from './document.js';
import { escapeInvisible, quoteInvisible } from './invisible-in-yaml.js';
import type { Integration } from './policy.js';
import { endOf, lineStart } from './text-edit.js';
import { withLineBreaksOf } from '../text/line-breaks.js';

const KEY = 'integrations';

/** Lists, and the rights of objects and fields, stand on one line each. */
const onOneLine = (document: Document): void =>
  visit(document, {
    Collection: (_, node, path) => {
      if (path.length > 4 || (isSeq(node) && path.length > 1)) node.flow = true;
    },
  });

/** What only a person can say, as comments. */
const TO_FILL_IN = ['secretRotatedOn', 'reviewedOn'];

/** The integration as an entry of the list, without indentation; it ends with a line break. */
export const integrationText = (integration: Integration): string => {
  const document = new Document([integration]);
  onOneLine(document);
  quoteInvisible(document);
  const text = escapeInvisible(document.toString({ lineWidth: 0, blockQuote: false }));
  const missing = TO_FILL_IN.filter((key) => !(key in integration));
  return `${text}${missing.map((key) => `  # ${key}: YYYY-MM-DD\n`).join('')}`;
};

const indented = (text: string, columns: number): string => text.replace(/^(?=.)/gm, ' '.repeat(columns));

/** The start of the line after the one that `at` is on, or the end of the text. */
const nextLine = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
};

/** Where the list goes on after an entry that ends before `at`: comments deeper than its dash belong to it. */
const afterComments = (text: string, at: number, column: number): number => {
  let end = at;
  for (let line = at; line < text.length; line = nextLine(text, line)) {
    const [, indent = '', mark] = /^([ \t]*)(#?)/.exec(text.slice(line, nextLine(text, line))) ?? [];
    const isBlank = text.slice(line, nextLine(text, line)).trim() === '';
    if (mark === '#' && indent.length > column) end = nextLine(text, line);
    else if (!isBlank) break;
  }
  return end;
};

const inserted = (text: string, at: number, added: string): string => {
  const before = text.slice(0, at);
  const lineBreak = before === '' || before.endsWith('\n') ? '' : '\n';
  return before + withLineBreaksOf(text, `${lineBreak}${added}`) + text.slice(at);
};

/** Behind the last entry of a list that has a line, or more, for each. */
const behindLast = (text: string, list: YAMLSeq, entry: string): string | null => {
  const [first, last] = [list.items[0], list.items.at(-1)];
  const begin = isCollection(first) ? (first.range?.[0] ?? 0) : 0;
  const dash = /^[ \t]*(?=-)/.exec(text.slice(lineStart(text, begin), begin));
  if (dash === null || last === undefined) return null;
  const column = dash[0].length;
  const end = endOf(last);
  const at = text[end - 1] === '\n' ? end : nextLine(text, end);
  return inserted(text, afterComments(text, at, column), indented(entry, column));
};

/** The text edited at one place; null where there is no such place. */
const edited = (text: string, document: Document, entry: string): string | null => {
  const { contents } = document;
  if (!isMap(contents) || contents.flow === true) return null;
  const pair = contents.items.find(({ key }) => isScalar(key) && key.value === KEY);
  if (pair === undefined) return inserted(text, text.length, `${KEY}:\n${indented(entry, 2)}`);
  const list = pair.value;
  if (isSeq(list) && list.items.length > 0) return list.flow === true ? null : behindLast(text, list, entry);
  const isEmpty = list === null || (isScalar(list) && list.value === null);
  return isEmpty ? inserted(text, nextLine(text, endOf(pair.key)), indented(entry, 2)) : null;
};

/** All of it written anew, with its comments. */
const rewritten = (document: Document, integration: Integration): string => {
  const list = document.get(KEY);
  const added: unknown = document.createNode(integration);
  if (isSeq(list)) list.add(added);
  else document.set(KEY, document.createNode([integration]));
  return escapeInvisible(document.toString({ lineWidth: 0 }));
};

/** @param text of a policy file that is sound */
export const addIntegration = (text: string, integration: Integration): string => {
  const document = parseYaml(text);
  const before = document.toJS() as Record<string, unknown>;
  const list = Array.isArray(before[KEY]) ? before[KEY] : [];
  const wanted = { ...before, [KEY]: [...(list as unknown[]), integration] };
  const attempt = edited(text, document, integrationText(integration));
  const isRight = attempt !== null && isDeepStrictEqual(parseYaml(attempt).toJS(), wanted);
  return isRight ? attempt : rewritten(document, integration);
};
