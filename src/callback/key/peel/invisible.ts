/** What nobody sees: characters without a picture, and what a terminal acts on. */
import { layer, unless, type Layer } from './layer.js';

/** Zero-width, soft hyphens, marks of direction, and every space but the ordinary one. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Zl}\p{Zp}\u2800]|(?! )\p{Zs}/gu;

const withoutInvisible = (text: string): string => text.replace(INVISIBLE, '');

export const invisibleCharacters: Layer = (text) => unless(text, 'invisible-character', withoutInvisible(text));

// oxlint-disable-next-line no-control-regex -- this is what terminals are told
const TERMINAL_CODES = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|[@-Z\\^_])/g;

/** Colors, and the marks around what is pasted. */
export const terminalCodes: Layer = (text) => unless(text, 'terminal-codes', text.replace(TERMINAL_CODES, ''));

/** UTF-16 that was read as if each byte were a character: every other one is zero. */
export const zeroBytes: Layer = (text) => {
  const without = text.replaceAll('\0', '');
  if (text.length - without.length < text.length / 3) return null;
  return layer('utf16', without.replace(/^\ufffd+|^\u00ff\u00fe|^\u00fe\u00ff/, ''));
};
