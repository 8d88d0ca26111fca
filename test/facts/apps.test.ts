import { expect } from 'chai';
import { appKey, type App, type Inventory } from '../../src/inventory/inventory.js';
import { withEndpoint, indexPolicy } from '../../src/facts/policy-index.js';
import { policyFor } from '../../src/policy/environments.js';
import { connectedApp, externalClientApp, gap, id, inventory, user } from '../support/inventory.js';
import { factOf, valueOf } from './facts-of.js';

const named = (number: number, changes: Partial<App> = {}): App =>
  connectedApp({ id: id('0H4', number), name: `App_${String(number).padStart(2, '0')}`, label: null, ...changes });
const many = (count: number): App[] => Array.from({ length: count }, (_, i) => named(i + 1));

describe('app', () => {
  const appIn = (apps: App[], prefix: string | null = null) =>
    valueOf(factOf('app', { apps, org: { ...inventory().org, namespacePrefix: prefix } }));

  it('is called by its name, and by its kind where an app of the other kind has the name', () => {
    const twin = connectedApp({ name: 'SIGN_callback' });
    expect(appIn([externalClientApp()]).called).to.equal('Sign_Callback');
    expect(appIn([externalClientApp(), twin]).called).to.equal('ExternalClientApp:Sign_Callback');
    expect(appIn([twin, externalClientApp()]).called).to.equal('ConnectedApp:SIGN_callback');
    // A label is no name.
    expect(appIn([externalClientApp(), connectedApp({ name: 'Other', label: 'Sign_Callback' })]).called).to.equal(
      'Sign_Callback',
    );
    expect(appIn([externalClientApp(), externalClientApp({ id: id('0xI', 2), label: 'x' })]).called).to.equal(
      'Sign_Callback',
    );
  });

  it('is of a package where its namespace is not that of the org', () => {
    expect(appIn([externalClientApp()]).packaged).to.equal(null);
    expect(appIn([externalClientApp()], 'own').packaged).to.equal(null);
    expect(appIn([externalClientApp({ namespace: 'pkg' })]).packaged).to.equal('pkg');
    expect(appIn([externalClientApp({ namespace: 'pkg' })], 'own').packaged).to.equal('pkg');
    expect(appIn([externalClientApp({ namespace: 'OWN' })], 'own').packaged).to.equal(null);
  });
});

describe('appsOfSameUser', () => {
  const shared = (apps: App[], app?: App, given: Partial<Inventory> = {}) =>
    factOf('appsOfSameUser', { apps, ...given }, app);

  it('names the first ten others in order, and counts all', () => {
    const apps = many(12).toReversed();
    const keys = many(12).map(appKey);
    for (const own of [0, 5, 11]) {
      const app = apps.find((one) => appKey(one) === keys[own]);
      const others = keys.filter((_, index) => index !== own);
      expect(valueOf(shared(apps, app))).to.deep.equal({ first: others.slice(0, 10), count: 11 });
    }
    expect(valueOf(shared(many(3), named(2)))).to.deep.equal({ first: [appKey(named(1)), appKey(named(3))], count: 2 });
  });

  it('counts every other for an app that is not audited itself', () => {
    const off = named(5, { flow: { settings: false, policy: false }, provenByLoginAt: null });
    const apps = [named(1), named(9), off];
    expect(valueOf(shared(apps, off)))
      .to.have.property('count')
      .that.is.oneOf([2]);
  });

  it('is none, and known, where all others are', () => {
    expect(valueOf(shared([externalClientApp()]))).to.deep.equal({ first: [], count: 0 });
  });

  it('is open where apps could not be counted, or not every app of a gap is settled', () => {
    for (const [counts, source] of [
      [{ connectedApps: null, externalClientApps: 1 }, 'ConnectedApp'],
      [{ connectedApps: 0, externalClientApps: null }, 'ExternalClientApplication'],
    ] as const)
      expect(shared([externalClientApp()], undefined, { counts })).to.deep.include({ status: 'unknown', source });
    const subjects = [appKey(externalClientApp()), 'ConnectedApp:Other'];
    const cited = gap('ConnectedApp', { subjects });
    expect(shared([externalClientApp()], undefined, { gaps: [cited] })).to.deep.include({
      status: 'unknown',
      gap: cited,
    });
    const own = gap('ConnectedApp', { subjects: [appKey(externalClientApp()).toUpperCase()] });
    expect(valueOf(shared([externalClientApp()], undefined, { gaps: [own] })).count).to.equal(0);
  });
});

describe('what the policy file declares', () => {
  const declared = (integrations: Array<Record<string, unknown>>, given: Partial<Inventory> = {}) => {
    const policy = { integrations: integrations.map((one) => ({ app: 'Sign_Callback', ...one })) };
    return <K extends Parameters<typeof factOf>[0]>(name: K) => factOf(name, given, undefined, policy);
  };

  it('takes the newest date of several services, and none where none is written', () => {
    for (const dates of [
      ['2026-01-01', '2026-03-01', undefined, '2026-02-01'],
      [undefined, '2026-03-01'],
    ]) {
      const facts = declared(
        dates.map((secretRotatedOn) => (secretRotatedOn === undefined ? {} : { secretRotatedOn })),
      );
      expect(valueOf(facts('secretRotatedOn'))).to.equal('2026-03-01');
    }
    expect(valueOf(declared([{}])('reviewedOn'))).to.equal(null);
  });

  it('takes the first owner and the first username that are written', () => {
    const facts = declared([
      {},
      { owner: 'one@x.com', username: 'a@x.com' },
      { owner: 'two@x.com', username: 'b@x.com' },
    ]);
    expect(valueOf(facts('owner'))).to.deep.equal({ from: 'policy', owner: 'one@x.com' });
    expect(valueOf(facts('declared'))).to.deep.equal({
      declared: true,
      runAs: { expected: 'a@x.com', actual: 'sign.bot@example.com' },
    });
    expect(valueOf(declared([{}])('owner'))).to.deep.equal({ from: 'policy', owner: null });
  });

  it('holds a username against what is configured, whether there is such a user or not', () => {
    const actual = (runAs: App['runAs'], given: Partial<Inventory> = {}) =>
      declared([{ username: 'a@x.com' }], { apps: [externalClientApp({ runAs })], ...given })('declared');
    const configured = { state: 'configured', username: 'etl@x.com' } as const;
    const none = { state: 'missing', certain: true } as const;
    const runAs = (value: string | null) => ({ declared: true, runAs: { expected: 'a@x.com', actual: value } });
    expect(valueOf(actual(configured))).to.deep.equal(runAs('etl@x.com'));
    expect(valueOf(actual(configured, { gaps: [gap('User')] }))).to.deep.equal(runAs('etl@x.com'));
    expect(valueOf(actual(none))).to.deep.equal(runAs(null));
    expect(actual({ state: 'notKnown' }).status).to.equal('unknown');
    expect(
      actual({ state: 'login', username: 'etl@x.com', userId: id('005', 9), at: inventory().collectedAt }).status,
    ).to.equal('unknown');
    const configuredCase = { state: 'configured', username: 'SIGN.BOT@example.com' } as const;
    expect(valueOf(actual(configuredCase))).to.deep.equal(runAs(user().username));
  });
});

describe('withEndpoint', () => {
  const app = externalClientApp();
  const org = inventory().org;

  it('puts the endpoint in place of those that are declared', () => {
    const policy = policyFor(
      {
        version: 1,
        integrations: [
          { app: 'Sign_Callback', owner: 'me', endpoint: '/a' },
          { app: 'Sign_Callback', service: 's', endpoint: '/b' },
        ],
      },
      org,
    );
    const index = withEndpoint(indexPolicy(policy), '/new');
    expect(index.policy).to.equal(policy);
    expect(index.integrationsOf(app)).to.deep.equal([
      { app: 'Sign_Callback', declaredAs: 'Sign_Callback', owner: 'me', endpoint: '/new' },
      { app: 'Sign_Callback', declaredAs: 'Sign_Callback', service: 's', endpoint: undefined },
    ]);
  });

  it('declares it where nothing is', () => {
    for (const index of [null, indexPolicy(policyFor({ version: 1 }, org))]) {
      expect(withEndpoint(index, '/new').integrationsOf(app)).to.deep.equal([
        { app: 'Sign_Callback', declaredAs: 'Sign_Callback', endpoint: '/new' },
      ]);
    }
    expect(withEndpoint(null, '/new').policy).to.deep.equal({ defaults: {}, integrations: [], rules: {}, waivers: [] });
  });
});

describe('facts of the org', () => {
  const settings = inventory().settings;

  it('know the API access to secrets as soon as one is open', () => {
    const access = (secretsInMetadataApi: boolean | null, secretsInRestApi: boolean | null) =>
      factOf('secretAccess', { settings: { ...settings, secretsInMetadataApi, secretsInRestApi } });
    expect(valueOf(access(true, null))).to.deep.equal({ metadataApi: true, restApi: null });
    expect(valueOf(access(null, true))).to.deep.equal({ metadataApi: null, restApi: true });
    expect(valueOf(access(false, false))).to.deep.equal({ metadataApi: false, restApi: false });
    expect(access(null, false)).to.deep.include({ status: 'unknown', source: 'ExternalClientAppSettings' });
    expect(access(false, null)).to.deep.include({ status: 'unknown', source: 'ExternalClientAppSettings' });
  });

  it('know the time only where something vouches for the clock, and classes only where they were read', () => {
    expect(valueOf(factOf('time'))).to.equal(true);
    expect(factOf('time', { gaps: [gap('Clock')] }).status).to.equal('unknown');
    expect(valueOf(factOf('apexRestClasses'))).to.deep.equal([]);
    expect(factOf('apexRestClasses', { gaps: [gap('ApexClass')] })).to.deep.include({
      status: 'unknown',
      source: 'ApexClass',
    });
  });
});
