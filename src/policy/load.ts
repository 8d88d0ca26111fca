import { SfError } from '@salesforce/core/sfError';
import { utf8Of } from '../text/decode.js';
import { codeOf } from '../text/error-code.js';
import { readBytes, TooLargeError } from '../text/read-file.js';
import { safeText } from '../text/safe-text.js';
import type { Mistake } from './mistake.js';
import type { PolicyFile, RuleName } from './policy.js';
import { policyText } from './texts.js';

const MOST_BYTES = 1_000_000;

const place = ({ line, column }: Mistake, file: string): string => `${file}:${line}:${column}`;

/** `data.mistakes` holds the first of them one by one, for programs; `data.total` counts all. */
const faulty = (file: string, mistakes: Mistake[], total = mistakes.length): SfError => {
  const title = total === 1 ? policyText('mistakes', file) : policyText('mistakes.many', file, total);
  const lines = mistakes.map((mistake) => `  ${place(mistake, file)} ${mistake.message}`);
  const more = total > mistakes.length ? [`  ${policyText('mistakes.more', total - mistakes.length)}`] : [];
  const error = new SfError([title, ...lines, ...more].map(safeText).join('\n'), 'PolicyFileError');
  error.setData({ file, mistakes, total });
  return error;
};

const whole = (message: string): Mistake[] => [{ line: 1, column: 1, key: '', message }];

const read = async (name: string): Promise<Buffer> => {
  try {
    return await readBytes(name, MOST_BYTES);
  } catch (error) {
    if (error instanceof TooLargeError) throw faulty(name, whole(policyText('tooLarge', MOST_BYTES)));
    const code = codeOf(error);
    const message = code === 'ENOENT' ? policyText('notFound', name) : policyText('unreadable', name, code);
    const actions = code === 'ENOENT' ? [policyText('notFound.action', name)] : [];
    throw new SfError(message, 'PolicyFileError', actions);
  }
};

/**
 * Loads a policy file.
 *
 * @param name path as messages are to give it, relative to the working directory
 * @param rules the rules that a policy may name
 * @throws SfError `PolicyFileError` that lists every mistake with file, line, column and key
 */
export const loadPolicy = async (name: string, rules: readonly RuleName[]): Promise<PolicyFile> => {
  const text = utf8Of(await read(name));
  if (text === null) throw faulty(name, whole(policyText('encoding')));
  // What reads YAML is needed only now that there is a file.
  const { parsePolicy } = await import('./parse.js');
  const { policy, mistakes, total } = parsePolicy(text, rules);
  if (policy === null) throw faulty(name, mistakes, total);
  return { file: name, policy };
};
