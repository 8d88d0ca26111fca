/** Characters that an editor would not show as they are stand as escapes in a file that is written for people. */
import { visit, type Document } from 'yaml';

/** Format characters, among them those that turn text around, separators of lines, halves of characters. */
const INVISIBLE = /[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Such characters are left in quoted values only, where YAML knows escapes. */
export const quoteInvisible = (document: Document): void =>
  visit(document, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value === 'string' && scalar.value.search(INVISIBLE) !== -1) scalar.type = 'QUOTE_DOUBLE';
    },
  });

export const escapeInvisible = (text: string): string =>
  text.replace(INVISIBLE, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
  });
