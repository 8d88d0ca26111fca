import { expect } from 'chai';
import { addPermissionSet, addProfile } from '../builders/index.js';
import { startFakeOrg, type FakeOrg } from '../index.js';
import type { PermissionSet, Profile } from '../org/model.js';
import { callerWith, type Answer, type Caller } from './caller.js';
import { ADMIN, fixture, type Fixture } from './fixture.js';

const ROOT = '/services/data/v67.0/sobjects';

describe('fake org: users and what they are assigned', () => {
  let made: Fixture;
  let fake: FakeOrg;
  let admin: Caller;
  let profile: Profile;
  let set: PermissionSet;

  beforeEach(async () => {
    made = fixture();
    profile = addProfile(made.org, { name: 'Integration only', license: 'Salesforce Integration' });
    set = addPermissionSet(made.org, { name: 'Access', objects: { Contract: ['read'] } });
    fake = await startFakeOrg(made.org);
    admin = callerWith(fake, fake.accessToken(ADMIN));
  });
  afterEach(() => fake.close());

  const post = async (object: string, values: object, caller = admin): Promise<Answer> =>
    caller.send('POST', `${ROOT}/${object}`, JSON.stringify(values), { 'content-type': 'application/json' });
  const codeOf = ({ json }: Answer): unknown => (json as Array<{ errorCode: string }>)[0]?.errorCode;
  const idOf = ({ json }: Answer): string => (json as { id: string }).id;

  const BOT = {
    ...{ Username: 'bot@fixture.example', LastName: 'Bot', Email: 'team@fixture.example', Alias: 'bot' },
    ...{ TimeZoneSidKey: 'GMT', LocaleSidKey: 'en_US', LanguageLocaleKey: 'en_US', EmailEncodingKey: 'UTF-8' },
  };
  const bot = async (): Promise<string> => idOf(await post('User', { ...BOT, ProfileId: profile.id }));

  it('makes a user, whom queries then find', async () => {
    const id = await bot();
    const { json } = await admin.soql("SELECT Id FROM User WHERE Username = 'bot@fixture.example'");
    expect((json as { records: Array<{ Id: string }> }).records.map(({ Id }) => Id)).to.deep.equal([id]);
    expect(fake.stats.writes).to.have.length(1);
  });

  it('refuses a user who is there, is not whole, or has no such profile', async () => {
    await bot();
    expect(codeOf(await post('User', { ...BOT, ProfileId: profile.id }))).to.equal('DUPLICATE_USERNAME');
    expect(codeOf(await post('User', { ...BOT, LastName: '' }))).to.equal('REQUIRED_FIELD_MISSING');
    const other = { ...BOT, Username: 'other@fixture.example' };
    expect(codeOf(await post('User', { ...other, ProfileId: made.org.id }))).to.equal('INVALID_CROSS_REFERENCE_KEY');
    expect(codeOf(await post('User', { ...other, ProfileId: profile.id, Alias: 'too long an alias' }))).to.equal(
      'STRING_TOO_LONG',
    );
  });

  it('takes a set with object permissions only behind its permission set license', async () => {
    const user = await bot();
    const assignment = { AssigneeId: user, PermissionSetId: set.id };
    const early = await post('PermissionSetAssignment', assignment);
    expect([codeOf(early), early.text]).to.satisfy(
      ([code, text]: [string, string]) =>
        code === 'FIELD_INTEGRITY_EXCEPTION' && text.includes("The user license doesn't allow the permission"),
    );
    const license = { AssigneeId: user, PermissionSetLicenseId: made.org.permissionSetLicenses[0]?.id };
    expect((await post('PermissionSetLicenseAssign', license)).status).to.equal(201);
    expect(codeOf(await post('PermissionSetLicenseAssign', license))).to.equal('DUPLICATE_VALUE');
    expect((await post('PermissionSetAssignment', assignment)).status).to.equal(201);
  });

  it('moves a user to another profile, whose own set takes the place of the former one', async () => {
    const id = await bot();
    const other = addProfile(made.org, { name: 'Other' });
    const moved = await admin.send('PATCH', `${ROOT}/User/${id}`, JSON.stringify({ ProfileId: other.id }));
    expect(moved.status).to.equal(204);
    const sets = made.org.assignments.filter(({ user }) => user.id === id).map(({ permissionSet }) => permissionSet);
    expect(sets).to.deep.equal([other.permissionSet]);
  });

  it('lets nobody do it without the right, and nothing else be made', async () => {
    const user = callerWith(fake, fake.accessToken(made.integration.username));
    expect(codeOf(await post('User', { ...BOT, ProfileId: profile.id }, user))).to.equal(
      'INSUFFICIENT_ACCESS_OR_READONLY',
    );
    expect((await post('Account', { Name: 'x' })).status).to.equal(405);
  });
});
