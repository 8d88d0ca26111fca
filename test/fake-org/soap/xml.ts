import XMLBuilder from 'fast-xml-builder';
import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';

const parser = new XMLParser({ ignoreAttributes: true, removeNSPrefix: true, parseTagValue: false, trimValues: true });
const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
});

/** Text of a document as nested objects, without prefixes and attributes; null when it is not well-formed. */
export const parseXml = (text: string): Record<string, unknown> | null => {
  try {
    SyntaxValidator.validate(text);
  } catch {
    return null;
  }
  return parser.parse(text) as Record<string, unknown>;
};

/** A tree of element name to text, tree, or an array for repeated elements. Null and undefined are left out. */
export type XmlTree = { [element: string]: XmlValue };
export type XmlValue = XmlTree | boolean | number | string | null | undefined | readonly XmlValue[];

const present = (value: XmlValue): unknown => {
  if (Array.isArray(value)) return (value as readonly XmlValue[]).map(present);
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? value : String(value);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, child]) => child !== null && child !== undefined)
      .map(([name, child]) => [name, present(child)]),
  );
};

export const buildXml = (tree: XmlTree): string => builder.build(present(tree));

/** A value that may be missing, alone or repeated, as a list. */
export const listOf = (value: unknown): unknown[] => (value === undefined || value === '' ? [] : [value].flat());
