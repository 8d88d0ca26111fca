import { expect } from 'chai';
import fc from 'fast-check';
import { evaluateChanges } from '../../src/audit/changes.js';
import type { Inventory } from '../../src/inventory/inventory.js';
import { collectInventory } from '../../src/org/collect.js';
import { sourceOverOrg } from '../../src/source/judged.js';
import { readSource } from '../../src/source/read-source.js';
import { AUDITOR, demoOrg } from '../fake-org/demo.js';
import { startFakeOrg, type FakeOrg } from '../fake-org/index.js';
import type { ExternalClientApp } from '../fake-org/org/model.js';
import { NOW } from '../org/small-org.js';
import { connectionTo } from '../support/org-connection.js';
import { sourceOfOrg } from './source-of-org.js';
import { inTree, type Files } from './tree.js';

type Part = keyof ExternalClientApp['components'];

/** An edit of one file, and the rule that it makes fail where it did not. */
type Edit = { part: Part; from: RegExp; to: string; rule: string };

const EDITS: readonly Edit[] = [
  { part: 'settings', from: /(<commaSeparatedOauthScopes>)[^<]*/, to: '$1Api, Full', rule: 'scope-delegated' },
  { part: 'global', from: /(<isConsumerSecretOptional>)[^<]*/, to: '$1true', rule: 'app-secret-optional' },
  { part: 'global', from: /(<isIntrospectAllTokens>)[^<]*/, to: '$1true', rule: 'app-introspects-all-tokens' },
  { part: 'global', from: /(<isDPopEnabled>)[^<]*/, to: '$1true', rule: 'app-proof-required' },
  { part: 'policy', from: /(<permittedUsersPolicyType>)[^<]*/, to: '$1AllSelfAuthorized', rule: 'app-self-authorize' },
  { part: 'plugin', from: /(<isOauthPluginEnabled>)[^<]*/, to: '$1false', rule: 'app-disabled' },
];

const RULES: readonly string[] = EDITS.map(({ rule }) => rule);

const userOf = ({ runAs }: Inventory['apps'][number]): string | null => ('username' in runAs ? runAs.username : null);

describe('edits of the source of an org', () => {
  let fake: FakeOrg;
  let org: Inventory;
  let app: ExternalClientApp;
  let files: Files;

  before(async () => {
    fake = await startFakeOrg(demoOrg(NOW));
    org = await collectInventory(connectionTo(fake, AUDITOR, { apiVersion: '67.0' }), {
      loginWindowDays: 90,
      now: NOW,
    });
    const found = fake.org.externalClientApps.find(
      ({ name, flow, scopes, permittedUsers, enabled, oauthPlugin, proofs, secretOptional, introspectsAllTokens }) =>
        org.apps.some((one) => one.name === name) &&
        flow.settings &&
        flow.policy &&
        enabled &&
        oauthPlugin === 'Enabled' &&
        permittedUsers === 'AdminApprovedPreAuthorized' &&
        proofs.length === 0 &&
        scopes.join() === 'api' &&
        !secretOptional &&
        !introspectsAllTokens,
    );
    if (found === undefined) throw new Error('the demo has no such app');
    app = found;
    // What others share with it is all that they have to do with its findings.
    const { name, runAs } = app;
    org = { ...org, apps: org.apps.filter((one) => one.name === name || userOf(one) === runAs) };
    const own = Object.values(app.components);
    files = Object.fromEntries(
      Object.entries(sourceOfOrg(fake.org)).filter(
        ([name]) => name.includes(`/${app.name}.eca-`) || own.some((component) => name.includes(`/${component}.`)),
      ),
    );
  });
  after(async () => fake.close());

  const edited = (edits: readonly Edit[]): Files =>
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        edits
          .filter(({ part }) => name.includes(`/${app.components[part]}.`))
          .reduce((text, { from, to }) => text.replace(from, to), String(content)),
      ]),
    );
  const changesOf = async (edits: readonly Edit[]): Promise<Array<{ rule: string; change: string }>> =>
    inTree(edited(edits), async (folder) => {
      const { inventory, source } = sourceOverOrg(await readSource(['.'], { cwd: folder }), org, new Map());
      return evaluateChanges(org, inventory, { now: NOW, source }).findings.flatMap(({ rule, change, app: of }) =>
        of === app.name && (change === 'new' || change === 'fixed') && RULES.includes(rule) ? [{ rule, change }] : [],
      );
    });

  const editsOf = fc.subarray([...EDITS]);

  it('bring exactly what they say, whichever come together', async () => {
    await fc.assert(
      fc.asyncProperty(editsOf, async (edits) => {
        const found = await changesOf(edits);
        expect(found.map(({ rule }) => rule).sort()).to.deep.equal(edits.map(({ rule }) => rule).sort());
        expect(found.every(({ change }) => change === 'new')).to.equal(true);
      }),
      { numRuns: 25 },
    );
  });

  it('fix exactly what they take back', async () => {
    const untouched = org;
    // The org as it would be with all edits; the source takes some of them back.
    const all = await inTree(
      edited(EDITS),
      async (folder) => sourceOverOrg(await readSource(['.'], { cwd: folder }), untouched, new Map()).inventory,
    );
    await fc.assert(
      fc.asyncProperty(editsOf, async (edits) => {
        org = all;
        try {
          const found = await changesOf(edits);
          const back = EDITS.filter((edit) => !edits.includes(edit)).map(({ rule }) => rule);
          expect(found.map(({ rule }) => rule).sort()).to.deep.equal(back.sort());
          expect(found.every(({ change }) => change === 'fixed')).to.equal(true);
        } finally {
          org = untouched;
        }
      }),
      { numRuns: 15 },
    );
  });
});
