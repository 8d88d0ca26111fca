import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { App, AppKind, User } from '../../src/inventory/inventory.js';
import type { Finding } from '../../src/findings/audit-report.js';
import { evaluate } from '../../src/audit/evaluate.js';
import { everyRule as rules } from '../../src/rules/registry.js';
import { remedyByKind, remedyFor, remedyOf } from '../../src/rules/remedy.js';
import { ruleText } from '../../src/rules/texts.js';
import { externalClientApp, inventory, NOW, USER_ID, user as aUser } from '../support/inventory.js';

const KINDS: readonly AppKind[] = ['ConnectedApp', 'ExternalClientApp'];

/** Those that are filled in, and those that only a person can fill in. */
const PLACEHOLDERS = [
  'app',
  'name',
  'user id',
  'username',
  'assignment id',
  'class',
  'new user',
  'permission set',
  'profile',
  'yyyy-mm-dd',
];

const root = new URL('../../', import.meta.url);

type Manifest = { commands: Record<string, { flags: Record<string, unknown> }> };

/** Every command of the CLI's own plugins, with the names of its flags. */
const cliCommands = (): Map<string, Set<string>> => {
  const folder = fileURLToPath(new URL('node_modules/@salesforce/', root));
  const manifests = readdirSync(folder)
    .filter((name) => name.startsWith('plugin-'))
    .map((name) => JSON.parse(readFileSync(`${folder}${name}/oclif.manifest.json`, 'utf8')) as Manifest);
  const own = JSON.parse(readFileSync(new URL('command-snapshot.json', root), 'utf8')) as Array<{
    command: string;
    flags: string[];
  }>;
  return new Map([
    ...manifests.flatMap(({ commands }) =>
      Object.entries(commands).map(([id, { flags }]) => [id, new Set(Object.keys(flags))] as const),
    ),
    ...own.map(({ command, flags }) => [command, new Set(flags)] as const),
  ]);
};

/** `sf org assign permset --name …` up to the end of the text, or to the quote that closes it. */
const commandsIn = (text: string): string[] => [
  ...[...text.matchAll(/"(sf (?:[^"])*)"/g)].map(([, command = '']) => command),
  ...[...text.matchAll(/(?:[a-z:,] )(sf [a-z].*)$/g)].map(([, command = '']) => command),
];

const remediationOf = (app: Partial<App>, rule: string, changes: Partial<User> = {}): string => {
  const user = aUser({ active: false, ...changes });
  const given = {
    apps: [externalClientApp({ runAs: { state: 'configured', username: user.username }, ...app })],
    users: [user],
  };
  const found = evaluate(inventory(given), { now: NOW }).findings.find((finding: Finding) => finding.rule === rule);
  expect(found, rule).to.exist;
  return found?.remediation ?? '';
};

describe('remedies', () => {
  it('name only placeholders that are known, quoted wherever a shell could see them', () => {
    for (const text of rules.flatMap((rule) => KINDS.map((kind) => remedyFor(rule, kind)))) {
      for (const [, name = ''] of text.matchAll(/<([^>]*)>/g)) expect(PLACEHOLDERS, text).to.include(name);
      for (const command of commandsIn(text))
        expect(command.replaceAll(/'[^']*'|"[^"]*"/g, ''), text).to.not.match(/[<>$`]/);
    }
  });

  it('name commands and flags that the CLI has', () => {
    const known = cliCommands();
    const commands = rules.flatMap((rule) => KINDS.flatMap((kind) => commandsIn(remedyFor(rule, kind))));
    expect(commands).to.have.length.greaterThan(20);
    for (const command of commands) {
      const bare = command.replaceAll(/'[^']*'|"[^"]*"/g, '');
      const id = (/^sf ((?:[a-z]+ ?)+)/.exec(bare)?.[1] ?? '').trim().replaceAll(' ', ':');
      expect([...known.keys()], command).to.include(id);
      for (const [, flag = ''] of bare.matchAll(/--([a-z-]+)/g))
        expect([...(known.get(id) ?? [])], command).to.include(flag);
    }
  });

  it('are given for both kinds of app or for none', () => {
    for (const rule of rules) {
      const byKind = remedyByKind(rule);
      if (byKind === undefined) expect(remedyOf(rule)).to.equal(ruleText(rule, 'remedy'));
      else
        expect(remedyOf(rule)).to.equal(
          `Connected app: ${byKind.ConnectedApp}\nExternal client app: ${byKind.ExternalClientApp}`,
        );
    }
  });

  it('speak of the kind of app that the finding is about', () => {
    const optional = { consumerSecretOptional: true };
    expect(remediationOf({ ...optional, kind: 'ConnectedApp' }, 'app-secret-optional')).to.match(
      /^Setup > App Manager/,
    );
    expect(remediationOf({ ...optional, kind: 'ExternalClientApp' }, 'app-secret-optional')).to.match(
      /^Setup > External Client App Manager/,
    );
  });

  it('name the app and the user of the finding', () => {
    expect(remediationOf({}, 'run-as-inactive')).to.include(`--record-id ${USER_ID} --values IsActive=true`);
    const app = { kind: 'ConnectedApp', name: 'acme__Sign_Callback' } as const;
    expect(remediationOf(app, 'app-legacy')).to.include('--metadata ConnectedApp:acme__Sign_Callback ');
  });
});
