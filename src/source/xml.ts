/**
 * Well-formed XML as a tree that knows its lines. A document type is refused, so that nothing in a file defines an
 * entity or names another file; nothing is fetched.
 */
import { SaxesParser } from 'saxes';
import { bundle } from '../text/messages.js';

const messages = bundle('source');

export type Element = {
  /** Without prefix. */
  name: string;
  line: number;
  /** Text of an element without children; what stands between children is white space. */
  text: string;
  nil: boolean;
  children: Element[];
};

export type Parsed = { root: Element } | { line: number; message: string };

/** Metadata is six elements deep at most. */
const MAX_DEPTH = 32;

/** Elements of one file: a profile of 16 MB has fewer, and what has more is made to fill the memory. */
const MAX_ELEMENTS = 500_000;

/** Attributes of one file; metadata has next to none. */
const MAX_ATTRIBUTES = 10_000;

class NotWellFormed extends Error {
  public constructor(
    public readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const isNil = (attributes: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(attributes).some(([name, value]) => localName(name) === 'nil' && (value === 'true' || value === '1'));

/** @throws NotWellFormed */
const build = (text: string): Element => {
  const parser = new SaxesParser({ position: true });
  let root: Element | undefined;
  const open: Element[] = [];
  let count = 0;
  let attributes = 0;
  const append = (part: string): void => {
    const current = open.at(-1);
    if (current !== undefined) current.text += part;
  };
  // What the parser says begins with the position, which is told apart.
  parser.on('error', ({ message }) => {
    throw new NotWellFormed(parser.line, message.replace(/^\d+:\d+: /, '').replace(/\.$/, ''));
  });
  parser.on('doctype', () => {
    throw new NotWellFormed(parser.line, messages.getMessage('xml.doctype'));
  });
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > MAX_ATTRIBUTES)
      throw new NotWellFormed(parser.line, messages.getMessage('xml.attributes', [MAX_ATTRIBUTES]));
  });
  parser.on('opentag', ({ name, attributes: own }) => {
    count += 1;
    if (count > MAX_ELEMENTS) throw new NotWellFormed(parser.line, messages.getMessage('xml.elements', [MAX_ELEMENTS]));
    if (open.length >= MAX_DEPTH) throw new NotWellFormed(parser.line, messages.getMessage('xml.depth', [MAX_DEPTH]));
    const element = { name: localName(name), line: parser.line, text: '', nil: isNil(own), children: [] };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('text', append);
  parser.on('cdata', append);
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(text).close();
  if (root === undefined) throw new NotWellFormed(1, messages.getMessage('xml.empty'));
  return root;
};

export const parseXml = (text: string): Parsed => {
  try {
    return { root: build(text) };
  } catch (error) {
    if (error instanceof NotWellFormed) return { line: error.line, message: error.message };
    throw error;
  }
};

/** The first line of each element, by its path below the root; the root's own is at the empty path. */
export const linesOf = (root: Element): Record<string, number> => {
  const lines: Record<string, number> = { '': root.line };
  const visit = (element: Element, path: string): void => {
    for (const child of element.children) {
      const childPath = path === '' ? child.name : `${path}.${child.name}`;
      if (!Object.hasOwn(lines, childPath)) lines[childPath] = child.line;
      visit(child, childPath);
    }
  };
  visit(root, '');
  return lines;
};

/** All elements at a path below the root. */
export const elementsAt = (root: Element, path: string): Element[] =>
  path
    .split('.')
    .reduce<Element[]>(
      (elements, name) => elements.flatMap(({ children }) => children.filter((child) => child.name === name)),
      [root],
    );
