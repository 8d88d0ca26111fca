/** Writes the starter of a policy file from what an org has. Whatever nobody but a person can say stays a comment. */
import { Document, isMap, type YAMLMap, type YAMLSeq } from 'yaml';
import { safeText } from '../text/safe-text.js';
import { escapeInvisible, quoteInvisible } from './invisible-in-yaml.js';
import { schemaUrl } from './json-schema.js';
import { bundle } from '../text/messages.js';

const messages = bundle('policy.starter');

/** What the app has: what may be declared as wanted, and what a rule would fail. */
export type Proposal = { wanted: string[]; refused: string[] };

/** What is known about one integration. */
export type StarterApp = {
  /** As the policy file is to name it. */
  app: string;
  label: string | null;
  owner: string | null;
  username: string | null;
  /** Rules that fail about this user; then it is not proposed. */
  againstUser: string[];
  /** Usable ones; null when not known. */
  scopes: Proposal | null;
  /** Paths of Apex REST that the Run As user may post to. */
  endpoints: string[];
  /** API names of permissions in force; null when not known. */
  permissions: Proposal | null;
};

export type StarterOptions = {
  apps: readonly StarterApp[];
  /** Version of the plugin. */
  version: string;
  /** What the rules measure against without a policy file. */
  defaults: Record<string, number | string[]>;
  /** Not every app of the org could be read. */
  incomplete: boolean;
};

/** Comments are text of one line each: nothing that an org wrote may end one. */
const comment = (...lines: string[]): string => lines.map((line) => ` ${safeText(line)}`).join('\n');

const flow = (values: readonly string[]): string => `[${values.join(', ')}]`;

const MOST_ENDPOINTS = 5;
const MOST_PERMISSIONS = 30;

/** Not a date, so that a file in which nobody filled it in is refused with the place named. */
const DATE = 'YYYY-MM-DD';

const usernameHints = ({ username, againstUser }: StarterApp): string[] => {
  if (username === null) return [];
  return againstUser.length === 0
    ? [`username: ${username}`]
    : [messages.getMessage('notProposed.username', [username, againstUser.join(', ')])];
};

const scopeHints = ({ scopes }: StarterApp): string[] => [
  ...(scopes && scopes.wanted.length > 0 ? [`scopes: ${flow(scopes.wanted)}`] : []),
  ...(scopes && scopes.refused.length > 0
    ? [messages.getMessage('notProposed.scopes', [scopes.refused.join(', ')])]
    : []),
];

const accessHints = ({ permissions }: StarterApp): string[] => [
  ...(permissions === null || permissions.wanted.length > MOST_PERMISSIONS
    ? []
    : ['access:', `  permissions: ${flow(permissions.wanted)}`, '  objects: { Name_Of_Object: [read, edit] }']),
  ...(permissions && permissions.refused.length > 0
    ? [messages.getMessage('notProposed.permissions', [permissions.refused.join(', ')])]
    : []),
];

const hints = (app: StarterApp): string[] => [
  ...(app.owner === null ? [messages.getMessage('owner')] : []),
  messages.getMessage('service'),
  ...usernameHints(app),
  ...(app.endpoints.length === 0 ? [messages.getMessage('endpoint')] : []),
  ...app.endpoints.slice(0, MOST_ENDPOINTS).map((endpoint) => `endpoint: ${endpoint}`),
  ...scopeHints(app),
  `secretRotatedOn: ${DATE}`,
  `reviewedOn: ${DATE}`,
  ...accessHints(app),
];

const title = ({ app, label, username }: StarterApp): string =>
  [label ?? app, ...(username === null ? [] : [messages.getMessage('runsAs', [username])])].join(', ');

const defaultLines = (defaults: StarterOptions['defaults']): string[] =>
  Object.entries(defaults).map(([key, value]) => `  ${key}: ${Array.isArray(value) ? flow(value) : value}`);

/** What a policy may say besides; each part is explained by the message of its key. */
const TAIL = [
  {
    key: 'environments',
    example: [
      'environments:',
      '  sandbox:',
      '    integrations:',
      '      Name_Of_App: { endpoint: /services/apexrest/other/path }',
    ],
  },
  { key: 'rules', example: ['rules: { app-legacy: off, app-ip-unrestricted: { severity: high } }'] },
  {
    key: 'waivers',
    example: [
      'waivers:',
      '  - { rule: run-as-license, app: Name_Of_App, reason: "...", owner: "...", ticket: "...", expires: YYYY-MM-DD }',
    ],
  },
] as const;

/** The text of the file. Values go through the YAML library, so that no name can be more than a name. */
export const starter = ({ apps, version, defaults, incomplete }: StarterOptions): string => {
  const document = new Document({
    version: 1,
    integrations: apps.map(({ app, owner }) => ({ app, ...(owner === null ? {} : { owner }) })),
  });
  document.commentBefore = [
    ` yaml-language-server: $schema=${schemaUrl(version)}`,
    comment(...messages.getMessages('head'), ...(incomplete ? messages.getMessages('incomplete') : [])),
  ].join('\n');
  const integrations = document.get('integrations') as YAMLSeq;
  for (const [index, item] of integrations.items.entries()) {
    const app = apps[index];
    if (!isMap(item) || app === undefined) continue;
    item.commentBefore = comment(title(app));
    item.comment = comment(...hints(app));
    item.spaceBefore = index > 0;
  }
  const pair = (document.contents as unknown as YAMLMap).items[1];
  const key = pair?.key as { commentBefore?: string; spaceBefore?: boolean } | undefined;
  if (key) {
    key.commentBefore = [
      comment('defaults:', ...defaultLines(defaults)),
      comment(...messages.getMessages('integrations')),
    ].join('\n\n');
    key.spaceBefore = true;
  }
  document.comment = TAIL.map(({ key, example }) => comment(messages.getMessage(key), ...example)).join('\n\n');
  quoteInvisible(document);
  const text = document.toString({ lineWidth: 0, blockQuote: false });
  // Between the entries of a list the library leaves lines of spaces.
  return escapeInvisible(text.replace(/^ +$/gm, ''));
};
