/** What is wrong with a file although it is well-formed: elements and values that its type does not have. */
import type { SourceMark, SourceType } from '../inventory/source.js';
import { ELEMENTS, type Elements } from './elements.js';
import type { Substitute } from './record.js';
import type { Element } from './xml.js';

type Validation = { substitute: Substitute; certain: boolean; marks: SourceMark[] };

const BOOLEANS = ['true', 'false'];

const checkValue = (element: Element, path: string, values: readonly string[], validation: Validation): void => {
  const { substitute, certain, marks } = validation;
  const value = substitute(element.text)?.trim() ?? '';
  if (element.nil || value === '' || values.some((known) => known.toLowerCase() === value.toLowerCase())) return;
  const known = values === BOOLEANS || certain;
  marks.push({
    kind: 'problem',
    problem: 'unknownValue',
    element: path,
    line: element.line,
    detail: value.slice(0, 80),
    certain: known,
  });
};

const check = (parent: Element, known: Elements, prefix: string, validation: Validation): void => {
  for (const element of parent.children) {
    const path = prefix + element.name;
    const expected = Object.hasOwn(known, element.name) ? known[element.name] : undefined;
    if (expected === undefined) {
      const { certain, marks } = validation;
      marks.push({
        kind: 'problem',
        problem: 'unknownElement',
        element: path,
        line: element.line,
        detail: path,
        certain,
      });
    } else if (expected === 'boolean') checkValue(element, path, BOOLEANS, validation);
    else if (Array.isArray(expected)) checkValue(element, path, expected as readonly string[], validation);
    else if (expected !== 'any') check(element, expected as Elements, `${path}.`, validation);
  }
};

/** @param certain the release that the source is of is one whose elements are known */
export const problemsOf = (
  root: Element,
  type: Exclude<SourceType, 'ApexClass'>,
  { substitute, certain }: Pick<Validation, 'certain' | 'substitute'>,
): SourceMark[] => {
  const marks: SourceMark[] = [];
  check(root, ELEMENTS[type], '', { substitute, certain, marks });
  return marks;
};
