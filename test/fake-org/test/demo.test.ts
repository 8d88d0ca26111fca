import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { AUDITOR, demoOrg } from '../demo.js';
import { startFakeOrg, type FakeOrg } from '../index.js';
import { LARGE, largeOrg, SMALL } from '../large-org.js';
import { callerAs, pageOf, postForm } from './caller.js';
import { NOW } from './fixture.js';

const folder = new URL('../demo/', import.meta.url);
const source = [
  readFileSync(new URL('../demo.ts', import.meta.url), 'utf8'),
  ...readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8')),
].join('\n');

/** Rules that need no policy file, apart from the two that every app of a kind has. */
const RULES = [
  'flow-half-enabled',
  'flow-unused',
  'run-as-missing',
  'run-as-unknown',
  'run-as-inactive',
  'run-as-frozen',
  'run-as-locked',
  'run-as-user-type',
  'run-as-mfa-api',
  'run-as-login-hours',
  'run-as-api-disabled',
  'run-as-grant-expired',
  'run-as-grant-expiring',
  'run-as-login-failing',
  'run-as-overprivileged',
  'run-as-not-api-only',
  'run-as-human',
  'run-as-license',
  'run-as-shared',
  'run-as-recently-changed',
  'scope-none-usable',
  'scope-api-missing',
  'scope-delegated',
  'scope-excess',
  'app-disabled',
  'app-run-as-not-preauthorized',
  'app-session-level',
  'app-proof-required',
  'app-self-authorize',
  'app-ip-relaxed',
  'app-ip-unrestricted',
  'app-secret-optional',
  'app-introspects-all-tokens',
  'app-owner-missing',
  'secret-readable-by-api',
  'org-password-flow-allowed',
  'org-api-access-control-off',
];

describe('fake org: the demo', () => {
  let fake: FakeOrg;
  before(async () => {
    fake = await startFakeOrg(demoOrg(NOW));
  });
  after(() => fake.close());

  it('gives a reason for each finding', () => {
    expect(RULES.filter((rule) => !source.includes(rule))).to.deep.equal([]);
  });

  it('is the same on every run', () => {
    expect(JSON.stringify(demoOrg(NOW).logins.map(({ id, at }) => [id, at]))).to.equal(
      JSON.stringify(demoOrg(NOW).logins.map(({ id, at }) => [id, at])),
    );
  });

  const token = async (name: string): Promise<string> => {
    const app = [...fake.org.connectedApps, ...fake.org.externalClientApps].find((each) => each.name === name);
    const form = {
      grant_type: 'client_credentials',
      client_id: app?.consumerKey ?? '',
      client_secret: app?.consumerSecret ?? '',
    };
    const { status, body } = await postForm(fake, '/services/oauth2/token', form, {
      'x-forwarded-for': '203.0.113.10',
    });
    return status === 200 ? 'token' : (body.error_description ?? '');
  };
  const apps: Array<[name: string, outcome: string]> = [
    ['Sign_Callback', 'token'],
    ['Rating_Engine', 'token'],
    ['Regulatory_Reports', 'token'],
    ['Legacy_ETL', 'token'],
    ['Partner_Portal', 'token'],
    ['Claims_Intake', 'token'],
    ['Fleet_Telemetry', 'token'],
    ['Data_Warehouse_Nightly', 'no client credentials user enabled'],
    ['Marketing_Push', 'no client credentials user enabled'],
    ['Broker_Portal_Sync', 'inactive user'],
    ['Payroll_Bridge', 'inactive user'],
    ['Tax_Filing', 'client credentials flow not enabled'],
    ['Chat_Transcripts', 'no valid scopes defined'],
    ['Document_Archive', 'External client app is not installed in this org'],
    ['Partner_Feed', 'user is not admin approved to access this app'],
    ['Field_Sales_Mobile', 'client credentials flow not enabled'],
  ];
  for (const [name, outcome] of apps) {
    it(`answers ${name} with: ${outcome}`, async () => {
      expect(await token(name)).to.equal(outcome);
    });
  }

  it('has an auditor who can read everything, and could not with less', async () => {
    const permissions =
      fake.org.permissionSets.find(({ name }) => name === 'NHI_Auditor')?.rights.permissions ?? new Set();
    const readable = async (): Promise<boolean> => {
      const auditor = callerAs(fake, AUDITOR);
      const objects = [
        'SetupAuditTrail',
        'SetupEntityAccess',
        'UserLogin',
        'ApexClass',
        'ExtlClntAppOauthPlcyCnfg',
        'PermissionSetAssignment',
      ];
      const answers = await Promise.all(objects.map((object) => auditor.soql(`SELECT Id FROM ${object}`)));
      const logins = await auditor.soql('SELECT Id FROM LoginHistory');
      const settings = await auditor.soap(
        '<listMetadata><queries><type>ExtlClntAppGlobalOauthSettings</type></queries></listMetadata>',
      );
      return (
        answers.every(({ status }) => status === 200) &&
        logins.status === 200 &&
        pageOf(logins).totalSize === fake.org.logins.length &&
        settings.text.includes('fullName')
      );
    };
    expect(await readable()).to.equal(true);
    for (const permission of ['ApiEnabled', 'ManageUsers', 'ModifyMetadata', 'ViewSetup']) {
      permissions.delete(permission);
      expect(await readable(), `without ${permission}`).to.equal(false);
      permissions.add(permission);
    }
    expect([...permissions]).to.have.length(5);
  });
});

describe('fake org: large orgs', () => {
  it('have the size that was asked for', () => {
    const org = largeOrg(NOW, LARGE);
    expect(org.connectedApps).to.have.length(1000);
    expect(org.externalClientApps).to.have.length(5000);
    expect(org.users).to.have.length(2002);
    const rows =
      org.assignments.length +
      org.permissionSets.reduce((sum, { rights }) => sum + rights.objects.size + rights.fields.size, 0);
    expect(rows).to.be.within(59_000, 62_000);
    expect(largeOrg(NOW, SMALL).users).to.have.length(22);
  });
});
