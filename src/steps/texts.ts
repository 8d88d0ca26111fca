import { bundle, type Tokens } from '../text/messages.js';
import { safeText } from '../text/safe-text.js';

/** What all steps share, then what single rules of the audit and of the comparison say. */
const HOMES = ['steps', 'steps.rules', 'steps.env'];

const homeOf = (key: string): string => HOMES.find((name) => bundle(name).messages.has(key)) ?? 'steps';

/**
 * A text of `messages/steps.md` or one of its family; names of an org in it are safe to show, so that a step is one
 * line everywhere.
 */
export const stepWords = (key: string, tokens: Tokens = []): string =>
  bundle(homeOf(key)).getMessage(
    key,
    tokens.map((token) => (typeof token === 'string' ? safeText(token) : token)),
  );
