import { expect } from 'chai';
import { environmentKind, policyFor } from '../../src/policy/environments.js';
import type { Policy } from '../../src/policy/policy.js';

const PRODUCTION = {
  id: '00D000000000001AAA',
  username: 'admin@acme.com',
  instanceUrl: 'https://acme.my.salesforce.com',
  isSandbox: false,
};
const SANDBOX = {
  id: '00D000000000002AAA',
  username: 'admin@acme.com.uat',
  instanceUrl: 'https://acme--uat.sandbox.my.salesforce.com',
  isSandbox: true,
};

const policy: Policy = {
  version: 1,
  defaults: { rotationDays: 90, reviewDays: 180 },
  integrations: [
    { app: 'Sign_Callback', owner: 'team', endpoint: '/services/apexrest/sign', username: 'bot@acme.com' },
    { app: 'Billing', owner: 'team' },
  ],
  environments: {
    // Out of order on purpose: what an environment is called decides, not where it stands.
    '00D000000000002': { integrations: { Sign_Callback: { owner: 'org' } } },
    'acme--*.sandbox.my.salesforce.com': {
      integrations: { Sign_Callback: { owner: 'host', username: 'host@acme.com' } },
    },
    '*@acme.com.uat': { integrations: { SIGN_callback: { username: 'bot@acme.com.uat', endpoint: '/user' } } },
    sandbox: {
      defaults: { rotationDays: 365 },
      integrations: { Sign_Callback: { app: 'Sign_Callback_UAT', endpoint: '/type', reviewedOn: '2026-01-01' } },
      rules: { 'app-legacy': 'off' },
      waivers: [{ rule: 'app-ip-relaxed', app: '*', reason: 'r', expires: '2027-01-01' }],
    },
    production: { rules: { 'app-legacy': { severity: 'high' } } },
  },
  rules: { 'app-legacy': { severity: 'low' } },
  waivers: [{ rule: 'flow-unused', app: 'sign_callback', reason: 'r', expires: '2027-01-01' }],
};

describe('policyFor', () => {
  it('leaves production as it is declared', () => {
    const { defaults, integrations, rules, waivers } = policyFor(policy, PRODUCTION);
    expect(defaults).to.deep.equal({ rotationDays: 90, reviewDays: 180 });
    expect(integrations).to.deep.equal(policy.integrations?.map((one) => ({ ...one, declaredAs: one.app })));
    expect(rules).to.deep.equal({ 'app-legacy': { severity: 'high' } });
    expect(waivers).to.deep.equal(policy.waivers);
  });

  it('replaces key by key in a sandbox, the more particular environment last', () => {
    const { defaults, integrations, rules, waivers } = policyFor(policy, SANDBOX);
    expect(defaults).to.deep.equal({ rotationDays: 365, reviewDays: 180 });
    expect(integrations[0]).to.deep.equal({
      app: 'Sign_Callback_UAT',
      declaredAs: 'Sign_Callback',
      owner: 'org',
      endpoint: '/user',
      username: 'host@acme.com',
      reviewedOn: '2026-01-01',
    });
    expect(integrations[1]).to.deep.equal({ app: 'Billing', declaredAs: 'Billing', owner: 'team' });
    expect(rules).to.deep.equal({ 'app-legacy': 'off' });
    expect(waivers.map(({ app }) => app)).to.deep.equal(['Sign_Callback_UAT', '*']);
  });

  it('tells a sandbox by its host where the org could not be read', () => {
    expect(
      policyFor(policy, { ...SANDBOX, id: null, username: null, isSandbox: null }).integrations[0]?.owner,
    ).to.equal('host');
    expect(policyFor(policy, { ...PRODUCTION, isSandbox: null, instanceUrl: '' }).rules).to.deep.equal({
      'app-legacy': { severity: 'high' },
    });
  });
});

describe('the environments of an org', () => {
  const by = (names: string[]): Policy => ({
    version: 1,
    environments: Object.fromEntries(names.map((name) => [name, { rules: { [name]: 'off' as const } }])),
  });
  const applying = (names: string[], changes: Partial<Record<keyof typeof PRODUCTION, null>>, org = PRODUCTION) =>
    Object.keys(policyFor(by(names), { ...org, ...changes }).rules);
  const ALL = ['sandbox', 'production', '*@acme.com*', 'acme*.my.salesforce.com', '00D000000000001', '00D000000000002'];

  it('are found by whatever is known of it', () => {
    expect(applying(ALL, {})).to.deep.equal([
      'production',
      '*@acme.com*',
      'acme*.my.salesforce.com',
      '00D000000000001',
    ]);
    expect(applying(ALL, { username: null, instanceUrl: null })).to.deep.equal(['production', '00D000000000001']);
    expect(applying(ALL, { id: null, instanceUrl: null })).to.deep.equal(['production', '*@acme.com*']);
    expect(applying(ALL, { id: null, username: null })).to.deep.equal(['production', 'acme*.my.salesforce.com']);
    expect(applying(ALL, { id: null, username: null }, SANDBOX)).to.deep.equal(['sandbox', 'acme*.my.salesforce.com']);
  });

  it('are none where only metadata source was read', () => {
    expect(applying([...ALL, '*.*'], { id: null, username: null, instanceUrl: null, isSandbox: null })).to.deep.equal(
      [],
    );
  });

  it('are none of a name that says nothing about an org', () => {
    expect(applying(['staging'], {})).to.deep.equal([]);
  });
});

describe('policyFor without a declaration', () => {
  it('is empty', () => {
    const nothing = { defaults: {}, integrations: [], rules: {}, waivers: [] };
    expect(policyFor({ version: 1 }, PRODUCTION)).to.deep.equal(nothing);
    expect(policyFor({ version: 1, environments: { production: {} } }, PRODUCTION)).to.deep.equal(nothing);
  });
});

describe('environmentKind', () => {
  const KINDS: Array<[string, ReturnType<typeof environmentKind>]> = [
    ['sandbox', 'type'],
    ['production', 'type'],
    ['00D000000000001', 'orgId'],
    ['00D000000000001AAA', 'orgId'],
    ['00D0000000000011', null],
    ['x00D000000000001', null],
    ['*@acme.com.*', 'username'],
    ['ada@acme.com', 'username'],
    ['x/ada@acme.com', null],
    ['ada@acme.com/x', null],
    ['acme.com/x', null],
    ['acme.com:x', null],
    ['acme.my.salesforce.com', 'host'],
    ['127.0.0.1:8080', 'host'],
    ['staging', null],
    ['https://acme.my.salesforce.com', null],
    ['005000000000001', null],
  ];
  for (const [name, kind] of KINDS) it(`takes ${name} for ${kind}`, () => expect(environmentKind(name)).to.equal(kind));
});
