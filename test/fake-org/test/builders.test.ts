import { expect } from 'chai';
import {
  addConnectedApp,
  addExternalClientApp,
  addGroup,
  addPermissionSet,
  addProfile,
  addUser,
  assign,
  grantEntity,
  newOrg,
} from '../builders/index.js';
import { aggregateOf } from '../builders/rights.js';
import { callerOf } from '../auth/caller.js';
import { createTables } from '../data/tables.js';
import { dateLiteral } from '../soql/dates.js';
import { isId, withChecksum } from '../org/ids.js';
import { daysAgo, NOW } from './fixture.js';
import type { Org, User } from '../org/model.js';

describe('fake org: ids', () => {
  it('carry the checksum of their case', () => {
    expect(withChecksum('00158000008WJQn')).to.equal('00158000008WJQnAAO'); // the example of the public algorithm
    expect(isId('00158000008WJQn')).to.equal(true);
    expect(isId('00158000008WJQnAAP')).to.equal(false);
    expect(isId('005')).to.equal(false);
  });

  it('differ, have the prefix of their object, and are the same on every run', () => {
    const make = (): string[] => {
      const org = newOrg({ now: NOW });
      const profile = addProfile(org, { name: 'P' });
      return Array.from({ length: 500 }, (_, n) => addUser(org, { username: `u${n}@x.example`, profile }).id);
    };
    const ids = make();
    expect(new Set(ids.map((id) => id.slice(0, 15).toLowerCase())).size).to.be.greaterThan(490);
    expect(new Set(ids).size).to.equal(500);
    expect(ids.every((id) => id.startsWith('005') && isId(id))).to.equal(true);
    expect(make()).to.deep.equal(ids);
  });
});

describe('fake org: permissions', () => {
  let org: Org;
  let user: User;
  beforeEach(() => {
    org = newOrg({ now: NOW });
    user = addUser(org, {
      username: 'u@x.example',
      profile: addProfile(org, { name: 'P', permissions: ['ApiEnabled'] }),
    });
  });
  const inForce = (): string[] => [...callerOf(org, user).permissions].sort();

  it('come from every assignment in force', () => {
    assign(org, user, addPermissionSet(org, { name: 'Direct', permissions: ['ViewSetup'] }));
    assign(org, user, addPermissionSet(org, { name: 'Later', permissions: ['ManageUsers'] }), {
      expiresAt: daysAgo(-1),
    });
    assign(org, user, addPermissionSet(org, { name: 'Expired', permissions: ['ModifyAllData'] }), {
      expiresAt: daysAgo(1),
    });
    assign(org, user, addPermissionSet(org, { name: 'Revoked', permissions: ['ModifyAllData'] }), { revoked: true });
    assign(
      org,
      user,
      addPermissionSet(org, { name: 'Session', permissions: ['ModifyAllData'], sessionActivated: true }),
    );
    expect(inForce()).to.deep.equal(['ApiEnabled', 'ManageUsers', 'ViewSetup']);
  });

  it('of a group are the union of its members minus what is muted, however late a member grew', () => {
    const one = addPermissionSet(org, {
      name: 'One',
      permissions: ['ViewSetup'],
      fields: { 'Order.Status': ['read', 'edit'] },
    });
    const two = addPermissionSet(org, {
      name: 'Two',
      permissions: ['ManageUsers'],
      objects: { Order: ['read', 'edit'] },
    });
    const group = addGroup(org, {
      name: 'G',
      members: [one, two],
      muted: {
        permissions: ['ManageUsers'],
        objects: { Order: ['edit'] },
        fields: { 'Order.Status': ['read', 'edit'] },
      },
    });
    assign(org, user, group);
    two.rights.permissions.add('ViewRoles');
    expect(inForce()).to.deep.equal(['ApiEnabled', 'ViewRoles', 'ViewSetup']);
    const { rights } = aggregateOf(group);
    expect([...(rights.objects.get('Order') ?? [])]).to.deep.equal(['read']);
    expect(rights.fields.size).to.equal(0);
  });

  it('of an outdated group are those it had', () => {
    const set = addPermissionSet(org, { name: 'One', permissions: ['ViewSetup'] });
    assign(
      org,
      user,
      addGroup(org, { name: 'G', members: [set], status: 'Outdated', stale: { permissions: ['ManageUsers'] } }),
    );
    expect(inForce()).to.deep.equal(['ApiEnabled', 'ManageUsers']);
  });

  it('leave a row for each set and group, none for members of a group', () => {
    const member = addPermissionSet(org, { name: 'One' });
    const app = addConnectedApp(org, { name: 'A', preauthorized: [member] });
    grantEntity(user.profile, 'ConnectedApplication', app);
    const group = addGroup(org, { name: 'G', members: [member] });
    assign(org, user, group);
    const tables = createTables(org);
    expect(
      tables.rows('PermissionSetAssignment').map((row) => [row.PermissionSetId, row.PermissionSetGroupId]),
    ).to.deep.equal([
      [user.profile.permissionSet.id, null],
      [group.aggregate.id, group.id],
    ]);
    expect(tables.rows('SetupEntityAccess').map((row) => row.ParentId)).to.have.members([
      user.profile.permissionSet.id,
      member.id,
      group.aggregate.id,
    ]);
    org.options.entityAccessOfGroups = false;
    tables.invalidate();
    expect(tables.rows('SetupEntityAccess')).to.have.length(2);
  });

  it('leave a UserLogin row only for those who logged in, or were frozen or locked', () => {
    addUser(org, { username: 'f@x.example', profile: user.profile, frozen: true });
    expect(createTables(org).rows('UserLogin')).to.have.length(1);
  });
});

describe('fake org: apps', () => {
  it('have four components each, whose names follow no single rule', () => {
    const org = newOrg({ now: NOW });
    const first = addExternalClientApp(org, { name: 'A' });
    const second = addExternalClientApp(org, { name: 'B' });
    expect([first.components.settings, second.components.settings]).to.deep.equal(['A_oauth', 'BSettings']);
    expect(first.consumerKey).to.not.equal(second.consumerKey);
  });

  it('show IP relaxation as name or digit', () => {
    const org = newOrg({ now: NOW });
    addExternalClientApp(org, { name: 'A', ipRelaxation: 'Enforce_RelaxRefresh' });
    const shown = (as: Org['options']['ipRelaxationAs']): unknown => {
      org.options.ipRelaxationAs = as;
      return createTables(org).rows('ExtlClntAppOauthPlcyCnfg')[0]?.IpRelaxationPolicyType;
    };
    expect([shown('name'), shown('lowerCaseName'), shown('digit')]).to.deep.equal([
      'Enforce_RelaxRefresh',
      'Enforce_relaxrefresh',
      '3',
    ]);
  });
});

describe('fake org: date literals', () => {
  const literals: Array<[literal: string, from: string, to: string]> = [
    ['TODAY', '2026-06-15', '2026-06-16'],
    ['YESTERDAY', '2026-06-14', '2026-06-15'],
    ['TOMORROW', '2026-06-16', '2026-06-17'],
    ['LAST_N_DAYS:30', '2026-05-16', '2026-06-16'],
    ['NEXT_N_DAYS:2', '2026-06-16', '2026-06-18'],
    ['N_DAYS_AGO:3', '2026-06-12', '2026-06-13'],
    ['LAST_90_DAYS', '2026-03-17', '2026-06-16'],
    ['NEXT_90_DAYS', '2026-06-16', '2026-09-14'],
    ['THIS_WEEK', '2026-06-14', '2026-06-21'],
    ['LAST_MONTH', '2026-05-01', '2026-06-01'],
    ['THIS_QUARTER', '2026-04-01', '2026-07-01'],
    ['NEXT_YEAR', '2027-01-01', '2028-01-01'],
    ['LAST_N_MONTHS:2', '2026-04-01', '2026-06-01'],
    ['THIS_FISCAL_YEAR', '2026-01-01', '2027-01-01'],
  ];
  for (const [literal, from, to] of literals) {
    it(`knows ${literal}`, () => {
      expect(dateLiteral(literal, NOW)).to.deep.equal({ from: Date.parse(from), to: Date.parse(to) });
    });
  }
  it('refuses what it does not know', () => {
    expect(() => dateLiteral('LAST_N_DAYS:x', NOW)).to.throw('unexpected token');
    expect(() => dateLiteral('SOMETIME', NOW)).to.throw('unexpected token');
  });
});
