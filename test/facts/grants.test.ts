import { expect } from 'chai';
import type { Inventory } from '../../src/inventory/inventory.js';
import type { Grant } from '../../src/facts/facts.js';
import {
  ACCESS_SET_ID,
  assignment,
  gap,
  id,
  inDays,
  NOW,
  permissionSet,
  permissionSetGroup,
  PROFILE_SET_ID,
  profileSet,
  user,
} from '../support/inventory.js';
import { factOf, valueOf } from './facts-of.js';

const GROUP = id('0PG', 1);
const AGGREGATE = id('0PS', 3);
const profile = assignment({ permissionSetId: PROFILE_SET_ID });

const grantsOf = (given: Partial<Inventory>): Grant[] => valueOf(factOf('grants', given));
const brief = (given: Partial<Inventory>): string[] =>
  grantsOf(given).map(({ through, label, inForce }) => `${through} ${label} ${inForce ? 'in force' : 'idle'}`);

/** A user with a profile and a group whose aggregate has one permission of its component muted. */
const withGroup = (changes: Partial<Inventory> = {}): Partial<Inventory> => ({
  permissionSets: [
    profileSet({ permissions: [] }),
    permissionSet({ permissions: ['ApiEnabled', 'ModifyAllData'] }),
    permissionSet({ id: AGGREGATE, name: 'Sign_Group', groupId: GROUP, permissions: ['ApiEnabled'] }),
  ],
  permissionSetGroups: [permissionSetGroup()],
  assignments: [profile, assignment({ permissionSetId: AGGREGATE, groupId: GROUP })],
  ...changes,
});

describe('grants', () => {
  it('tells profile, set and group apart and names each as people do', () => {
    expect(brief({})).to.deep.equal([
      'profile Minimum Access - API Only Integrations in force',
      'permissionSet Sign Access in force',
    ]);
    expect(brief(withGroup())).to.include('permissionSetGroup Sign Group in force');
  });

  it('lists the profile, then sets, then groups, each by name and expiry, however they were read', () => {
    const second = permissionSet({ id: id('0PS', 4), name: 'A_Set', label: 'Z' });
    const given = withGroup();
    const assignments = [
      ...(given.assignments ?? []).toReversed(),
      assignment({ expiresAt: inDays(9) }),
      assignment({ expiresAt: inDays(3) }),
      assignment(),
      assignment({ permissionSetId: second.id }),
    ].toReversed();
    const permissionSets = [...(given.permissionSets ?? []), second];
    expect(
      grantsOf({ ...given, permissionSets, assignments }).map(({ name, expiresAt }) => `${name} ${expiresAt}`),
    ).to.deep.equal([
      'Minimum Access - API Only Integrations null',
      'A_Set null',
      'Sign_Access null',
      `Sign_Access ${inDays(3)}`,
      `Sign_Access ${inDays(9)}`,
      'Sign_Group null',
    ]);
  });

  it('keeps each assignment of a group that is assigned more than once', () => {
    const aggregate = (expiresAt: string | null) =>
      assignment({ permissionSetId: AGGREGATE, groupId: GROUP, expiresAt });
    const rows = [aggregate(inDays(2)), assignment({ groupId: GROUP }), aggregate(null)];
    expect(grantsOf(withGroup({ assignments: [profile, ...rows] })).map(({ expiresAt }) => expiresAt)).to.deep.equal([
      null,
      null,
      inDays(2),
    ]);
  });

  it('names what cannot be named otherwise', () => {
    const unnamed = { ...withGroup(), users: [user({ profile: null })] };
    expect(grantsOf(unnamed)[0]?.label).to.equal('X00e000000000001');
    const permissionSets = [profileSet(), permissionSet({ label: null })];
    expect(grantsOf({ permissionSets })[1]).to.include({ label: 'Sign_Access', name: 'Sign_Access' });
  });

  it('knows no assignments of metadata source, and takes those of a policy file', () => {
    const gaps = [gap('PermissionSetAssignment', { reason: 'notInSource' })];
    expect(valueOf(factOf('grants', { gaps }))).to.have.length(2);
    expect(factOf('grantDates', { gaps }).status).to.equal('unknown');
    expect(factOf('grants', { assignments: [], gaps })).to.deep.include({
      status: 'unknown',
      source: 'PermissionSetAssignment',
    });
  });

  it('leaves a permission open whose column was not read, unless a grant has it all the same', () => {
    const gaps = [gap('PermissionSet', { columns: ['PermissionsTwoFactorApi'] })];
    expect(factOf('mfaApiGrants', { gaps })).to.deep.include({ status: 'unknown', gap: gaps[0] });
    expect(valueOf(factOf('apiEnabledGrants', { gaps }))).to.have.length(1);
    const permissionSets = [profileSet(), permissionSet({ permissions: ['TwoFactorApi'] })];
    expect(valueOf(factOf('mfaApiGrants', { permissionSets, gaps }))).to.have.length(1);
  });

  it('compares ids by their first 15 characters', () => {
    const short = (text: string): string => text.slice(0, 15);
    const assignments = [PROFILE_SET_ID, ACCESS_SET_ID].map((set) =>
      assignment({ userId: short(user().id), permissionSetId: short(set) }),
    );
    expect(brief({ assignments })).to.have.length(2);
  });

  it('is expired at the very moment of the expiry, not a millisecond before', () => {
    const expiringAt = (time: number) =>
      grantsOf({ assignments: [profile, assignment({ expiresAt: new Date(time).toISOString() })] })[1];
    expect(expiringAt(NOW.getTime())).to.include({ expired: true, inForce: false });
    expect(expiringAt(NOW.getTime() + 1)).to.include({ expired: false, inForce: true });
  });

  it('does not count what is inactive, revoked or activated by a session', () => {
    for (const changes of [{ active: false }, { revoked: true }]) {
      expect(grantsOf({ assignments: [profile, assignment(changes)] })[1]).to.include({
        inForce: false,
        expired: false,
      });
    }
    const permissionSets = [profileSet(), permissionSet({ sessionActivated: true })];
    expect(grantsOf({ permissionSets })[1]).to.include({ inForce: false, sessionActivated: true });
    const permissionSetGroups = [permissionSetGroup({ sessionActivated: true })];
    expect(grantsOf(withGroup({ permissionSetGroups }))[1]).to.include({ inForce: false, sessionActivated: true });
  });

  it('counts what the columns of the org do not tell as active', () => {
    expect(grantsOf({ assignments: [profile, assignment({ active: null, revoked: null })] })[1]?.inForce).to.equal(
      true,
    );
  });

  it('takes the aggregate of a group, so that muting counts, and ignores the rows of its components', () => {
    const component = assignment({ groupId: GROUP });
    const aggregate = assignment({ permissionSetId: AGGREGATE, groupId: GROUP });
    for (const rows of [
      [component, aggregate],
      [aggregate, component],
    ]) {
      const given = withGroup({ assignments: [profile, ...rows] });
      expect(brief(given)).to.have.length(2);
      expect([...(grantsOf(given)[1]?.permissions ?? [])]).to.deep.equal(['ApiEnabled']);
      expect(valueOf(factOf('adminPermissions', given))).to.be.empty;
    }
  });

  it('knows an aggregate also where its assignment does not repeat the group', () => {
    const assignments = [profile, assignment({ permissionSetId: AGGREGATE })];
    expect(brief(withGroup({ assignments }))).to.include('permissionSetGroup Sign Group in force');
  });

  it('keeps a component that is also assigned directly', () => {
    const assignments = [profile, assignment(), assignment({ permissionSetId: AGGREGATE, groupId: GROUP })];
    expect(brief(withGroup({ assignments }))).to.have.length(3);
    expect(valueOf(factOf('adminPermissions', withGroup({ assignments })))).to.have.length(1);
  });

  it('shows a group without its aggregate, but does not judge it', () => {
    const given = withGroup({ assignments: [profile, assignment({ groupId: GROUP, expiresAt: inDays(5) })] });
    expect(grantsOf(given)[1]).to.include({ through: 'permissionSetGroup', label: 'Sign Group', inForce: true });
    expect(factOf('apiEnabledGrants', given).status).to.equal('unknown');
    expect(factOf('adminPermissions', given).status).to.equal('unknown');
  });

  it('is unknown without the row of the profile, and when a set was not read', () => {
    expect(factOf('grants', { assignments: [assignment()] }).status).to.equal('unknown');
    expect(factOf('grants', { assignments: [] }).status).to.equal('unknown');
    expect(factOf('grants', { permissionSets: [profileSet()] }).status).to.equal('unknown');
  });

  for (const source of ['PermissionSetAssignment', 'PermissionSet', 'User'] as const) {
    it(`is unknown when a gap of ${source} covers the user, and only then`, () => {
      const withGap = (subjects?: string[]) => factOf('grants', { gaps: [gap(source, { subjects })] });
      expect(withGap()).to.deep.include({ status: 'unknown', source });
      expect(withGap([user().id.slice(0, 15)]).status).to.equal('unknown');
      expect(withGap(['SIGN.BOT@example.com']).status).to.equal('unknown');
      expect(withGap([id('005', 7), 'other@example.com']).status).to.equal('known');
    });
  }
});

describe('permissions of a group in doubt', () => {
  for (const status of ['Outdated', 'Updating', 'Failed', null]) {
    it(`are unknown while its status is ${status}, unless a certain grant decides`, () => {
      const doubtful = withGroup({ permissionSetGroups: [permissionSetGroup({ status })] });
      expect(factOf('apiEnabledGrants', doubtful).status).to.equal('unknown');
      expect(factOf('apiOnlyGrants', doubtful).status).to.equal('unknown');
      expect(factOf('adminPermissions', doubtful).status).to.equal('unknown');

      const assignments = [...(doubtful.assignments ?? []), assignment()];
      const decided = { ...doubtful, assignments };
      expect(valueOf(factOf('apiEnabledGrants', decided))).to.have.length(2);
      expect(valueOf(factOf('adminPermissions', decided)).map(({ permission }) => permission)).to.deep.equal([
        'ModifyAllData',
      ]);
      expect(factOf('apiOnlyGrants', decided).status).to.equal('unknown');
    });
  }

  it('are certain when it is updated, whatever the case', () => {
    const given = withGroup({ permissionSetGroups: [permissionSetGroup({ status: 'UPDATED' })] });
    expect(valueOf(factOf('apiEnabledGrants', given))).to.have.length(1);
  });

  it('do not matter when its assignment is not in force', () => {
    const given = withGroup({
      permissionSetGroups: [permissionSetGroup({ status: 'Outdated' })],
      assignments: [profile, assignment({ permissionSetId: AGGREGATE, groupId: GROUP, active: false })],
    });
    expect(valueOf(factOf('adminPermissions', given))).to.be.empty;
    expect(valueOf(factOf('apiEnabledGrants', given))).to.have.length(1);
  });

  it('leave it open whether the user is pre-authorized', () => {
    const given = withGroup({ permissionSetGroups: [permissionSetGroup({ status: 'Outdated' })], entityAccess: [] });
    expect(factOf('preauthorizedBy', given).status).to.equal('unknown');
    expect(valueOf(factOf('preauthorizedBy', withGroup({ entityAccess: [] }))).grants).to.be.empty;
  });
});
