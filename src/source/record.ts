/** An element of a file as a record of the Metadata API, so that the same readers take both. */
import type { Row } from '../metadata/row.js';
import type { Element } from './xml.js';

/** The text that a deploy puts in place of what stands in the file; null: that is not known. */
export type Substitute = (text: string) => string | null;

/** Of another type than every element, so that no reader takes it for absent or for a value. */
const NOT_KNOWN = { replaced: true };

const valueOf = (element: Element, substitute: Substitute): unknown => {
  if (element.nil) return { '@nil': 'true' };
  if (element.children.length > 0) return recordOf(element, substitute);
  return substitute(element.text) ?? NOT_KNOWN;
};

/** Repeated elements become a list. */
export const recordOf = ({ children }: Element, substitute: Substitute): Row =>
  Object.fromEntries(
    [...Map.groupBy(children, ({ name }) => name)].map(([name, same]) => {
      const values = same.map((element) => valueOf(element, substitute));
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
