/** The Run As user as it is given: a Username, or `$NAME` for one that differs by org. Pure. */
import { canBeXml } from '../../text/xml-characters.js';
import type { RunAs } from './spec.js';

const VARIABLE = /^\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))$/;

/** Quotation marks and blanks occur in no Username; 80 characters are what the column holds. */
const USERNAME = /^[^\s@"`\\<>]+@[^\s@"`\\<>.]+(?:\.+[^\s@"`\\<>.]+)+$/;

export const isAddress = (text: string): boolean => text.length <= 80 && USERNAME.test(text) && canBeXml(text);

/** @returns null where the text is neither */
export const runAsOf = (text: string): RunAs | null => {
  const [, braced, bare] = VARIABLE.exec(text) ?? [];
  const variable = braced ?? bare;
  if (variable !== undefined) return { variable };
  return isAddress(text) ? { username: text } : null;
};

/** What the source holds: the Username, or the token that a deployment replaces. */
export const runAsText = (runAs: RunAs): string => ('username' in runAs ? runAs.username : `$${runAs.variable}`);
