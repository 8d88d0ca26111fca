import { expect } from 'chai';
import type { App, LoginSummary, RunAsChange } from '../../src/inventory/inventory.js';
import { applyProofs, needProof, type Witnesses } from '../../src/org/run-as-proof.js';

const app = (name: string, given: Partial<App> = {}): App => ({
  kind: 'ConnectedApp',
  id: `0H4000000000${name.padEnd(3, '0').slice(0, 3)}AAA`,
  name,
  label: `${name} label`,
  namespace: null,
  contactEmail: null,
  flow: { settings: true, policy: true },
  provenByLoginAt: null,
  runAs: { state: 'notKnown' },
  scopes: ['api'],
  ipRelaxation: 'Enforce',
  ipRanges: [],
  permittedUsers: 'AllSelfAuthorized',
  enabled: null,
  oauthPlugin: null,
  consumerSecretOptional: false,
  introspectsAllTokens: false,
  sessionPolicy: { level: null, action: null },
  requiredProofs: [],
  consumerKeyDigest: null,
  policyModifiedAt: null,
  ...given,
});

const login = (application: string, given: Partial<LoginSummary> = {}): LoginSummary => ({
  userId: '005000000000001AAA',
  application,
  type: 'Remote Access 2.0',
  subType: 'OauthClientCredentials',
  status: 'Success',
  newestAt: '2026-11-01T00:00:00.000Z',
  count: 1,
  ...given,
});

const change = (of: App, given: Partial<RunAsChange> = {}): RunAsChange => ({
  at: '2026-10-01T00:00:00.000Z',
  by: 'admin@acme.example',
  username: 'run.as@acme.example',
  userId: '005000000000002AAA',
  appLabel: of.label,
  appId: of.id,
  ...given,
});

const witnesses = (given: Partial<Witnesses> = {}): Witnesses => ({
  changes: [],
  changesComplete: true,
  logins: [],
  loginsComplete: true,
  ...given,
});

const runAsOf = (apps: App[], given: Partial<Witnesses> = {}): App['runAs'] | undefined =>
  applyProofs(apps, witnesses(given))[0]?.runAs;

describe('applyProofs', () => {
  const alone = app('One');

  it('keeps what the configuration says', () => {
    const configured = app('One', { runAs: { state: 'configured', username: 'x@acme.example' } });
    expect(runAsOf([configured], { logins: [login('One')] })).to.deep.equal(configured.runAs);
  });

  it('knows the user to be missing once another app came back with its own', () => {
    const other = app('Two', { runAs: { state: 'configured', username: 'x@acme.example' } });
    expect(runAsOf([alone, other])).to.deep.equal({ state: 'missing', certain: true });
    expect(needProof([alone, other])).to.deep.equal([]);
  });

  it('only concludes it when no app came back with one and every witness is silent', () => {
    expect(runAsOf([alone])).to.deep.equal({ state: 'missing', certain: false });
  });

  for (const unheard of [{ changesComplete: false }, { loginsComplete: false }]) {
    it(`does not conclude it when a witness was not heard: ${Object.keys(unheard)[0] ?? ''}`, () => {
      expect(runAsOf([alone], unheard)).to.deep.equal({ state: 'notKnown' });
    });
  }

  it('takes the word of the audit trail, joined by id', () => {
    const proof = {
      state: 'auditTrail',
      username: 'run.as@acme.example',
      userId: '005000000000002AAA',
      at: '2026-10-01T00:00:00.000Z',
    };
    expect(runAsOf([alone], { changes: [change(alone)] })).to.deep.equal(proof);
    expect(runAsOf([alone], { changes: [change(app('Two'), { appLabel: alone.label })] })).to.deep.equal({
      state: 'missing',
      certain: false,
    });
  });

  it('takes the newest word', () => {
    const changes = [change(alone, { at: '2026-09-01T00:00:00.000Z', userId: '005000000000009AAA' }), change(alone)];
    expect(runAsOf([alone], { changes })).to.have.property('userId', '005000000000002AAA');
    expect(runAsOf([alone], { changes, logins: [login('One')] })).to.have.property('userId', '005000000000001AAA');
  });

  it('takes a successful login by name or label in any case, and proves the flow with it', () => {
    for (const application of ['ONE', 'one LABEL']) {
      const [proven] = applyProofs([alone], witnesses({ logins: [login(application)] }));
      expect(proven?.runAs).to.have.property('state', 'login');
      expect(proven?.provenByLoginAt).to.equal('2026-11-01T00:00:00.000Z');
    }
  });

  const noProof: Array<[name: string, login: LoginSummary]> = [
    ['failed', login('One', { status: 'Failed: Not approved for access' })],
    ['is of another flow', login('One', { subType: 'OauthRefreshToken' })],
    ['is of another app', login('Two')],
  ];
  for (const [name, given] of noProof) {
    it(`does not take a login that ${name}`, () => {
      expect(runAsOf([alone], { logins: [given] })).to.deep.equal({ state: 'missing', certain: false });
    });
  }

  it('does not take a login under a label that two apps share', () => {
    const twin = app('Two', { label: alone.label });
    expect(runAsOf([alone, twin], { logins: [login(alone.label ?? '')] })).to.deep.equal({
      state: 'missing',
      certain: false,
    });
  });

  it('does not guess about a connected app that was not read', () => {
    const unread = app('One', { flow: { settings: null, policy: null } });
    expect(runAsOf([unread])).to.deep.equal({ state: 'notKnown' });
    expect(runAsOf([unread], { changes: [change(unread)] })).to.have.property('state', 'auditTrail');
  });

  it('believes the empty policy of an external client app, unless a login outlived it', () => {
    const eca = app('One', {
      kind: 'ExternalClientApp',
      runAs: { state: 'missing', certain: true },
      policyModifiedAt: '2026-10-15T00:00:00.000Z',
    });
    expect(runAsOf([eca], { logins: [login('One', { newestAt: '2026-10-01T00:00:00.000Z' })] })).to.deep.equal(
      eca.runAs,
    );
    expect(runAsOf([eca], { logins: [login('One')] })).to.have.property('state', 'login');
  });
});
