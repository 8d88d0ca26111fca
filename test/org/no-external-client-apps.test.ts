/** An org without external client apps: whichever way it says so, and when that is not sure. */
import { expect } from 'chai';
import { evaluate } from '../../src/audit/evaluate.js';
import type { AuditReport } from '../../src/findings/audit-report.js';
import { collectInventory } from '../../src/org/collect.js';
import { startFakeOrg, trouble, type Fault, type FaultAction } from '../fake-org/index.js';
import type { Org } from '../fake-org/org/model.js';
import { addCaller, CALLER, lookBy } from '../doctor/look-at.js';
import { permissionsOfExample } from '../support/auditor-permission-set.js';
import { connectionTo } from '../support/org-connection.js';
import { FULL, ordinaryOrg } from './ordinary-org.js';

const LIST = /listMetadata ExternalClientApplication/;
const HALVES = /listMetadata ExtlClntAppGlobalOauthSettings/;
const SETTINGS = /readMetadata ExternalClientAppSettings/;

const envelope = (operation: string, content: string): FaultAction =>
  trouble.reply(
    200,
    `<?xml version="1.0"?><e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><${operation}Response xmlns="http://soap.sforce.com/2006/04/metadata">${content}</${operation}Response></e:Body></e:Envelope>`,
    { contentType: 'text/xml' },
  );
const listed = (type: string): FaultAction =>
  envelope('listMetadata', `<result><fullName>Hidden</fullName><type>${type}</type></result>`);
const settings = (content: string): FaultAction =>
  envelope('readMetadata', `<result><records>${content}</records></result>`);
const unknownType = trouble.soapFault('INVALID_TYPE', 'This type of metadata is not available for this organization');

type Reading = { faults?: Fault[]; caller?: string; apiVersion?: string };

const audit = async (
  org: Org,
  { faults = [], caller = FULL, apiVersion = '68.0' }: Reading = {},
): Promise<AuditReport & { calls: number }> => {
  const fake = await startFakeOrg(org);
  faults.forEach((fault) => fake.inject(fault));
  try {
    const inventory = await collectInventory(connectionTo(fake, caller, { apiVersion }), { loginWindowDays: 90 });
    return { ...evaluate(inventory, { now: new Date() }), calls: fake.stats.apiCalls };
  } finally {
    await fake.close();
  }
};

const openRules = ({ findings }: AuditReport): string[] =>
  [...new Set(findings.filter(({ status }) => status === 'inconclusive').map(({ rule }) => rule))].sort();

const without = (): Org => ordinaryOrg({ ecaEnabled: false });
/** The feature is there, and nobody made an app. */
const unused = (): Org => {
  const org = ordinaryOrg();
  org.externalClientApps.length = 0;
  return org;
};

describe('an org without external client apps', () => {
  const sure: Array<[name: string, org: () => Org, faults: Fault[]]> = [
    ['objects and types unknown', without, []],
    ['types refused by name', without, [LIST, HALVES].map((match) => ({ match, action: unknownType }))],
    ['settings that come back without a name', without, [{ match: SETTINGS, action: settings('') }]],
    [
      'settings that are there, and off',
      without,
      [{ match: SETTINGS, action: settings('<fullName>ExternalClientApp</fullName>') }],
    ],
    ['objects without a row', unused, []],
    [
      'objects without a row, types unknown',
      unused,
      [SETTINGS, HALVES].map((match) => ({ match, action: unknownType })),
    ],
  ];
  for (const [name, org, faults] of sure) {
    it(`has nothing left open for a caller who would see them: ${name}`, async () => {
      const report = await audit(org(), { faults });
      expect(openRules(report)).to.deep.equal([]);
      expect(report.gaps).to.deep.equal([]);
      expect(report.summary).to.include({ connectedApps: 3, externalClientApps: 0 });
      expect(report.calls).to.be.at.most(26 + 1 + 1);
    });
  }

  it('still tells that secrets are open where settings say so', async () => {
    const open = settings(
      '<fullName>ExternalClientApp</fullName><enableConsumerSecretApiAccess>true</enableConsumerSecretApiAccess>',
    );
    const { findings } = await audit(without(), { faults: [{ match: SETTINGS, action: open }] });
    expect(findings.filter(({ rule }) => rule === 'secret-readable-by-api')).to.have.length(1);
  });

  const unsure: Array<[name: string, Reading, org?: () => Org]> = [
    ['the Metadata API lists one', { faults: [{ match: LIST, action: listed('ExternalClientApplication') }] }],
    ['it lists a half of one', { faults: [{ match: HALVES, action: listed('ExtlClntAppGlobalOauthSettings') }] }],
    [
      'it refuses to list them',
      { faults: [{ match: LIST, action: trouble.soapFault('INSUFFICIENT_ACCESS', 'use of the Metadata API') }] },
    ],
    ['it does not answer', { faults: [{ match: LIST, action: trouble.html() }] }],
    [
      'one of the objects cannot be described for another reason',
      { faults: [{ match: /ExtlClntAppOauthPlcyCnfg\/describe/, action: trouble.html() }] },
    ],
    ['the API version is older than they are', { apiVersion: '59.0' }],
    [
      'an object with rows that could not be read',
      {
        faults: [
          { match: /composite.* FROM ExternalClientApplication/, action: trouble.html() },
          { match: /FROM ExternalClientApplication/, action: trouble.html() },
        ],
      },
      unused,
    ],
  ];
  for (const [name, reading, org = without] of unsure) {
    it(`leaves open who shares a user where ${name}`, async () => {
      const report = await audit(org(), reading);
      expect(openRules(report)).to.include('run-as-shared');
      expect(report.summary.externalClientApps).to.equal(null);
      expect(report.gaps.map(({ source }) => source)).to.include('ExternalClientApplication');
    });
  }

  it('leaves it open for a caller who might not be shown them, and doctor says the same', async () => {
    const org = without();
    addCaller(
      org,
      permissionsOfExample('NHI_Auditor').filter((name) => name !== 'ExternalClientAppViewer'),
    );
    const report = await audit(org, { caller: CALLER });
    expect(openRules(report)).to.include('run-as-shared');
    const look = await lookBy(org, CALLER);
    expect(look.sources.flatMap(({ rules }) => rules)).to.include('run-as-shared');
    expect(look.calls).to.be.at.most(8);
  });

  it('is believed where nobody can be granted what shows them', async () => {
    const columns = ['UserPermissionAccess', 'PermissionSet'].map(
      (name) => `${name}.PermissionsExternalClientAppViewer`,
    );
    const org = ordinaryOrg({ ecaEnabled: false, missingColumns: columns });
    addCaller(
      org,
      permissionsOfExample('NHI_Auditor').filter((name) => name !== 'ExternalClientAppViewer'),
    );
    expect(openRules(await audit(org, { caller: CALLER }))).to.deep.equal([]);
  });

  it('has no rule left open by the word of doctor, either, in eight calls', async () => {
    const look = await lookBy(without(), FULL);
    expect(look.sources.flatMap(({ rules }) => rules)).to.deep.equal([]);
    expect(look.calls).to.be.at.most(8);
  });
});
