import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import fc from 'fast-check';
import { compareInventories } from '../../src/compare/compare.js';
import { gateOf } from '../../src/compare/gate.js';
import { isSameUser } from '../../src/platform/usernames.js';
import { pairRules } from '../../src/compare/registry.js';
import { envText } from '../../src/compare/texts.js';
import type { App, Inventory, Source } from '../../src/inventory/inventory.js';
import { connectedApp, externalClientApp, gap, id, login, user, USER_ID } from '../support/inventory.js';
import { isTitled } from '../rules/controls.js';
import { digest, production, sandbox } from './two-orgs.js';

const other = (changes: Partial<App> = {}): App =>
  externalClientApp({
    id: id('0xI', 2),
    name: 'Billing',
    label: 'Billing',
    consumerKeyDigest: digest('billing'),
    ...changes,
  });

const failed = (source: Inventory, target: Inventory): string[] =>
  compareInventories(source, target)
    .findings.filter(({ status }) => status === 'fail')
    .map(({ rule, app }) => `${rule} ${app}`);

/** Changes as they come in real orgs, healthy or not, one at a time or together. */
const CHANGES: ReadonlyArray<Partial<Inventory>> = [
  { apps: [] },
  { apps: [externalClientApp({ flow: { settings: true, policy: false } }), connectedApp()] },
  {
    apps: [
      externalClientApp({
        scopes: null,
        ipRelaxation: null,
        permittedUsers: null,
        flow: { settings: null, policy: null },
      }),
      other(),
    ],
  },
  { users: [] },
  { users: [user({ active: false })] },
  { assignments: [] },
  { gaps: [gap('ObjectPermissions', { reason: 'error' }), gap('User')] },
  { gaps: [gap('PermissionSetAssignment')] },
  { apexClassNames: [], apexRestClasses: [] },
  { userLogins: [{ userId: USER_ID, frozen: true, locked: false }] },
  { logins: { ...production().logins, summaries: [login({ status: 'Failed: Not approved for access' })] } },
  { counts: { connectedApps: null, externalClientApps: null } },
];

describe('compareInventories', () => {
  it('finds nothing in an org that is compared with itself', () => {
    fc.assert(
      fc.property(fc.subarray([...CHANGES]), (changes) => {
        const org = production(Object.assign({}, ...changes) as Partial<Inventory>);
        const report = compareInventories(org, structuredClone(org));
        expect(report.findings.filter(({ status }) => status === 'fail')).to.deep.equal([]);
        expect(report.sameOrg).to.equal(true);
      }),
    );
  });

  it('finds nothing in a sandbox and production that differ by nature only, and passes every rule', () => {
    const report = compareInventories(sandbox(), production());
    expect(report.findings).to.deep.equal([]);
    expect(report.sameOrg).to.equal(false);
    expect(Object.values(report.apps[0]?.checks ?? {})).to.deep.equal(pairRules.map(() => 'pass'));
    expect(report.summary).to.include({ comparedApps: 1, inconclusive: 0, appListsComplete: true });
  });

  it('does not look away from what changed in one org between two snapshots', () => {
    expect(failed(production(), production({ users: [user({ active: false })] }))).to.deep.equal([
      'env-run-as-broken Sign_Callback',
    ]);
  });

  it('does not know whether it is one org where an id was not read', () => {
    const nameless = production({ org: { ...production().org, id: null } });
    expect(compareInventories(sandbox(), nameless).sameOrg).to.equal(null);
  });

  it('takes 15 and 18 characters for one id', () => {
    const { org } = production();
    expect(
      compareInventories(production(), production({ org: { ...org, id: org.id?.slice(0, 15) ?? null } })).sameOrg,
    ).to.equal(true);
  });

  it('gives the same fingerprints whatever the ids, and others for other differences', () => {
    const changes = { apps: [externalClientApp({ scopes: ['api', 'full'] })], users: [user({ active: false })] };
    const prints = (target: Inventory): string[] =>
      compareInventories(sandbox(), target).findings.map(({ fingerprint }) => fingerprint);
    const renumbered = JSON.parse(
      JSON.stringify(production(changes)).replaceAll('000000000001AAA', '000000000777AAA'),
    ) as Inventory;
    expect(prints(renumbered)).to.deep.equal(prints(production(changes)));
    expect(new Set(prints(production(changes))).size)
      .to.equal(prints(production(changes)).length)
      .and.to.be.greaterThan(1);
  });

  it('lists an app that only the target has, and finds nothing in it', () => {
    const report = compareInventories(sandbox(), production({ apps: [...production().apps, other()] }));
    expect(report.onlyOnTarget).to.deep.equal([{ kind: 'ExternalClientApp', name: 'Billing', label: 'Billing' }]);
    expect(report.findings).to.deep.equal([]);
  });

  it('leaves out apps without the flow, and compares one that has it on the target only', () => {
    const off: Partial<App> = { flow: { settings: false, policy: false }, runAs: { state: 'missing', certain: true } };
    const idle = sandbox({ apps: [externalClientApp(off)] });
    expect(compareInventories(idle, production({ apps: [externalClientApp(off)] })).apps).to.deep.equal([]);
    expect(failed(idle, production())).to.deep.equal(['env-flow-differs Sign_Callback']);
  });

  it('narrows to apps by the name of either side', () => {
    const policy = {
      file: 'nhi-policy.yml',
      policy: {
        version: 1 as const,
        integrations: [{ app: 'Sign_Callback' }],
        environments: { production: { integrations: { Sign_Callback: { app: 'Sign_Prod' } } } },
      },
    };
    const target = production({ apps: [{ ...production().apps[0]!, name: 'Sign_Prod' }, other()] });
    const source = sandbox({ apps: [...sandbox().apps, other()] });
    for (const apps of [['sign_prod'], ['ExternalClientApp:SIGN_CALLBACK']]) {
      const report = compareInventories(source, target, { apps, policy });
      expect(report.apps.map(({ name, target: there }) => [name, there?.name])).to.deep.equal([
        ['Sign_Callback', 'Sign_Prod'],
      ]);
      expect(report.onlyOnTarget).to.deep.equal([]);
    }
  });

  it('tells two apps of one name by their kind', () => {
    const report = compareInventories(sandbox({ apps: [...sandbox().apps, connectedApp()] }), production({ apps: [] }));
    expect(report.findings.map(({ app }) => app)).to.deep.equal([
      'ConnectedApp:Sign_Callback',
      'ExternalClientApp:Sign_Callback',
    ]);
  });

  it('judges each side by the time when it was read', () => {
    const expiresAt = '2026-11-20T13:00:00.000Z';
    const expiring = production().assignments.map((one, i) => (i === 1 ? { ...one, expiresAt } : one));
    const at = (collectedAt: string): string[] =>
      failed(
        sandbox({ collectedAt: '2026-01-01T00:00:00.000Z', assignments: expiring }),
        production({ collectedAt, assignments: expiring }),
      );
    expect(at('2026-11-20T12:59:59.000Z')).to.not.include('env-permission-missing Sign_Callback');
    expect(at(expiresAt)).to.include('env-permission-missing Sign_Callback');
  });

  it('says for each gap which comparisons rest on it', () => {
    const report = compareInventories(
      sandbox({ gaps: [gap('ObjectPermissions')] }),
      production({ gaps: [gap('LoginHistory')] }),
    );
    expect(report.gaps.find(({ side }) => side === 'source')?.rules).to.deep.equal([
      'env-permission-extra',
      'env-permission-missing',
    ]);
    expect(report.gaps.find(({ side }) => side === 'target')?.rules).to.deep.equal(['env-run-as-broken']);
  });

  it('tells the gaps of the two sides apart where findings name them', () => {
    const gaps = [gap('User')];
    const report = compareInventories(sandbox({ gaps }), production({ gaps }));
    expect(report.gaps.map(({ key }) => key)).to.deep.equal(['source:User:permission', 'target:User:permission']);
    const named = (rule: string): string[] | undefined => report.findings.find((one) => one.rule === rule)?.gaps;
    expect(named('env-permission-missing')).to.include.members(['source:User:permission', 'target:User:permission']);
    expect(named('env-run-as-broken')).to.deep.equal(['target:User:permission']);
  });

  describe('a gap never turns into a pass', () => {
    const grants: Source[] = ['PermissionSetAssignment', 'PermissionSet', 'User'];
    const access: Source[] = [...grants, 'ObjectPermissions', 'FieldPermissions', 'SetupEntityAccess', 'ApexClass'];
    const restsOn: Record<string, { source: Source[]; target: Source[] }> = {
      'env-permission-missing': { source: access, target: access },
      'env-permission-extra': { source: access, target: access },
      'env-policy-differs': { source: [...grants, 'SetupEntityAccess'], target: [...grants, 'SetupEntityAccess'] },
      'env-endpoint-missing': { source: [...grants, 'SetupEntityAccess', 'ApexClass'], target: ['ApexClass'] },
      // What works on the target is not broken there, whatever is known of the source.
      'env-run-as-broken': { source: [], target: [...grants, 'UserLogin', 'LoginHistory'] },
      'env-run-as-shared': { source: ['User'], target: ['User'] },
    };
    for (const [rule, sides] of Object.entries(restsOn)) {
      for (const side of ['source', 'target'] as const) {
        for (const unread of sides[side]) {
          it(`${rule} without ${unread} of the ${side}`, () => {
            const gaps = [gap(unread)];
            const report = compareInventories(
              sandbox(side === 'source' ? { gaps } : {}),
              production(side === 'target' ? { gaps } : {}),
            );
            expect(report.apps[0]?.checks[rule]).to.equal('inconclusive');
          });
        }
      }
    }
  });

  describe('gate', () => {
    const code = (
      target: Partial<Inventory>,
      failOnInconclusive = false,
      failOn: 'high' | 'medium' | 'none' = 'high',
    ): number => gateOf(compareInventories(sandbox(), production(target)), { failOn, failOnInconclusive }).exitCode;
    const riskier = { apps: [externalClientApp({ scopes: ['api', 'full'], consumerKeyDigest: digest('p') })] };
    it('is open when nothing is at or above the threshold', () =>
      expect([code({}), code(riskier)]).to.deep.equal([0, 0]));
    it('is closed at the threshold', () =>
      expect([code(riskier, false, 'medium'), code({ apps: [] })]).to.deep.equal([30, 30]));
    it('minds a source that failed, always', () =>
      expect(code({ gaps: [gap('Profile', { reason: 'error' })] })).to.equal(31));
    it('minds a lack of rights on request', () => {
      const gaps = [gap('ObjectPermissions')];
      expect([code({ gaps }), code({ gaps }, true), code({ apps: [], gaps }, true)]).to.deep.equal([0, 31, 30]);
    });
    it('minds apps that were not listed on request', () => {
      const counts = { connectedApps: null, externalClientApps: 1 };
      expect([code({ counts }), code({ counts }, true)]).to.deep.equal([0, 31]);
    });
  });
});

describe('usernames of two orgs', () => {
  for (const [a, b, sandboxes, same] of [
    ['bot@x.com', 'bot@x.com', false, true],
    ['bot@x.com.uat', 'bot@x.com', false, true],
    ['bot@x.com', 'BOT@x.com.Uat1', false, true],
    ['bot@x.com.uat', 'bot@x.com.dev', true, true],
    ['bot@x.com.uat', 'bot@x.com.dev', false, false],
    ['bot@x.com', 'bot@x.org', true, false],
    ['bot@x.com', 'other@x.com', false, false],
    ['bot@x.com.a.b', 'bot@x.com', false, false],
    ['bot@x.community', 'bot@x.com', false, false],
    ['bot@x.com.', 'bot@x.com', false, false],
  ] as const) {
    it(`${a} and ${b}${sandboxes ? ' of two sandboxes' : ''}: ${same ? 'one user' : 'two'}`, () => {
      expect(isSameUser(a, b, sandboxes)).to.equal(same);
      expect(isSameUser(b, a, sandboxes)).to.equal(same);
    });
  }
});

/** A rule of many parts has them in a folder of its name. */
const sourceOf = (rule: string): string => {
  const cwd = new URL('../../src/compare/rules/', import.meta.url);
  const files = globSync([`${rule}.ts`, `${rule}/*.ts`], { cwd: fileURLToPath(cwd) });
  return files.map((file) => readFileSync(new URL(file.replaceAll('\\', '/'), cwd), 'utf8')).join('\n');
};

describe('rules of the comparison', () => {
  const text = readFileSync(new URL('../../messages/rules.env.md', import.meta.url), 'utf8');
  const keys = [...text.matchAll(/^# (.*)$/gm)].map(([, key]) => key ?? '');

  for (const rule of pairRules) {
    it(`${rule.id} has its texts, controls and documentation`, () => {
      const source = sourceOf(rule.id);
      expect(source).to.contain(`id: '${rule.id}'`);
      for (const key of ['title', 'why', 'remedy']) expect(envText(rule.id, key)).to.match(/\S/).and.not.include('%s');
      expect(envText(rule.id, 'remedy'))
        .to.match(/Setup|\bsf /)
        .and.match(/target/);
      const used = [...source.matchAll(/'(fail-[a-z-]+)'/g)].map(([, key]) => `${rule.id}.${key}`);
      expect(keys).to.include.members(used);
      const unused = keys.filter((key) => key.startsWith(`${rule.id}.fail-`) && !used.includes(key));
      expect(unused).to.deep.equal([]);
      expect(rule.controls).to.not.be.empty;
      for (const control of rule.controls) expect(isTitled(control), control).to.equal(true);
      expect(new URL(rule.documentation).hostname).to.match(/^(help|developer)\.salesforce\.com$/);
    });
  }

  it('are all that have a text', () => {
    expect(new Set(keys.map((key) => key.split('.')[0]))).to.deep.equal(new Set(pairRules.map(({ id: rule }) => rule)));
  });
});
