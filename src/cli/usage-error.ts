/** Errors of the framework about flags and arguments quote what was given, which can be anything, also a secret. */
import { bundle } from '../text/messages.js';

/** What was parsed, as far as the framework makes a proposal of it. */
type Raw = { type: string; input: string; flag?: string };

type UsageError = Error & { parse?: { output?: { raw?: Raw[]; flags?: object } }; args?: unknown; flags?: unknown };

/** Words that somebody typed by mistake; nobody chooses such a secret. */
const PLAIN = /^-{0,2}[a-z][a-z-]{0,39}$/i;

const shown = (text: string): string => (PLAIN.test(text) ? text : bundle('secrets').getMessage('notShown'));

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

const startOf = (message: string): string => message.slice(0, message.indexOf(':') + 1);

/** The rest of a message from its second line on: what the framework says of help. */
const endOf = (message: string): string => message.replace(/^[^]*?(?=\nSee more help|$)/, '');

/** `--error=<text> cannot also be provided when using --list` */
const withoutValues = (message: string, values: object = {}): string =>
  Object.entries(values).reduce(
    (text, [flag, value]) => text.replaceAll(`--${flag}=${String(value)} cannot`, () => `--${flag} cannot`),
    message,
  );

const reworded = ({ message, args, flags, parse }: UsageError): string => {
  if (isTexts(args) && message.startsWith('Unexpected argument'))
    return `${startOf(message)} ${args.map(shown).join(', ')}${endOf(message)}`;
  if (isTexts(flags) && message.startsWith('Nonexistent flag'))
    return `${startOf(message)} ${flags.map((flag) => shown(flag.split('=')[0] ?? '')).join(', ')}${endOf(message)}`;
  const [, flag = '', input, options] = /^Expected (--[\w-]+=)?([^]*) to be one of: ([^]*)$/.exec(message) ?? [];
  return input === undefined
    ? withoutValues(message, parse?.output?.flags)
    : `Expected ${flag}${shown(input)} to be one of: ${options}`;
};

/** The framework proposes quotation marks around the value of a flag and the words after it. */
const shownRaw = ({ type, input, flag }: Raw): Raw =>
  PLAIN.test(input) ? { type, input, flag } : { type: 'notShown', input: '' };

/** The same error, in which nothing is quoted that is more than a word; nor does it carry along what was parsed. */
export const withoutQuotes = <T extends UsageError>(error: T): T => {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line));
  const plain = isTexts(error.args) && error.args.every((text) => PLAIN.test(text));
  const raw = plain ? (error.parse?.output?.raw ?? []).map(shownRaw) : [];
  const message = reworded(error);
  return Object.assign(error, {
    message,
    stack: [`${error.name}: ${message}`, ...frames].join('\n'),
    parse: { output: { raw } },
    ...(isTexts(error.args) && { args: error.args.map(shown) }),
    ...(isTexts(error.flags) && { flags: error.flags.map((flag) => shown(flag.split('=')[0] ?? '')) }),
  });
};
