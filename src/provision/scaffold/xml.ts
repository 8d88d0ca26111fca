/** Metadata as XML, in the form in which the Metadata API itself writes it. Pure. */
import XMLBuilder from 'fast-xml-builder';

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';

/** An element's text, its elements, or a list for a repeated element; undefined is left out. */
export type Elements = { [element: string]: Value };
type Value = Elements | boolean | string | undefined | readonly Value[];

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  format: true,
  indentBy: '    ',
  suppressBooleanAttributes: false,
});

const present = (value: Value): unknown => {
  if (Array.isArray(value)) return (value as readonly Value[]).map(present);
  if (typeof value !== 'object') return String(value);
  const sorted = Object.entries(value)
    .filter(([, child]) => child !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, child]) => [name, present(child)]));
};

/**
 * A whole document. Elements stand in the order of their names, as Salesforce writes them.
 *
 * @param type name of the metadata type, and so of the root
 * @param elements texts that XML can have
 */
export const metadataXml = (type: string, elements: Elements): string => {
  const root = present(elements) as Record<string, unknown>;
  const body = builder.build({ [type]: { '@xmlns': NAMESPACE, ...root } });
  // A parser takes a bare carriage return for a line feed.
  return `<?xml version="1.0" encoding="UTF-8"?>\n${body.trimEnd().replaceAll('\r', '&#xD;')}\n`;
};
