import { expect } from 'chai';
import { parsePolicy } from '../../src/policy/parse.js';
import type { Inventory } from '../../src/inventory/inventory.js';
import type { Finding } from '../../src/findings/audit-report.js';
import { draftPolicy } from '../../src/audit/draft-policy.js';
import { evaluate } from '../../src/audit/evaluate.js';
import { ruleNames } from '../../src/cli/rule-names.js';
import {
  ACCESS_SET_ID,
  connectedApp,
  externalClientApp,
  gap,
  id,
  inventory,
  NOW,
  permissionSet,
  profileSet,
  user,
} from '../support/inventory.js';
import { apexClass, classes } from '../support/apex-classes.js';

const draft = (given: Partial<Inventory> = {}) => draftPolicy(inventory(given), { now: NOW, version: '1.2.3' });
const load = (text: string) => {
  const { policy, mistakes } = parsePolicy(text, ruleNames());
  expect(mistakes, text).to.deep.equal([]);
  return policy!;
};
const failures = (given: Partial<Inventory>, policy?: ReturnType<typeof load>): string[] =>
  evaluate(inventory(given), { now: NOW, policy: policy && { file: 'nhi-policy.yml', policy } })
    .findings.filter(({ status }: Finding) => status === 'fail')
    .map(({ rule, app }) => `${app} ${rule}`);

const HOSTILE = 'x"\r\n- app: Evil\n  owner: evil\u2028# &a *b !!c %s \u001b[2J\u202e ::error::';
const ORGS: Record<string, Partial<Inventory>> = {
  'a healthy org': {},
  'an org without integrations': { apps: [] },
  'apps of one name': { apps: [externalClientApp({ name: 'Twin' }), connectedApp({ name: 'Twin' })] },
  'apps without owner and user': {
    apps: [
      externalClientApp({ contactEmail: null, label: null, runAs: { state: 'missing', certain: true }, scopes: null }),
    ],
  },
  'packaged apps': { apps: [externalClientApp({ name: 'pkg__Sign', namespace: 'pkg' })] },
  'names that mean something in YAML': {
    apps: [
      'true',
      '1',
      'null',
      '-',
      '{}',
      '~',
      '<<',
      '*x',
      '&x',
      '!x',
      '? a',
      'a: b',
      '# c',
      ' spaces ',
      '2026-01-01',
      '@x',
      '`x',
      'off',
    ].map((name, index) => connectedApp({ name, label: name, contactEmail: name, id: id('0H4', index + 1) })),
  },
  'hostile names': {
    apps: [
      externalClientApp({ name: HOSTILE, label: HOSTILE, contactEmail: HOSTILE }),
      connectedApp({ label: HOSTILE }),
    ],
  },
};

describe('draftPolicy', () => {
  for (const [title, given] of Object.entries(ORGS)) {
    it(`loads for ${title}, and finds nothing that was not found before`, () => {
      const { text, integrations } = draft(given);
      const policy = load(text);
      expect(policy.integrations?.map(({ app }) => app)).to.deep.equal(integrations);
      expect(policy.integrations).to.have.length(given.apps?.length ?? 1);
      expect(failures(given, policy)).to.deep.equal(failures(given));
      const { policy: reported } = evaluate(inventory(given), { now: NOW, policy: { file: 'p', policy } });
      expect(reported).to.include({ file: 'p' });
      expect(reported?.unmatchedApps).to.deep.equal([]);
    });

    it(`makes no promise for ${title} that somebody has to give: scopes, access, dates`, () => {
      for (const integration of load(draft(given).text).integrations ?? []) {
        expect(Object.keys(integration)).to.satisfy((keys: string[]) =>
          keys.every((key) => ['app', 'owner'].includes(key)),
        );
      }
    });
  }

  it('leaves nothing in the file that an editor would not show', () => {
    const { text } = draft(ORGS['hostile names']);
    expect(text).to.not.match(/[\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(text.replaceAll('\n', '')).to.not.match(/\p{Cc}/u);
  });

  it('is the same for the same org', () => expect(draft().text).to.equal(draft().text));

  it('names its JSON Schema first, and proposes what is known', () => {
    const { text } = draft({
      ...classes(apexClass()),
      entityAccess: [{ permissionSetId: ACCESS_SET_ID, type: 'ApexClass', id: id('01p', 1) }],
    });
    expect(text.split('\n')[0]).to.equal(
      '# yaml-language-server: $schema=https://unpkg.com/sf-plugin-nhi@1.2.3/schemas/nhi-policy.schema.json',
    );
    expect(text).to.match(
      /# Sign Callback, runs as sign\.bot@example\.com\n {2}- app: Sign_Callback\n {4}owner: platform@example\.com\n/,
    );
    expect(text).to.match(/^ {4}# endpoint: \/services\/apexrest\/sign\/callback$/m);
    expect(text).to.match(/^ {4}# scopes: \[api\]$/m);
    expect(text).to.match(/^ {4}# {3}permissions: \[ApiEnabled, ApiUserOnly\]$/m);
    expect(text).to.match(/^ {4}# secretRotatedOn: YYYY-MM-DD$/m);
  });

  /** The file with the `#` removed from every proposal, and with the days filled in where `day` is given. */
  const takenUp = (text: string, day = 'YYYY-MM-DD'): string =>
    text
      .split('\n')
      .map((line) => (/^ *# ( *[a-zA-Z_]+:( |$)| +- \{)/.test(line) ? line.replace('# ', '') : line))
      .join('\n')
      .replaceAll('Name_Of_App', 'Sign_Callback')
      .replaceAll('YYYY-MM-DD', day);

  it('loads with every proposal taken up and the days filled in', () => {
    const { text } = draft({ ...classes(apexClass()) });
    const policy = load(takenUp(text, '2026-11-20'));
    expect(policy.integrations?.[0]?.access?.permissions).to.include('ApiEnabled');
    expect(policy.defaults?.rotationDays).to.equal(90);
    expect(policy.environments?.['sandbox']?.integrations).to.have.property('Sign_Callback');
    expect(policy.waivers).to.have.length(1);
  });

  it('is refused, with the places named, where a proposal was taken up and nobody filled in the day', () => {
    const { mistakes } = parsePolicy(takenUp(draft().text), ruleNames());
    expect(mistakes.map(({ key }) => key)).to.deep.equal([
      'integrations[0].secretRotatedOn',
      'integrations[0].reviewedOn',
      'waivers[0].expires',
    ]);
  });

  describe('leads nobody to declare as wanted what a rule fails', () => {
    const cases: Array<{ title: string; given: Partial<Inventory>; comment: RegExp; absent: RegExp }> = [
      {
        title: 'administrator-grade permissions',
        given: {
          permissionSets: [
            profileSet({ permissions: ['ApiEnabled', 'ViewAllData', 'ModifyAllData'] }),
            permissionSet(),
          ],
        },
        comment: /# Not proposed, since administrator-grade; .*: ModifyAllData, ViewAllData$/m,
        absent: /permissions: \[.*AllData/,
      },
      {
        title: 'scopes beyond those that the flow needs',
        given: { apps: [externalClientApp({ scopes: ['Api', 'Chatter'] })] },
        comment: /# Not proposed, since the flow needs "api" alone: scopes \w+$/m,
        absent: /scopes: \[.*chatter/,
      },
      {
        title: 'a user who is deactivated',
        given: { users: [user({ active: false })] },
        comment: /# Not proposed, since a rule fails: username sign\.bot@example\.com \(run-as-inactive\)$/m,
        absent: /# username: /,
      },
      {
        title: 'a class that does not compile',
        given: {
          ...classes(apexClass({ valid: false })),
          entityAccess: [{ permissionSetId: ACCESS_SET_ID, type: 'ApexClass', id: id('01p', 1) }],
        },
        comment: /# endpoint: \/services\/apexrest\/path\/of\/callback$/m,
        absent: /sign\/callback/,
      },
    ];
    for (const { title, given, comment, absent } of cases) {
      it(title, () => {
        const { text } = draft(given);
        expect(text).to.match(comment).and.not.match(absent);
        const policy = load(takenUp(text, '2026-11-20'));
        const before = failures(given);
        const added = failures(given, { ...policy, waivers: [], rules: {} }).filter((one) => !before.includes(one));
        // Objects of the example, and what the comment says to take from the user.
        expect(added.filter((one) => !/access-(missing|excess)|endpoint-/.test(one))).to.deep.equal([]);
      });
    }
  });

  it('says in the file and in the result that apps may be missing', () => {
    const cut = draft({ gaps: [gap('ConnectedApp', { reason: 'truncated' })] });
    expect(cut).to.include({ complete: false, failed: true });
    expect(cut.text).to.match(/# Attention: not every app/);
    expect(draft({ gaps: [gap('ConnectedApp')] })).to.include({ complete: false, failed: false });
    expect(draft()).to.include({ complete: true, failed: false });
    expect(draft().text).to.not.match(/Attention/);
  });
});
