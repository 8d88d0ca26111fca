import { expect } from 'chai';
import type { App, Inventory, Source } from '../../src/inventory/inventory.js';
import { evaluate } from '../../src/audit/evaluate.js';
import { rules } from '../../src/rules/registry.js';
import { RESTS_ON } from '../../src/rules/rests-on.js';
import type { PolicyFile } from '../../src/policy/policy.js';
import { connectedApp, externalClientApp, gap, id, inventory, NOW, ACCESS_SET_ID } from '../support/inventory.js';

/** What a source takes with it when it cannot be read. */
const withoutPolicy: Partial<App> = {
  flow: { settings: true, policy: null },
  runAs: { state: 'notKnown' },
  scopes: null,
  ipRelaxation: null,
  ipRanges: null,
  permittedUsers: null,
  sessionPolicy: null,
  policyModifiedAt: null,
};

const withoutConnectedApp: Partial<App> = {
  ...withoutPolicy,
  flow: { settings: null, policy: null },
  consumerSecretOptional: null,
  introspectsAllTokens: null,
  requiredProofs: null,
  contactEmail: null,
};

const changeApps =
  (kind: App['kind'], changes: Partial<App>) =>
  ({ apps }: Inventory): Partial<Inventory> => ({
    apps: apps.map((app) => (app.kind === kind ? { ...app, ...changes } : app)),
  });

const changeSettings =
  (changes: Partial<Inventory['settings']>) =>
  ({ settings }: Inventory): Partial<Inventory> => ({ settings: { ...settings, ...changes } });

/** Declares what the healthy apps have, so that every rule about declared things passes. */
const POLICY: PolicyFile = {
  file: 'nhi-policy.yml',
  policy: {
    version: 1,
    integrations: [
      {
        app: 'Sign_Callback',
        service: 'Contract signing',
        owner: 'platform@example.com',
        username: 'sign.bot@example.com',
        endpoint: 'https://example.my.salesforce.com/services/apexrest/sign',
        secretRotatedOn: '2026-11-01',
        reviewedOn: '2026-11-01',
        access: {
          permissions: ['ApiEnabled'],
          objects: { Contract: ['read'] },
          fields: { 'Contract.Status__c': ['read'] },
        },
      },
    ],
  },
};

const DECLARED = {
  objectAccess: [{ permissionSetId: ACCESS_SET_ID, object: 'Contract', rights: ['read'] }],
  fieldAccess: [{ permissionSetId: ACCESS_SET_ID, field: 'Contract.Status__c', rights: ['read'] }],
  apexRestClasses: [
    {
      id: id('01p', 1),
      name: 'Sign',
      namespace: null,
      active: true,
      valid: true,
      hidden: false,
      urlMapping: '/sign',
      global: true,
      methods: ['POST'],
    },
  ],
} satisfies Partial<Inventory>;

const LOST: Partial<Record<Source, (read: Inventory) => Partial<Inventory>>> = {
  ApexClass: () => ({ apexRestClasses: [] }),
  Clock: () => ({}),
  ConnectedApp: changeApps('ConnectedApp', withoutConnectedApp),
  ConnectedAppSettings: changeSettings({ onlyApprovedApps: null }),
  ExternalClientAppSettings: changeSettings({ secretsInMetadataApi: null, secretsInRestApi: null }),
  ExternalClientApplication: changeApps('ExternalClientApp', { contactEmail: null }),
  ExtlClntAppGlobalOauthSettings: changeApps('ExternalClientApp', {
    flow: { settings: null, policy: true },
    consumerSecretOptional: null,
    introspectsAllTokens: null,
    requiredProofs: null,
  }),
  ExtlClntAppOauthPlcyCnfg: changeApps('ExternalClientApp', withoutPolicy),
  ExtlClntAppOauthSettings: changeApps('ExternalClientApp', { scopes: null }),
  ExtlClntAppPlcyCnfg: changeApps('ExternalClientApp', { enabled: null, oauthPlugin: null }),
  FieldPermissions: () => ({ fieldAccess: [] }),
  LoginHistory: ({ logins }) => ({ logins: { ...logins, summaries: [] } }),
  ObjectPermissions: () => ({ objectAccess: [] }),
  OauthOidcSettings: changeSettings({ passwordFlowBlocked: null }),
  PermissionSet: () => ({ permissionSets: [] }),
  PermissionSetAssignment: () => ({ assignments: [] }),
  Profile: () => ({ profileLimits: [] }),
  SetupAuditTrail: () => ({ runAsChanges: [] }),
  SetupEntityAccess: () => ({ entityAccess: [] }),
  User: () => ({ users: [] }),
  UserLogin: () => ({ userLogins: [] }),
};

/** Sources whose rows may be there in part: a gap outweighs what came back. */
const IN_PART: readonly Source[] = [
  'ApexClass',
  'LoginHistory',
  'PermissionSet',
  'PermissionSetAssignment',
  'Profile',
  'SetupAuditTrail',
  'SetupEntityAccess',
  'User',
  'UserLogin',
];

const classAccess: Partial<Inventory> = {
  entityAccess: [...inventory().entityAccess, { permissionSetId: ACCESS_SET_ID, type: 'ApexClass', id: id('01p', 1) }],
};

/** Apps for which as many rules as possible pass; another app keeps the org in scope when the first is not read. */
const healthy: Record<App['kind'], Inventory> = {
  ExternalClientApp: inventory({ ...DECLARED, ...classAccess, apps: [externalClientApp()] }),
  ConnectedApp: inventory({ ...DECLARED, ...classAccess, apps: [connectedApp()] }),
};

const states = (read: Inventory): Record<string, string> => {
  const report = evaluate(read, { now: NOW });
  const orgStates = rules
    .filter(({ level }) => level === 'org')
    .map(({ id: rule }) => [rule, report.findings.find((finding) => finding.rule === rule)?.status ?? 'pass'] as const);
  if (report.apps.length === 0) return {};
  const declared = evaluate(read, { now: NOW, policy: POLICY }).apps[0]?.checks ?? {};
  const checks = Object.entries(report.apps[0]?.checks ?? {}).map(([rule, state]) => [
    rule,
    state === 'notApplicable' ? declared[rule] : state,
  ]);
  return { ...Object.fromEntries(orgStates), ...(Object.fromEntries(checks) as Record<string, string>) };
};

const sourcesOf = (kind: App['kind'], sources: readonly Source[]): Source[] =>
  sources.filter((source) =>
    kind === 'ConnectedApp' ? !/^Ex(tl|ternalClientApplication)/.test(source) : source !== 'ConnectedApp',
  );

describe('a gap never turns into a pass', () => {
  it('is checked for every rule, each of which passes somewhere when all is read', () => {
    expect(Object.keys(RESTS_ON).sort()).to.deep.equal(rules.map((rule) => rule.id).sort());
    const read = [states(healthy.ExternalClientApp), states(healthy.ConnectedApp)];
    const never = rules.filter(({ id: rule }) => !read.some((one) => one[rule] === 'pass')).map((rule) => rule.id);
    // It finds every app that uses the flow.
    expect(never).to.deep.equal(['flow-discouraged']);
  });

  for (const kind of ['ExternalClientApp', 'ConnectedApp'] as const) {
    for (const [rule, sources] of Object.entries(RESTS_ON)) {
      for (const source of sourcesOf(kind, sources)) {
        const read = healthy[kind];
        const gaps = [gap(source)];

        it(`${rule} of a ${kind} without ${source}`, () => {
          const lost = LOST[source]?.(read);
          expect(lost, 'what is lost').to.exist;
          expect(states({ ...read, ...lost, gaps })[rule]).to.not.equal('pass');
        });

        if (!IN_PART.includes(source)) continue;
        it(`${rule} of a ${kind} with ${source} in part`, () => {
          expect(states({ ...read, gaps })[rule]).to.not.equal('pass');
        });
      }
    }
  }

  // Where no grant ends some day, the clock does not matter to what they give.
  for (const [rule, sources] of Object.entries(RESTS_ON)) {
    if (!sources.includes('PermissionSetAssignment')) continue;
    it(`${rule} without the org's time, where grants end some day`, () => {
      const read = healthy.ExternalClientApp;
      const assignments = read.assignments.map((one) => ({ ...one, expiresAt: '2030-01-01T00:00:00.000Z' }));
      expect(states({ ...read, assignments })[rule], 'with it').to.equal('pass');
      expect(states({ ...read, assignments, gaps: [gap('Clock')] })[rule]).to.equal('inconclusive');
    });
  }

  it('nor does an app that is not known to be all there', () => {
    const apps = [externalClientApp(), connectedApp({ name: 'Unread', id: id('0H4', 2), ...withoutConnectedApp })];
    expect(evaluate(inventory({ apps }), { now: NOW }).apps[0]?.checks['run-as-shared']).to.equal('inconclusive');
  });
});
