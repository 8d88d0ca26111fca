import { expect } from 'chai';
import { startFakeOrg, type FakeOrg } from '../index.js';
import { callerAs, errorOf, pageOf, type Caller } from './caller.js';
import { ADMIN, AUDITOR, fixture } from './fixture.js';
import { addUser } from '../builders/index.js';
import { UNFILTERABLE_BY_THE_BOOK } from '../org/options.js';

/** Usernames without their domain, in the order of the reply. */
const names = (records: Array<Record<string, unknown>>): string[] =>
  records.map(({ Username }) => (typeof Username === 'string' ? (Username.split('@')[0] ?? '') : ''));

describe('fake org: queries', () => {
  let fake: FakeOrg;
  let auditor: Caller;

  before(async () => {
    const { org, admin } = fixture();
    addUser(org, {
      username: "o'neil\\50%@fixture.example",
      lastName: 'Quote_d',
      profile: admin.profile,
      active: false,
    });
    fake = await startFakeOrg(org);
    auditor = callerAs(fake, AUDITOR);
  });
  after(() => fake.close());

  const users: Array<[where: string, expected: string[]]> = [
    ["WHERE Username = 'ADA@fixture.example'", ['ada']],
    ["WHERE Username != 'ada@fixture.example' AND IsActive = true", ['audit', 'orders']],
    ['WHERE IsActive = false', ["o'neil\\50%"]],
    ["WHERE Username IN ('ada@fixture.example', 'Orders@Fixture.example')", ['ada', 'orders']],
    ["WHERE Username NOT IN ('ada@fixture.example') AND NOT IsActive = false", ['audit', 'orders']],
    ["WHERE Username LIKE 'a%'", ['ada', 'audit']],
    ["WHERE Username LIKE '_udit@%'", ['audit']],
    ["WHERE Username = 'o\\'neil\\\\50%@fixture.example'", ["o'neil\\50%"]],
    ["WHERE Username LIKE '%50\\%@%'", ["o'neil\\50%"]],
    ["WHERE LastName LIKE 'Quote\\_d'", ["o'neil\\50%"]],
    ["WHERE (Username LIKE 'a%' OR Username LIKE 'o%') AND (NOT IsActive = false)", ['ada', 'audit', 'orders']],
    ["WHERE Profile.Name = 'system administrator'", ['ada', "o'neil\\50%"]],
    ["WHERE Profile.UserLicense.Name = 'Salesforce Integration'", ['audit', 'orders']],
    ['WHERE Id IN (SELECT UserId FROM LoginHistory WHERE LoginTime = LAST_N_DAYS:30)', ['orders']],
    [
      'WHERE Id NOT IN (SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSetGroupId != null) AND IsActive = true',
      ['ada', 'audit'],
    ],
    ['WHERE FirstName = null', ['audit', 'orders', "o'neil\\50%"]],
    ['WHERE LastLoginDate != null', ['orders']],
    ['WHERE LastLoginDate > 2026-06-14T11:59:59Z', ['orders']],
    ['WHERE LastLoginDate > 2026-06-14T12:00:00.000+0000', []],
    ['WHERE LastLoginDate = YESTERDAY', ['orders']],
    ['ORDER BY Username DESC', ['orders', "o'neil\\50%", 'audit', 'ada']],
    ['ORDER BY FirstName NULLS LAST, Username LIMIT 2', ['ada', 'audit']],
    ['ORDER BY Username LIMIT 2 OFFSET 1', ['audit', "o'neil\\50%"]],
  ];
  for (const [where, expected] of users) {
    it(`evaluates ${where}`, async () => {
      expect(names(pageOf(await auditor.soql(`SELECT Username FROM User ${where}`)).records)).to.deep.equal(expected);
    });
  }

  it('reads a window of days as the platform does: nothing is after LAST_N_DAYS', async () => {
    const count = async (where: string): Promise<number> =>
      pageOf(await auditor.soql(`SELECT COUNT() FROM LoginHistory WHERE LoginTime ${where}`)).totalSize;
    expect(await count('= LAST_N_DAYS:30')).to.equal(1);
    expect(await count('> LAST_N_DAYS:30')).to.equal(0);
    expect(await count('>= LAST_N_DAYS:30')).to.equal(1);
    expect(await count('< LAST_N_DAYS:30')).to.equal(1);
    expect(await count('= LAST_N_DAYS:60')).to.equal(2);
  });

  it('nests parents, names columns as the schema does, and writes dates as REST does', async () => {
    const { records } = pageOf(
      await auditor.soql(
        "SELECT id, profile.userlicense.name, LastLoginDate FROM User u WHERE u.Username LIKE 'orders%'",
      ),
    );
    expect(records[0]).to.nested.include({
      'attributes.type': 'User',
      LastLoginDate: '2026-06-14T12:00:00.000+0000',
      'Profile.UserLicense.Name': 'Salesforce Integration',
    });
    expect(records[0]?.Id).to.match(/^005\w{15}$/);
  });

  it('groups and aggregates', async () => {
    const { records } = pageOf(
      await auditor.soql('SELECT UserId, COUNT(Id) n, MIN(LoginTime) FROM LoginHistory GROUP BY UserId'),
    );
    expect(records).to.have.length(1);
    expect(records[0]).to.include({ n: 2, expr0: '2026-05-06T12:00:00.000+0000' });
  });

  it('shows a group as one assignment to its aggregate, with the muting applied', async () => {
    const { records } = pageOf(
      await auditor.soql(
        "SELECT PermissionSetGroupId, PermissionSet.Type, PermissionSet.PermissionsViewAllData, PermissionSet.PermissionsManageUsers, ExpirationDate FROM PermissionSetAssignment WHERE Assignee.Username LIKE 'orders%'",
      ),
    );
    expect(records).to.have.length(3);
    expect(records[0]).to.nested.include({ PermissionSetGroupId: null, 'PermissionSet.Type': 'Profile' });
    expect(records[2]).to.nested.include({
      'PermissionSet.Type': 'Group',
      'PermissionSet.PermissionsViewAllData': true,
      'PermissionSet.PermissionsManageUsers': false,
      ExpirationDate: '2026-06-25T12:00:00.000+0000',
    });
    const rights = pageOf(
      await auditor.soql(
        "SELECT PermissionsRead, PermissionsDelete FROM ObjectPermissions WHERE Parent.Type = 'Group'",
      ),
    );
    expect(rights.records[0]).to.include({ PermissionsRead: true, PermissionsDelete: false });
  });

  it('tells the columns of a query, as the CLI asks for them', async () => {
    const columns = async (soql: string): Promise<Record<string, unknown>> =>
      (await auditor.get(`/services/data/v64.0/query?columns=true&q=${encodeURIComponent(soql)}`)).json as Record<
        string,
        unknown
      >;
    const plain = await columns('SELECT Id, Profile.Name, Profile.UserLicense.Name FROM User');
    expect(plain).to.include({ entityName: 'User', idSelected: true, keyPrefix: '005' });
    expect(plain).to.have.nested.property('columnMetadata[1].columnName', 'Profile');
    expect(plain).to.have.nested.property('columnMetadata[1].joinColumns[1].joinColumns[0].columnName', 'Name');
    const grouped = await columns('SELECT UserId, COUNT(Id) n FROM LoginHistory GROUP BY UserId');
    expect(grouped).to.have.nested.include({
      groupBy: true,
      'columnMetadata[0].aggregate': false,
      'columnMetadata[1].displayName': 'n',
    });
  });

  const refused: Array<[soql: string, error: RegExp]> = [
    ['SELECT Id FROM Account2', /^400 INVALID_TYPE: sObject type 'Account2' is not supported\.$/],
    ['SELECT Foo FROM User', /^400 INVALID_FIELD: No such column 'Foo' on entity 'User'\./],
    ['SELECT Profile.Foo FROM User', /^400 INVALID_FIELD: No such column 'Foo' on entity 'Profile'\./],
    ['SELECT Boss.Name FROM User', /^400 INVALID_FIELD: Didn't understand relationship 'Boss'/],
    ['SELECT Id, Id FROM User', /^400 INVALID_FIELD: duplicate field selected: Id$/],
    ["SELECT Id FROM User WHERE Foo = 'x'", /^400 INVALID_FIELD: No such column 'Foo'/],
    ['SELECT Id FROM User ORDER BY Foo', /^400 INVALID_FIELD: No such column 'Foo'/],
    [
      "SELECT Id FROM LoginHistory WHERE Status = 'x'",
      /^400 INVALID_FIELD: field 'Status' can not be filtered in a query call$/,
    ],
    ["SELECT Id FROM ApexClass WHERE Body LIKE '%x%'", /^400 INVALID_FIELD: field 'Body' can not be filtered/],
    ["SELECT Id FROM SetupAuditTrail WHERE Section = 'x'", /^400 INVALID_FIELD: field 'Section' can not be filtered/],
    [
      "SELECT Id FROM User WHERE IsActive = 'true'",
      /^400 INVALID_FIELD: .*'IsActive' must be of type boolean and should not be/,
    ],
    ['SELECT Id FROM User WHERE Username = 5', /^400 INVALID_FIELD: .*'Username' must be of type string and should be/],
    ['SELECT Id FROM User WHERE LastLoginDate > 2026-01-01', /^400 INVALID_FIELD: .*must be of type datetime/],
    ["SELECT Id FROM User WHERE Id = 'nonsense'", /^400 INVALID_QUERY_FILTER_OPERATOR: invalid ID field: nonsense$/],
    ["SELECT Id FROM User WHERE Id = '005Qy000000100pIAB'", /^400 INVALID_QUERY_FILTER_OPERATOR: invalid ID field/],
    ["SELECT Id FROM User WHERE Id LIKE '005%'", /^400 INVALID_QUERY_FILTER_OPERATOR/],
    ["SELECT Id FROM User WHERE Username = 'o'neil'", /^400 MALFORMED_QUERY/],
    ['SELECT Id FRM User', /^400 MALFORMED_QUERY/],
    [
      "SELECT Id FROM User WHERE IsActive = true AND LastName = 'a' OR LastName = 'b'",
      /^400 MALFORMED_QUERY: unexpected token: 'OR'/,
    ],
    ["SELECT Id FROM User WHERE LastName = '\\q'", /^400 MALFORMED_QUERY: Illegal string escape/],
    [
      'SELECT Id FROM User WHERE IsActive = true OR Id IN (SELECT UserId FROM LoginHistory)',
      /^400 MALFORMED_QUERY: Semi join.*'OR'/,
    ],
    [
      'SELECT Id FROM User WHERE (IsActive = true OR Id IN (SELECT UserId FROM LoginHistory))',
      /^400 MALFORMED_QUERY: Semi join.*'OR'/,
    ],
    ['SELECT Id FROM User WHERE NOT Id IN (SELECT UserId FROM LoginHistory)', /^400 MALFORMED_QUERY: Semi join.*'NOT'/],
    [
      'SELECT Id FROM User WHERE IsActive = true AND (Id IN (SELECT UserId FROM LoginHistory) AND IsActive = true)',
      /^400 MALFORMED_QUERY: Nesting/,
    ],
    ['SELECT Id FROM User WHERE Id IN (SELECT Id FROM User)', /^400 MALFORMED_QUERY: The inner and outer selects/],
    ['SELECT Id FROM User WHERE Id IN (SELECT Username FROM User)', /^400 MALFORMED_QUERY: The inner and outer/],
    [
      'SELECT Id FROM User WHERE Id IN (SELECT Application FROM LoginHistory)',
      /^400 INVALID_FIELD: Semi join sub-selects can only query id fields/,
    ],
    ['SELECT Id FROM User LIMIT 1 OFFSET 2001', /^400 NUMBER_OUTSIDE_VALID_RANGE/],
    ['SELECT Username, COUNT(Id) FROM User', /^400 MALFORMED_QUERY: Field must be grouped or aggregated: Username/],
    ['SELECT FIELDS(ALL) FROM User', /^400 MALFORMED_QUERY: .*LIMIT/],
  ];
  for (const [soql, error] of refused) {
    it(`refuses ${soql}`, async () => {
      expect(errorOf(await auditor.soql(soql))).to.match(error);
    });
  }

  it('filters what recorded describes let one filter, or what the Object Reference does', async () => {
    const filters = [
      "LoginHistory WHERE LoginSubType = 'OAuth Client Credentials'",
      "SetupAuditTrail WHERE Action = 'x'",
      'ExtlClntAppOauthPlcyCnfg WHERE IsClientCredentialsFlowEnabled = true',
    ];
    const statuses = async (): Promise<number[]> =>
      (await Promise.all(filters.map((filter) => auditor.soql(`SELECT Id FROM ${filter}`)))).map(
        ({ status }) => status,
      );
    expect(await statuses()).to.deep.equal([200, 200, 200]);
    const recorded = fake.org.options.unfilterable;
    fake.org.options.unfilterable = UNFILTERABLE_BY_THE_BOOK;
    expect(await statuses()).to.deep.equal([400, 400, 400]);
    fake.org.options.unfilterable = recorded;
  });

  it('refuses statements of more than 100,000 characters, which only fit into composite', async () => {
    const q = `SELECT Id FROM User WHERE LastName = '${'x'.repeat(100_000)}'`;
    const { json } = await auditor.composite({
      compositeRequest: [
        { method: 'GET', referenceId: 'a', url: `/services/data/v64.0/query?q=${encodeURIComponent(q)}` },
      ],
    });
    expect(json).to.have.nested.property('compositeResponse[0].body[0].errorCode', 'MALFORMED_QUERY');
  });

  it('takes a request line of 16,384 bytes and no more', async () => {
    const path = '/services/data/v64.0/query?q=SELECT+Id+FROM+User&x=';
    const fill = 16_384 - `GET ${path} HTTP/1.1`.length;
    expect((await auditor.get(path + 'x'.repeat(fill))).status).to.equal(200);
    expect((await auditor.get(path + 'x'.repeat(fill + 1))).status).to.equal(414);
    expect((await auditor.get(path, { 'x-long': 'x'.repeat(16_500) })).status).to.equal(431);
  });

  it('gives one row of permissions, those of the caller', async () => {
    const soql = 'SELECT PermissionsViewSetup, PermissionsModifyAllData FROM UserPermissionAccess';
    expect(pageOf(await auditor.soql(soql)).records[0]).to.include({
      PermissionsViewSetup: true,
      PermissionsModifyAllData: false,
    });
    expect(pageOf(await callerAs(fake, ADMIN).soql(soql)).records[0]).to.include({ PermissionsModifyAllData: true });
  });
});
