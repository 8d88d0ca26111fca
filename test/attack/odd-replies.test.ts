/** Replies that are well-formed and wrong: whatever they leave out, nothing passes for want of it. */
import { gzipSync } from 'node:zlib';
import { SfError } from '@salesforce/core/sfError';
import { expect } from 'chai';
import { evaluate } from '../../src/audit/evaluate.js';
import type { AuditReport } from '../../src/findings/audit-report.js';
import { gate } from '../../src/findings/gate.js';
import { nowBy } from '../../src/inventory/clock.js';
import { collectInventory } from '../../src/org/collect.js';
import { addExternalClientApp, addPermissionSet, assign } from '../fake-org/builders/index.js';
import { startFakeOrg, type FakeOrg, type Spoilt } from '../fake-org/index.js';
import type { Org } from '../fake-org/org/model.js';
import { ADMIN, NOW, daysAgo, smallOrg } from '../org/small-org.js';
import { connectionTo } from '../support/org-connection.js';
import { quickTiming } from '../support/quick-timing.js';

/** An org in which much is wrong: frozen, administrator-grade, expired, shared, on in one half. */
const troubledOrg = (): Org => {
  const org = smallOrg();
  const [orders, sign] = ['order.sync@acme.example', 'sign.callback@acme.example'].map((name) =>
    org.users.find(({ username }) => username === name)!,
  ) as [Org['users'][number], Org['users'][number]];
  orders.frozen = true;
  assign(org, sign, addPermissionSet(org, { name: 'Too_Much', permissions: ['ModifyAllData'] }));
  assign(org, orders, addPermissionSet(org, { name: 'Over', permissions: ['ViewAllData'] }), { expiresAt: daysAgo(3) });
  addExternalClientApp(org, { name: 'Second', runAs: sign, scopes: ['full'] });
  addExternalClientApp(org, { name: 'Half', runAs: sign, flow: { settings: true, policy: false } });
  return org;
};

type Spoil = (reply: Spoilt & { body: string }, asked: string, sent: string) => Partial<Spoilt> | null;

let org: FakeOrg;
let spoiler: Spoil = () => null;

const audit = async (spoil: Spoil): Promise<AuditReport | SfError> => {
  spoiler = spoil;
  try {
    const connection = connectionTo(org, ADMIN, { apiVersion: '68.0' });
    const options = { loginWindowDays: 90, now: NOW, client: { timing: quickTiming() } };
    const inventory = await collectInventory(connection, options);
    return evaluate(inventory, { now: nowBy(inventory.clock, NOW) });
  } catch (error) {
    if (error instanceof SfError) return error;
    throw error;
  }
};

type Json = Record<string, unknown>;
type Page = Json & { records: Json[]; totalSize: number; done: boolean };

const isPage = (value: unknown): value is Page => typeof value === 'object' && value !== null && 'records' in value;

/** Changes every page of records that answers a query of the pattern, in composites too. */
const pages =
  (asked: RegExp, change: (page: Page) => unknown): Spoil =>
  (reply, request, sent) => {
    if (!asked.test(request) || !reply.contentType.includes('json') || reply.status !== 200) return null;
    const data = JSON.parse(reply.body) as unknown;
    if (isPage(data)) return { body: JSON.stringify(change(data)) };
    const parts = (data as { compositeResponse?: Array<{ body: unknown; referenceId: string }> }).compositeResponse;
    if (parts === undefined) return null;
    const queries = (JSON.parse(sent) as { compositeRequest: Array<{ url: string }> }).compositeRequest;
    const changed = parts.map((part, at) =>
      isPage(part.body) && asked.test(decodeURIComponent((queries[at]?.url ?? '').replaceAll('+', ' ')))
        ? { ...part, body: change(part.body) }
        : part,
    );
    return { body: JSON.stringify({ compositeResponse: changed }) };
  };

const json =
  (asked: RegExp, change: (data: Json) => unknown): Spoil =>
  (reply, request) =>
    asked.test(request) && reply.contentType.includes('json') && reply.status === 200
      ? { body: JSON.stringify(change(JSON.parse(reply.body) as Json)) }
      : null;

const answer =
  (asked: RegExp, reply: Partial<Spoilt>): Spoil =>
  (_, request) =>
    asked.test(request) ? reply : null;

const error = (status: number, errorCode: string, headers = {}): Partial<Spoilt> => ({
  status,
  headers,
  body: JSON.stringify([{ errorCode, message: 'Not now.' }]),
});

const SOURCES = [
  'ExternalClientApplication',
  'ExtlClntAppOauthPlcyCnfg',
  'ExtlClntAppPlcyCnfg',
  'UserLogin',
  'User',
  'PermissionSetAssignment',
  'PermissionSet',
  'LoginHistory',
  'SetupAuditTrail',
];
const from = (source: string): RegExp => new RegExp(`FROM ${source}(?! *\\w)|FROM ${source} (?!\\w*Cnfg)`);

type Change = (page: Page) => unknown;

/** What is wrong with the records of a list: each source keeps other ones. */
const RECORDS: Record<string, Change> = {
  'one record again and again': (page) => ({ ...page, records: page.records.map(() => page.records[0]) }),
  'records without their values': (page) => ({ ...page, records: page.records.map(() => ({})) }),
};

/** What is wrong with a list, whatever is in it. */
const LISTS: Record<string, Change> = {
  'a null among the records': (page) => ({ ...page, records: [null, ...page.records] }),
  'more than was announced': (page) => ({ ...page, totalSize: page.totalSize - 1 }),
  'less than was announced': (page) => ({ ...page, totalSize: page.totalSize + 1 }),
  'more to come, and no address of it': (page) => ({ ...page, done: false, nextRecordsUrl: null }),
  'a total that is no number': (page) => ({ ...page, totalSize: String(page.totalSize) }),
  'a list that is an object': (page) => ({ ...page, records: { ...page.records } }),
};

/** Ids of 18 characters repeat in the last three which of the first fifteen are capitals. */
const shortIds: Change = (page) =>
  JSON.parse(JSON.stringify(page).replace(/"(?=\w*\d)([a-zA-Z0-9]{15})[A-Z0-5]{3}"/g, '"$1"'));

const ofLists = (changes: Record<string, Change>, sources: readonly string[]): Array<[string, Spoil]> =>
  Object.entries(changes).flatMap(([what, change]) =>
    sources.map((source): [string, Spoil] => [`${what}: ${source}`, pages(from(source), change)]),
  );

const FIELDS: Record<string, (fields: Json[]) => Json[]> = {
  'no field': () => [],
  'the Id only': () => [{ name: 'Id' }],
  'fields of other names': (fields) => fields.map((field) => ({ ...field, name: `${String(field.name)}__c` })),
};

const ofDescribes = (objects: readonly string[]): Array<[string, Spoil]> =>
  Object.entries(FIELDS).flatMap(([what, change]) =>
    objects.map((object): [string, Spoil] => [
      `a describe with ${what}: ${object}`,
      json(new RegExp(`/${object}/describe`), (data) => ({ ...data, fields: change(data.fields as Json[]) })),
    ]),
  );

const SPOILS: Record<string, Spoil> = {
  ...Object.fromEntries([
    ...ofLists(RECORDS, SOURCES),
    ...ofLists(LISTS, ['ExtlClntAppOauthPlcyCnfg']),
    ...ofLists({ 'ids of fifteen characters': shortIds }, ['\\w+', 'User', 'UserLogin', 'PermissionSetAssignment']),
    ...ofDescribes(['ExtlClntAppOauthPlcyCnfg', 'PermissionSetAssignment', 'ObjectPermissions']),
  ]),
  'parts of a composite in another order': json(/POST .*composite/, (data) => ({
    compositeResponse: (data.compositeResponse as unknown[]).toReversed(),
  })),
  'a composite without its last part': json(/POST .*composite/, (data) => ({
    compositeResponse: (data.compositeResponse as unknown[]).slice(0, -1),
  })),
  'a composite whose parts are bare': json(/POST .*composite/, (data) => ({
    compositeResponse: (data.compositeResponse as Json[]).map((part) => ({ ...part, body: null })),
  })),
  'a composite whose parts are errors of status 200': json(/POST .*composite/, (data) => ({
    compositeResponse: (data.compositeResponse as Json[]).map((part) => ({
      ...part,
      body: [{ errorCode: 'X', message: 'x' }],
    })),
  })),
  'a page of login everywhere': answer(/./, {
    status: 200,
    contentType: 'text/html',
    body: '<html><body>Log in</body></html>',
  }),
  'no content': answer(/FROM UserLogin|composite/, { status: 204, body: '' }),
  'an API that is off': answer(/\/services\/data/, error(403, 'API_DISABLED_FOR_ORG')),
  'an allocation that is used up midway': answer(
    /FROM PermissionSet|FROM LoginHistory/,
    error(403, 'REQUEST_LIMIT_EXCEEDED'),
  ),
  'a session that ends midway': answer(/FROM PermissionSet|FROM LoginHistory/, error(401, 'INVALID_SESSION_ID')),
  'a server that asks for patience': answer(
    /FROM UserLogin/,
    error(503, 'SERVER_UNAVAILABLE', { 'retry-after': '86400' }),
  ),
  'a patience that is no number': answer(
    /FROM UserLogin/,
    error(503, 'SERVER_UNAVAILABLE', { 'retry-after': 'soon, -1' }),
  ),
  'gzip that is none': answer(/FROM UserLogin/, { headers: { 'content-encoding': 'gzip' } }),
  'gzip that is cut': answer(/FROM UserLogin/, {
    headers: { 'content-encoding': 'gzip' },
    body: gzipSync('{"totalSize":0,"done":true,"records":[]}').subarray(0, 25),
  }),
  'an encoding that nobody knows': answer(/FROM UserLogin/, { headers: { 'content-encoding': 'rot13' } }),
  'a date long ago': answer(/./, { headers: { date: 'Thu, 01 Jan 1970 00:00:00 GMT' } }),
  'a date far ahead': answer(/./, { headers: { date: 'Fri, 31 Dec 9999 23:59:59 GMT' } }),
  'a date that is none': answer(/./, { headers: { date: 'yesterday' } }),
};

const checksOf = ({ apps }: AuditReport): Map<string, string> =>
  new Map(
    apps.flatMap((app) =>
      Object.entries(app.checks).map(([rule, state]) => [`${app.kind}:${app.name} ${rule}`, state]),
    ),
  );

describe('an odd reply', () => {
  let truth: Map<string, string>;
  before(async () => {
    org = await startFakeOrg(troubledOrg(), {
      spoil: (reply, ...asked) => ({ ...reply, ...spoiler(reply, ...asked) }),
    });
    const report = await audit(() => null);
    if (report instanceof SfError) throw report;
    expect(report.gaps).to.deep.equal([]);
    truth = checksOf(report);
    expect([...truth.values()].filter((state) => state === 'fail').length).to.be.at.least(10);
  });
  after(async () => {
    await org.close();
  });

  for (const [what, spoil] of Object.entries(SPOILS)) {
    it(`lets nothing pass: ${what}`, async () => {
      let met = 0;
      const report = await audit((...of) => {
        const spoilt = spoil(...of);
        if (spoilt !== null) met += 1;
        return spoilt;
      });
      expect(met, 'met').to.be.at.least(1);
      if (report instanceof SfError) {
        expect(report.message).to.not.match(/undefined|\bat \w+ \(|TypeError|\[object/);
        return;
      }
      const states = checksOf(report);
      const changed = [...truth].filter(([check, state]) => states.get(check) !== state);
      const passing = changed.filter(
        ([check, state]) => state === 'fail' && !['inconclusive', undefined].includes(states.get(check)),
      );
      expect(passing).to.deep.equal([]);
      // Checks that went with their app leave something open, as those do that are not settled any more.
      const { exitCode } = gate(report, { failOn: 'none', failOnInconclusive: true });
      if (changed.length > 0) expect(exitCode, JSON.stringify(changed.slice(0, 5))).to.equal(31);
    });
  }
});
