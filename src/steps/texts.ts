import { format } from 'node:util';
import { bundle, type Tokens } from '../text/messages.js';
import { safeText } from '../text/safe-text.js';

/** What all steps share, then what single rules of the audit and of the comparison say. */
const HOMES = ['steps', 'steps.rules', 'steps.env'];

const homeOf = (key: string): string => HOMES.find((name) => bundle(name).messages.has(key)) ?? 'steps';

/** Steps of thousands of apps say the same few things: each text is looked up once. */
const templates = new Map<string, string>();

const templateOf = (key: string): string => {
  const template = templates.get(key) ?? bundle(homeOf(key)).getMessage(key);
  templates.set(key, template);
  return template;
};

/** A text of `messages/steps.md` or its family. Names of an org in it are made safe, so that a step is one line. */
export const stepWords = (key: string, tokens: Tokens = []): string => {
  const template = templateOf(key);
  return tokens.length === 0
    ? template
    : format(template, ...tokens.map((token) => (typeof token === 'string' ? safeText(token) : token)));
};
