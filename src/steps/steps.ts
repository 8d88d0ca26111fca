/**
 * Makes steps for one org. Whatever is not known of the org leaves its steps out rather than unfinished: without its
 * name there are no commands, and without its address no links.
 */
import type { FixStep } from '../findings/fix.js';
import { shellQuoted } from '../text/shell.js';
import { safeText } from '../text/safe-text.js';
import type { Tokens } from '../text/messages.js';
import { pathOfPage, pathOfRecord, type Page, type RecordPage } from './pages.js';
import { stepWords } from './texts.js';

export type StepOrg = {
  /** What --target-org takes: as the user named the org, else its username; null where nobody knows. */
  name: string | null;
  /** Null without an org. */
  instanceUrl: string | null;
};

/** @param named what --target-org was given */
export const stepOrg = (
  { username, instanceUrl }: { username: string | null; instanceUrl: string | null },
  named: string | undefined,
): StepOrg => ({ name: named ?? username, instanceUrl });

/** A value, several of them, or a flag without one. Values are quoted here. */
type Flags = Readonly<Record<string, readonly string[] | string | true>>;

export type Steps = {
  /** A command that only reads, and one that changes something, there or here. */
  read: (words: string, flags?: Flags) => FixStep[];
  write: (words: string, flags?: Flags) => FixStep[];
  /** The command that sends a query. */
  query: (soql: string) => FixStep[];
  /** A page, and what to do on it: the texts that follow its name, made safe. */
  page: (page: Page, ...rest: string[]) => FixStep[];
  record: (page: RecordPage, id: string | null, ...rest: string[]) => FixStep[];
  source: (component: string, element: string, value: string | null) => FixStep[];
  /** A text of `messages/steps.md`. */
  decide: (key: string, tokens?: Tokens) => FixStep[];
};

/** What the query of a step before finds, as it stands in a command. */
export const found = (what: 'className' | 'componentName' | 'permissionSet' | 'username' | `${string}Id`): string =>
  `<${stepWords(`found.${what}`)}>`;

/** A flag of a command with its value, quoted. */
export const flagText = ([flag, value]: [string, Flags[string]]): string => {
  if (value === true) return `--${flag}`;
  if (typeof value !== 'string') return `--${flag} ${value.map(shellQuoted).join(' ')}`;
  // What begins with a dash would be taken for a flag.
  return `--${flag}${value.startsWith('-') ? '=' : ' '}${shellQuoted(value)}`;
};

/** Trailing slashes and paths are none of an origin's; anything but https (or loopback) is not linked to. */
const originOf = (instanceUrl: string | null): string | null => {
  const url = instanceUrl === null ? null : URL.parse(instanceUrl);
  return url !== null && /^https?:$/.test(url.protocol) ? url.origin : null;
};

/** What is to be done at the end of a path stands behind a colon: a name begins with a capital there. */
const pathText = (parts: readonly string[]): string =>
  parts.reduce((path, part, i) => path + (i === parts.length - 1 && /^\p{Ll}/u.test(part) ? ': ' : ' > ') + part);

/** Thousands of apps have the same steps: one is made once, and shared. */
const sharing = (): ((key: string, make: () => FixStep) => FixStep[]) => {
  const made = new Map<string, FixStep[]>();
  return (key, make) => {
    const steps = made.get(key) ?? [make()];
    made.set(key, steps);
    return steps;
  };
};

type Address = Pick<Extract<FixStep, { kind: 'setup' }>, 'open' | 'url'>;

const NO_ADDRESS: Address = { url: null, open: null };

export const stepsFor = ({ name, instanceUrl }: StepOrg): Steps => {
  const origin = originOf(instanceUrl);
  const shared = sharing();
  const addresses = new Map<string, Address>();

  const addressOf = (path: string | null): Address => {
    if (path === null) return NO_ADDRESS;
    const address = addresses.get(path) ?? {
      url: origin === null ? null : `${origin}${path}`,
      open: name === null ? null : `sf org open ${flagText(['target-org', name])} ${flagText(['path', path])}`,
    };
    addresses.set(path, address);
    return address;
  };

  const command =
    (writes: boolean): Steps['read'] =>
    (words, flags = {}) =>
      name === null
        ? []
        : shared(JSON.stringify([words, flags]), () => ({
            kind: 'command',
            command: [`sf ${words}`, ...Object.entries({ ...flags, 'target-org': name }).map(flagText)].join(' '),
            writes,
          }));

  const page = (title: Page, path: string | null, rest: readonly string[]): FixStep[] => {
    const { url, open } = addressOf(path);
    return shared(JSON.stringify([path, title, rest]), () => ({
      kind: 'setup',
      path: pathText([stepWords(`page.${title}`), ...rest.map(safeText)]),
      url,
      open,
    }));
  };

  return {
    read: command(false),
    write: command(true),
    query: (soql) => command(false)('data query', { query: soql }),
    page: (title, ...rest) => page(title, pathOfPage(title), rest),
    record: (title, id, ...rest) => page(title, pathOfRecord(title, id), rest),
    source: (component, element, value) =>
      shared(JSON.stringify(['source', component, element, value]), () => ({
        kind: 'source',
        component: safeText(component),
        element: safeText(element),
        value: value === null ? null : safeText(value),
      })),
    decide: (key, tokens = []) =>
      shared(JSON.stringify(['decision', key, tokens]), () => ({ kind: 'decision', text: stepWords(key, tokens) })),
  };
};
