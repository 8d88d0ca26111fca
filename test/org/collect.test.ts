import { expect } from 'chai';
import type { Gap, Inventory, Source } from '../../src/inventory/inventory.js';
import { isClientCredentials } from '../../src/platform/logins.js';
import { collectInventory } from '../../src/org/collect.js';
import { evaluate } from '../../src/audit/evaluate.js';
import {
  addConnectedApp,
  addExternalClientApp,
  addFlowLogin,
  addRunAsChange,
  addUser,
} from '../fake-org/builders/index.js';
import { startFakeOrg, trouble, type FakeOrg, type FakeOrgOptions } from '../fake-org/index.js';
import { UNFILTERABLE_BY_THE_BOOK } from '../fake-org/org/options.js';
import type { ConnectedApp, Org } from '../fake-org/org/model.js';
import { connectionTo, type ConnectionOptions } from '../support/org-connection.js';
import { ADMIN, NOW, daysAgo, smallOrg } from './small-org.js';

type Reading = ConnectionOptions & { fakeOrg?: FakeOrgOptions; caller?: string; prepare?: (org: FakeOrg) => void };

/** Starts the org, reads it, closes it. */
const read = async (
  org: Org,
  { fakeOrg, caller = ADMIN, prepare, ...options }: Reading = {},
): Promise<{ inventory: Inventory; served: FakeOrg }> => {
  const served = await startFakeOrg(org, fakeOrg);
  try {
    prepare?.(served);
    const connection = connectionTo(served, caller, options);
    return { inventory: await collectInventory(connection, { loginWindowDays: 90, now: NOW }), served };
  } finally {
    await served.close();
  }
};

const errorOf = async (reading: Promise<unknown>): Promise<Error> => {
  try {
    await reading;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('expected an error');
};

const gapOf = ({ gaps }: Inventory, source: Source): Gap | undefined => gaps.find((gap) => gap.source === source);
const appNamed = ({ apps }: Inventory, name: string) => apps.find((app) => app.name === name);

describe('collectInventory', () => {
  it('reads a whole org without a gap, and writes nothing', async () => {
    const { inventory, served } = await read(smallOrg());
    expect(inventory.gaps).to.deep.equal([]);
    expect(inventory.counts).to.deep.equal({ connectedApps: 1, externalClientApps: 1 });
    expect(appNamed(inventory, 'Order_Sync')).to.include({
      kind: 'ConnectedApp',
      label: 'Order Sync',
      ipRelaxation: 'Enforce',
      permittedUsers: 'AdminApprovedPreAuthorized',
    });
    expect(appNamed(inventory, 'Order_Sync')?.scopes).to.deep.equal(['api', 'refresh_token']);
    expect(appNamed(inventory, 'Sign_Callback')).to.deep.include({
      flow: { settings: true, policy: true },
      enabled: true,
      oauthPlugin: 'Enabled',
      scopes: ['api', 'openid'],
    });
    expect(appNamed(inventory, 'Sign_Callback')?.ipRanges).to.deep.equal([
      { start: '203.0.113.0', end: '203.0.113.255' },
    ]);
    expect(inventory.users.map(({ username }) => username).sort()).to.deep.equal([
      'order.sync@acme.example',
      'sign.callback@acme.example',
    ]);
    expect(inventory.objectAccess.map(({ object, rights }) => [object, rights])).to.deep.equal([
      ['Contract', ['read', 'edit']],
    ]);
    expect(inventory.fieldAccess.map(({ field, rights }) => [field, rights])).to.deep.equal([
      ['Contract.Status', ['read', 'edit']],
    ]);
    expect(inventory.apexRestClasses).to.have.length(1);
    expect(inventory.runAsChanges).to.have.length(1);
    expect(served.stats.writes).to.deep.equal([]);
  });

  it('keeps no secret, no token and no consumer key', async () => {
    const org = smallOrg();
    const { inventory, served } = await read(org);
    const text = JSON.stringify(inventory);
    for (const { consumerKey, consumerSecret } of [...org.connectedApps, ...org.externalClientApps]) {
      expect(text).to.not.contain(consumerKey).and.to.not.contain(consumerSecret);
    }
    expect(text).to.not.contain(served.accessToken(ADMIN));
    expect(appNamed(inventory, 'Order_Sync')?.consumerKeyDigest).to.match(/^[0-9a-f]{64}$/);
  });

  it('stays within the calls, the stages and the requests in flight that the design allows', async () => {
    const org = smallOrg();
    const profile = org.users[1]?.profile ?? org.profiles[0]!;
    for (let at = 0; at < 30; at += 1) {
      const runAs = addUser(org, { username: `app${at}@acme.example`, profile });
      if (at % 2) addConnectedApp(org, { name: `App_${at}`, runAs });
      else addExternalClientApp(org, { name: `App_${at}`, runAs });
    }
    // Stages are told from the times of requests, so that a busy machine can only show too many: the least counts.
    const roundTrips: number[] = [];
    for (let reading = 0; reading < 3 && !roundTrips.includes(5); reading += 1) {
      const { inventory, served } = await read(org, { fakeOrg: { latency: 200 } });
      const profiles = new Set(inventory.users.map(({ profileId }) => profileId)).size;
      expect(served.stats.apiCalls).to.be.at.most(26 + Math.ceil(16 / 10) + Math.ceil(16 / 10) + profiles);
      expect(inventory.apiCalls).to.equal(served.stats.apiCalls);
      expect(served.stats.maxConcurrency).to.be.at.most(10);
      expect(inventory.gaps).to.deep.equal([]);
      roundTrips.push(served.stats.roundTrips);
    }
    expect(Math.min(...roundTrips)).to.equal(5);
  });

  it('reads nothing of a user whose e-mail address an app names by mistake', async () => {
    const org = smallOrg();
    const owner = addUser(org, {
      username: 'owner.of.mail@acme.example',
      email: 'mail@acme.example',
      profile: org.profiles[1] ?? org.profiles[0]!,
    });
    addExternalClientApp(org, { name: 'Mistaken', runAs: 'mail@acme.example' });
    const { inventory, served } = await read(org);
    expect(inventory.users.map(({ username }) => username)).to.include('owner.of.mail@acme.example');
    const aboutUsers = served.requests.flatMap(({ soql }) => soql).filter((soql) => /UserId|AssigneeId/.test(soql));
    expect(aboutUsers.join(' ')).to.not.contain(owner.id);
  });

  it('asks safely for a user of any name', async () => {
    const org = smallOrg();
    const names = [
      "o'hara\\' OR Id != null--@acme.example",
      '\u001b[31mred@acme.example',
      'x'.repeat(300),
      'a\nb@acme.example',
      '"quoted"@acme.example',
    ];
    names.forEach((runAs, at) => addExternalClientApp(org, { name: `Hostile_${at}`, runAs }));
    const { inventory } = await read(org);
    expect(inventory.gaps).to.deep.equal([]);
    expect(inventory.users).to.have.length(2);
    const { apps } = evaluate(inventory, { now: NOW });
    for (const { name, checks } of apps)
      expect(checks['run-as-unknown'], name).to.equal(name.startsWith('Hostile') ? 'fail' : 'pass');
  });

  describe('what it takes as proof', () => {
    it('reads logins of everybody with a filter where Salesforce takes it', async () => {
      for (const loginHistoryAs of ['label', 'value'] as const) {
        const { inventory, served } = await read(smallOrg({ loginHistoryAs }));
        expect(inventory.logins.clientCredentials).to.equal('org');
        expect(inventory.logins.summaries.filter(isClientCredentials)).to.have.length(2);
        const orgWide = served.requests.flatMap(({ soql }) => soql).filter((soql) => /FROM LoginHistory/.test(soql));
        expect(orgWide, 'the filtered logins, and the others of the Run As users').to.have.length(2);
      }
    });

    it('reads the logins of everybody where the filter is refused or finds nothing', async () => {
      for (const options of [
        { unfilterable: UNFILTERABLE_BY_THE_BOOK },
        { emptyFilters: ['LoginHistory.LoginSubType'] },
      ]) {
        const org = smallOrg({ ...options, hideConnectedAppRunAs: true });
        const { inventory } = await read(org);
        expect(inventory.logins.clientCredentials).to.equal('org');
        expect(appNamed(inventory, 'Order_Sync')?.runAs).to.include({ state: 'login' });
        expect(inventory.gaps).to.deep.equal([]);
      }
    });

    it('concludes nothing from the silence of an answer that is not whole', async () => {
      const org = smallOrg({ emptyFilters: ['LoginHistory.LoginSubType'], hideConnectedAppRunAs: true });
      addConnectedApp(org, { name: 'Silent', runAs: null });
      const { inventory } = await read(org, {
        prepare: (fake) =>
          fake.inject({ match: /LoginHistory WHERE LoginTime >= \S+ ORDER/, action: trouble.error(400, 'ODD', 'no') }),
      });
      expect(appNamed(inventory, 'Silent')?.runAs).to.deep.equal({ state: 'notKnown' });
      expect(inventory.logins.clientCredentials).to.equal('runAsUsers');
      const { apps } = evaluate(inventory, { now: NOW });
      expect(apps.find(({ name }) => name === 'Silent')?.checks['run-as-missing']).to.equal('inconclusive');
    });

    it('takes a login that is read late as proof of a hidden half', async () => {
      const options = { settingsHalf: 'whereSecretsAreOpen', unfilterable: UNFILTERABLE_BY_THE_BOOK } as const;
      const org = smallOrg(options, ['ViewClientSecret']);
      const { inventory } = await read(org, {
        // The logins of the whole org are out of reach; those of the Run As users are read later.
        prepare: (fake) =>
          fake.inject({ match: /LoginHistory WHERE LoginTime >= \S+ ORDER/, action: trouble.error(400, 'ODD', 'no') }),
      });
      const app = appNamed(inventory, 'Sign_Callback');
      expect(app?.flow).to.deep.equal({ settings: null, policy: true });
      expect(app?.provenByLoginAt).to.equal(daysAgo(2).toISOString());
      const { apps } = evaluate(inventory, { now: NOW });
      const checks = apps.find(({ name }) => name === 'Sign_Callback')?.checks;
      expect(checks).to.include({ 'flow-half-enabled': 'pass', 'flow-discouraged': 'fail', 'flow-unused': 'pass' });
    });

    it('does not call a user missing who logged in after the policy was changed', async () => {
      const org = smallOrg({ unfilterable: UNFILTERABLE_BY_THE_BOOK });
      const user = addUser(org, { username: 'hidden@acme.example', profile: org.profiles[1] ?? org.profiles[0]! });
      const app = addExternalClientApp(org, { name: 'Hidden_User', runAs: null, modifiedAt: daysAgo(20) });
      addFlowLogin(org, app, { user, at: daysAgo(3) });
      const { inventory } = await read(org);
      expect(appNamed(inventory, 'Hidden_User')?.runAs).to.include({ state: 'login', userId: user.id });
      expect(inventory.users.map(({ username }) => username)).to.include('hidden@acme.example');
    });

    it('asks the audit trail and the logins where no connected app came back with its user', async () => {
      const org = smallOrg({ hideConnectedAppRunAs: true });
      const profile = org.users[1]?.profile ?? org.profiles[0]!;
      const late = addUser(org, { username: 'late@acme.example', profile });
      const proven = addConnectedApp(org, { name: 'Proven_By_Login', runAs: late });
      addFlowLogin(org, proven, { user: late, at: daysAgo(5) });
      addConnectedApp(org, { name: 'Silent', runAs: null });
      const { inventory } = await read(org);
      expect(appNamed(inventory, 'Order_Sync')?.runAs).to.include({ state: 'login' });
      expect(appNamed(inventory, 'Proven_By_Login')?.runAs).to.include({ state: 'login', userId: late.id });
      expect(appNamed(inventory, 'Silent')?.runAs).to.deep.equal({ state: 'missing', certain: false });
      expect(inventory.users.map(({ username }) => username)).to.include('late@acme.example');
      expect(inventory.gaps).to.deep.equal([]);
    });

    it('takes the newest word of the trail', async () => {
      const org = smallOrg({ hideConnectedAppRunAs: true });
      const [app] = org.connectedApps;
      const changed = addUser(org, { username: 'changed@acme.example', profile: org.profiles[1] ?? org.profiles[0]! });
      if (app) addRunAsChange(org, app, changed, new Date(NOW.getTime() - 3_600_000));
      const { inventory } = await read(org);
      expect(appNamed(inventory, 'Order_Sync')?.runAs).to.include({
        state: 'auditTrail',
        username: 'changed@acme.example',
      });
    });
  });

  describe('what the caller may not read becomes a gap', () => {
    const rights: Array<[without: string[], source: Source, grant: string]> = [
      [['ModifyMetadata', 'ModifyAllData'], 'ConnectedApp', 'ModifyMetadata'],
      [['ManageUsers', 'MonitorLoginHistory'], 'LoginHistory', 'MonitorLoginHistory'],
      [['ManageUsers'], 'UserLogin', 'ManageUsers'],
      [['ViewSetup'], 'SetupAuditTrail', 'ViewSetup'],
      [['ViewSetup'], 'SetupEntityAccess', 'ViewSetup'],
    ];
    for (const missingRight of ['INVALID_TYPE', 'INSUFFICIENT_ACCESS', 'noRows'] as const) {
      for (const [without, source, grant] of rights) {
        it(`${source}, answered by ${missingRight}`, async () => {
          const org = smallOrg({ missingRight: { default: missingRight, byObject: {} } }, without);
          const { inventory } = await read(org);
          expect(gapOf(inventory, source)).to.include({ reason: 'permission' });
          expect(gapOf(inventory, source)?.grant).to.include(grant);
        });
      }
    }

    it('and users that private sharing hides are not taken for unknown', async () => {
      const org = smallOrg({ privateUserSharing: true }, [
        'ViewAllUsers',
        'ManageUsers',
        'ModifyAllData',
        'ViewAllData',
      ]);
      const { inventory } = await read(org);
      expect(gapOf(inventory, 'User')?.subjects).to.deep.equal([
        'order.sync@acme.example',
        'sign.callback@acme.example',
      ]);
      const { apps } = evaluate(inventory, { now: NOW });
      for (const { checks } of apps) expect(checks['run-as-unknown']).to.not.equal('pass').and.to.not.equal('fail');
    });

    it('and without any app to read there is an error that names the rights', async () => {
      const org = smallOrg({}, [
        'ModifyMetadata',
        'ModifyAllData',
        'ViewSetup',
        'CustomizeApplication',
        'ExternalClientAppViewer',
        'ExternalClientAppAdmin',
      ]);
      const error = await errorOf(read(org));
      expect(error.message).to.match(/could be read/);
      expect(JSON.stringify(error)).to.contain('ModifyMetadata');
    });
  });

  it("an id that is no connected app's leaves open whether its user is pre-authorized", async () => {
    const org = smallOrg();
    for (const app of org.connectedApps) app.id = `888${app.id.slice(3)}`;
    const { inventory } = await read(org);
    expect(appNamed(inventory, 'Order_Sync')?.id).to.equal(null);
    const [app] = evaluate(inventory, { now: NOW }).apps.filter(({ name }) => name === 'Order_Sync');
    expect(app?.checks['app-run-as-not-preauthorized']).to.equal('inconclusive');
  });

  describe('what the org does not have', () => {
    it('external client apps: none where that is sure, and connected apps are judged', async () => {
      const { inventory } = await read(smallOrg({ ecaEnabled: false }));
      expect(inventory.gaps).to.deep.equal([]);
      expect(inventory.counts).to.deep.equal({ connectedApps: 1, externalClientApps: 0 });
      expect(appNamed(inventory, 'Order_Sync')?.runAs.state).to.equal('configured');
    });

    it('external client apps: one gap where it is not, and connected apps are judged', async () => {
      const { inventory } = await read(smallOrg({ ecaEnabled: false }), {
        prepare: (org) => org.inject({ match: /listMetadata ExternalClientApplication/, action: trouble.html() }),
      });
      expect(gapOf(inventory, 'ExternalClientApplication')).to.include({ reason: 'notSupported' });
      expect(inventory.counts).to.deep.equal({ connectedApps: 1, externalClientApps: null });
      expect(appNamed(inventory, 'Order_Sync')?.runAs.state).to.equal('configured');
    });

    it('columns that came with later versions', async () => {
      const missingColumns = [
        'PermissionSetAssignment.IsActive',
        'PermissionSetAssignment.IsRevoked',
        'ObjectPermissions.PermissionsViewAllFields',
      ];
      const { inventory } = await read(smallOrg({ missingColumns }));
      expect(inventory.gaps.map(({ source, columns = [] }) => `${source}.${columns.join()}`).sort()).to.deep.equal(
        missingColumns.sort(),
      );
      expect(inventory.assignments.every(({ active, revoked }) => active === null && revoked === null)).to.equal(true);
      const { gaps } = evaluate(inventory, { now: NOW });
      expect(gaps.flatMap(({ rules }) => rules)).to.deep.equal([]);
    });

    it('columns that rules rest on: each is a gap that names them', async () => {
      const columns: Record<string, string[]> = {
        'ExtlClntAppOauthPlcyCnfg.ClientCredentialsFlowUser': ['run-as-missing', 'run-as-unknown'],
        'ExtlClntAppOauthPlcyCnfg.IpRelaxationPolicyType': ['app-ip-relaxed', 'app-ip-unrestricted'],
        'ExtlClntAppOauthPlcyCnfg.PermittedUsersPolicyType': ['app-run-as-not-preauthorized', 'app-self-authorize'],
        'ExtlClntAppOauthPlcyCnfg.RequiredSessionLevel': ['app-session-level'],
        'ExtlClntAppOauthPlcyCnfg.IsClientCredentialsFlowEnabled': ['flow-half-enabled'],
        'ExtlClntAppPlcyCnfg.IsEnabled': ['app-disabled'],
        'ExternalClientApplication.ContactEmail': ['app-owner-missing'],
        'PermissionSet.PermissionsApiUserOnly': ['run-as-not-api-only'],
      };
      for (const [column, rules] of Object.entries(columns)) {
        const org = smallOrg({ missingColumns: [column] });
        // A login would prove what the column does not show.
        org.logins.length = 0;
        const { inventory } = await read(org);
        const { gaps, apps } = evaluate(inventory, { now: NOW });
        expect(gaps, column).to.have.length(1);
        expect(gaps[0], column).to.include({ reason: 'notSupported', source: column.split('.')[0] });
        expect(gaps[0]?.rules, column).to.include.members(rules);
        const checks = apps.find(({ name }) => name === 'Sign_Callback')?.checks ?? {};
        for (const rule of rules) expect(checks[rule], `${column} ${rule}`).to.equal('inconclusive');
      }
    });

    it('an API version that knows the flow', async () => {
      expect((await errorOf(read(smallOrg(), { apiVersion: '55.0' }))).message).to.match(/too old/);
    });

    it('the API version that was named', async () => {
      expect((await errorOf(read(smallOrg(), { apiVersion: '99.0' }))).message).to.match(/99\.0/);
    });

    it('IP policies by name: digits and lower case say the same', async () => {
      for (const ipRelaxationAs of ['digit', 'lowerCaseName'] as const) {
        const { inventory } = await read(smallOrg({ ipRelaxationAs }));
        expect(appNamed(inventory, 'Sign_Callback')?.ipRelaxation).to.equal('Enforce');
      }
    });
  });

  describe('one record that cannot be read hides nothing but itself', () => {
    const addApps = (org: Org, metadata: ConnectedApp['metadata'], name: string): void => {
      const profile = org.profiles[1] ?? org.profiles[0]!;
      for (let at = 0; at < 22; at += 1) {
        const runAs = addUser(org, { username: `app${at}@acme.example`, profile, active: at !== 5 });
        addConnectedApp(org, { name: `App_${at}`, runAs });
        if (at === 7) addConnectedApp(org, { name, runAs: null, metadata });
      }
    };
    const troubles: Array<[ConnectedApp['metadata'], Gap['reason']]> = [
      ['faults', 'error'],
      ['empty', 'notSupported'],
      ['nil', 'notSupported'],
      ['leftOut', 'truncated'],
    ];
    for (const [metadata, reason] of troubles) {
      it(`a connected app whose record is ${metadata}`, async () => {
        const org = smallOrg();
        addApps(org, metadata, 'CPQIntegrationUserApp');
        const { inventory } = await read(org);
        expect(inventory.gaps).to.have.length(1);
        const [gap] = inventory.gaps;
        expect(gap).to.deep.include({ reason, subjects: ['ConnectedApp:CPQIntegrationUserApp'] });
        expect(gap?.detail)
          .to.match(/^CPQIntegrationUserApp: /)
          .and.not.match(/App_\d|right|permission/);
        expect(gap).to.not.have.property('grant');
        const { apps } = evaluate(inventory, { now: NOW });
        expect(apps.filter(({ kind }) => kind === 'ConnectedApp')).to.have.length(23);
        expect(apps.find(({ name }) => name === 'App_5')?.checks['run-as-inactive']).to.equal('fail');
      });
    }

    it('and several of them cost no more than their own batches', async () => {
      const org = smallOrg();
      addApps(org, 'faults', 'First');
      addConnectedApp(org, { name: 'Second', runAs: null, metadata: 'faults' });
      const { inventory, served } = await read(org);
      expect(gapOf(inventory, 'ConnectedApp')?.subjects?.sort()).to.deep.equal([
        'ConnectedApp:First',
        'ConnectedApp:Second',
      ]);
      const reads = served.requests.filter(({ types }) => types.includes('ConnectedApp'));
      expect(reads.length).to.be.below(25);
    });

    it('but an org that refuses them all is asked once a batch', async () => {
      const org = smallOrg({}, ['ModifyMetadata', 'ModifyAllData']);
      addApps(org, 'whole', 'Any');
      const { inventory } = await read(org);
      expect(gapOf(inventory, 'ConnectedApp')).to.include({ reason: 'permission' });
    });
  });

  describe('a session that only one API takes', () => {
    it('leaves what is behind the Metadata API as a gap', async () => {
      const { inventory } = await read(smallOrg({ sessionRefusedBy: 'soap' }));
      expect(inventory.counts).to.deep.equal({ connectedApps: null, externalClientApps: 1 });
      const sources = new Set(inventory.gaps.map(({ source }) => source));
      expect([...sources].sort()).to.deep.equal([
        'ConnectedApp',
        'ConnectedAppSettings',
        'ExternalClientAppSettings',
        'ExtlClntAppGlobalOauthSettings',
        'OauthOidcSettings',
      ]);
      for (const { detail } of inventory.gaps) expect(detail).to.match(/may not use the Metadata API/);
      const { apps } = evaluate(inventory, { now: NOW });
      expect(apps.find(({ name }) => name === 'Sign_Callback')?.checks['run-as-inactive']).to.equal('pass');
    });

    it('leaves what is behind the REST API as a gap', async () => {
      const { inventory } = await read(smallOrg({ sessionRefusedBy: 'rest' }));
      expect(inventory.counts).to.deep.equal({ connectedApps: 1, externalClientApps: null });
      expect(gapOf(inventory, 'User')?.detail).to.match(/may not use the REST API/);
      const { apps } = evaluate(inventory, { now: NOW });
      expect(apps.map(({ name, checks }) => [name, checks['run-as-missing'], checks['run-as-inactive']])).to.deep.equal(
        [['Order_Sync', 'pass', 'inconclusive']],
      );
    });

    it('is another matter than one that both refuse', async () => {
      const prepare = (org: FakeOrg): void =>
        org.inject({ match: /listMetadata ConnectedApp/, times: 1, action: trouble.expireSessions() });
      expect((await errorOf(read(smallOrg(), { prepare }))).message).to.match(/expired/);
    });
  });

  it('notices a query that Salesforce cut off', async () => {
    const { inventory } = await read(smallOrg({ cutOffs: { LoginHistory: 1 } }));
    expect(gapOf(inventory, 'LoginHistory')).to.include({ reason: 'truncated' });
  });

  it('renews an expired session once, and gives up without a way to', async () => {
    const prepare = (org: FakeOrg): void =>
      org.inject({ match: /FROM User /, times: 1, action: trouble.expireSessions() });
    const org = smallOrg();
    const served = await startFakeOrg(org);
    prepare(served);
    try {
      const connection = connectionTo(served, ADMIN, { refresh: () => Promise.resolve(served.accessToken(ADMIN)) });
      const inventory = await collectInventory(connection, { loginWindowDays: 90, now: NOW });
      expect(inventory.gaps).to.deep.equal([]);
    } finally {
      await served.close();
    }
    expect((await errorOf(read(smallOrg(), { prepare }))).message).to.match(/expired/);
  });
});
