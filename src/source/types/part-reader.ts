/** What the reader of a metadata type gets, and what it gives. */
import type { SourceMark, SwitchMark, TextMark } from '../../inventory/source.js';
import { readRecord, type Reading, type RecordReader } from '../../metadata/record.js';
import type { SourceParts } from '../parts.js';
import { recordOf } from '../record.js';
import type { Replacing } from '../replacements.js';
import { elementsAt, type Element } from '../xml.js';

export type PartFile = {
  name: string;
  root: Element;
  replacing: Replacing;
  /** Elements that nobody knows: what they would give, or take away, is not known. */
  unknown: string[];
};

export type ReadPart = {
  /** Key of the app that the file is a part of. */
  app: string | null;
  marks: SourceMark[];
  /** Paths of elements whose values could not be read. */
  spoilt: string[];
  /** Adds what the file says; left out where it says nothing that can be used. */
  put?: (parts: SourceParts) => void;
};

export type PartReader = (file: PartFile) => ReadPart;

export const readRoot = <T>({ root, replacing }: PartFile, map: (record: RecordReader) => T): Reading<T> =>
  readRecord('xml', recordOf(root, replacing.substitute), map);

/** Elements that hold something of their own, which no replacement takes out. */
export const marksOfText = ({ root, replacing }: PartFile, kind: TextMark, ...paths: string[]): SourceMark[] =>
  paths.flatMap((path) =>
    elementsAt(root, path)
      .filter(({ nil, text }) => !nil && text.trim() !== '' && replacing.covers(text) !== true)
      .map(({ line }) => ({ kind, element: path, line })),
  );

/** The same of elements of a name wherever they stand, and however it is written: a secret is one in any place. */
export const marksOfSecret = ({ root, replacing }: PartFile, name: string): SourceMark[] => {
  const wanted = name.toLowerCase();
  const found = (parent: Element, path: string): SourceMark[] =>
    parent.children.flatMap((child) => {
      const element = path + child.name;
      const holds = child.name.toLowerCase() === wanted && !child.nil && child.text.trim() !== '';
      const mark: SourceMark = { kind: 'consumerSecret', element, line: child.line };
      return [...(holds && replacing.covers(child.text) !== true ? [mark] : []), ...found(child, `${element}.`)];
    });
  return found(root, '');
};

/** Switches that are on. */
export const marksOfSwitch = ({ root, replacing }: PartFile, kind: SwitchMark, ...paths: string[]): SourceMark[] =>
  paths.flatMap((path) =>
    elementsAt(root, path)
      .filter(({ text }) => replacing.substitute(text)?.trim().toLowerCase() === 'true')
      .map(({ line }) => ({ kind, element: path, line })),
  );

/** The Run As user that a file names. */
export const marksOfRunAs = ({ root, replacing }: PartFile, path: string): SourceMark[] =>
  elementsAt(root, path)
    .filter(({ nil, text }) => !nil && text.trim() !== '')
    .map(({ line, text }) => ({
      kind: 'runAs',
      element: path,
      line,
      username: text.trim(),
      covered: replacing.covers(text),
    }));

/** Which way a half of the flow is switched; nothing where that is not known. */
export const marksOfFlow = (
  { root }: PartFile,
  path: string,
  half: 'policy' | 'settings',
  on: boolean | null,
): SourceMark[] =>
  on === null ? [] : [{ kind: 'flow', half, on, element: path, line: (elementsAt(root, path)[0] ?? root).line }];

/** Names in one text, separated by commas. */
export const commaSeparated = (text: string | null): string[] =>
  (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
