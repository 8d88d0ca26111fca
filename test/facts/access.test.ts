import { expect } from 'chai';
import { OPEN_GRANTS, UNNAMED_PROFILE } from '../../src/inventory/open-access.js';
import type { Inventory, Source } from '../../src/inventory/inventory.js';
import type { AccessRight, Fact, Grant } from '../../src/facts/facts.js';
import type { DeclaredAccess } from '../../src/policy/policy.js';
import { declares } from '../support/declarations.js';
import {
  ACCESS_SET_ID,
  assignment,
  gap,
  id,
  inDays,
  permissionSet,
  PROFILE_SET_ID,
  profileSet,
  USER_ID,
} from '../support/inventory.js';
import { factOf, valueOf } from './facts-of.js';

type Rights = Inventory['objectAccess'][number]['rights'];
const object = (name: string, rights: Rights, permissionSetId = ACCESS_SET_ID) => ({
  permissionSetId,
  object: name,
  rights,
});
const field = (name: string, rights: Array<'edit' | 'read'>, permissionSetId = ACCESS_SET_ID) => ({
  permissionSetId,
  field: name,
  rights,
});
const granting = (...permissions: string[]): Partial<Inventory> => ({
  permissionSets: [profileSet({ permissions: [] }), permissionSet({ permissions })],
});

const missing = (access: DeclaredAccess, given: Partial<Inventory> = {}) =>
  factOf('missingAccess', given, undefined, declares({ access }));
const excess = (access: DeclaredAccess, given: Partial<Inventory> = {}) =>
  factOf('excessAccess', given, undefined, declares({ access }));
const brief = (fact: Fact<AccessRight[]>): string[] =>
  valueOf(fact).map(({ kind, name, right, grants, unlisted }) =>
    [kind, right, name, unlisted && '(unlisted)', ...grants.map((grant: Grant) => `by ${grant.name}`)]
      .filter(Boolean)
      .join(' '),
  );

describe('missingAccess', () => {
  it('lists permissions, then objects, then fields, each by name, and grants nothing', () => {
    const access: DeclaredAccess = {
      permissions: ['ViewSetup', 'ManageUsers'],
      objects: { Contract: ['edit', 'read'], Account: ['read'] },
      fields: { 'Contract.Status__c': ['read'], 'Account.Other__c': ['edit'] },
    };
    expect(brief(missing(access, { fieldAccess: [field('contract.status__C', [], PROFILE_SET_ID)] }))).to.deep.equal([
      'permission ManageUsers',
      'permission ViewSetup',
      'object read Account',
      'object edit Contract',
      'object read Contract',
      'field edit Account.Other__c (unlisted)',
      'field read Contract.Status__c',
    ]);
  });

  const contract = { objectAccess: [object('Contract', ['read', 'edit'])] };
  const status = (...rights: Array<'edit' | 'read'>): DeclaredAccess => ({ fields: { 'Contract.Status__c': rights } });
  const CASES: Array<[title: string, access: DeclaredAccess, given: Partial<Inventory>, expected: string[]]> = [
    [
      'a field that may be read',
      status('read'),
      { ...contract, fieldAccess: [field('Contract.Status__c', ['read'])] },
      [],
    ],
    [
      'the edit of a field that may only be read',
      status('edit'),
      { ...contract, fieldAccess: [field('Contract.Status__c', ['read'])] },
      ['field edit Contract.Status__c'],
    ],
    [
      'no read of a field that may be edited',
      status('read', 'edit'),
      { ...contract, fieldAccess: [field('Contract.Status__c', ['edit'])] },
      [],
    ],
    [
      'the field of an object that may not be read',
      status('read'),
      { fieldAccess: [field('Contract.Status__c', ['read'])] },
      ['field read Contract.Status__c'],
    ],
    [
      'the edit of a field of an object that may only be read',
      status('edit'),
      { objectAccess: [object('Contract', ['read'])], fieldAccess: [field('Contract.Status__c', ['edit'])] },
      ['field edit Contract.Status__c'],
    ],
    [
      'no edit of a field of an object whose records may be created',
      status('edit'),
      { objectAccess: [object('Contract', ['create'])], fieldAccess: [field('Contract.Status__c', ['edit'])] },
      [],
    ],
    [
      'no read of a field where every field of the object may be read',
      status('read'),
      { objectAccess: [object('Contract', ['viewAllFields'])] },
      [],
    ],
    [
      'the edit of a field where every field of the object may be read',
      status('edit'),
      { objectAccess: [object('Contract', ['viewAllFields', 'edit'])] },
      ['field edit Contract.Status__c (unlisted)'],
    ],
    [
      'no read of a field where every field may be read',
      status('read'),
      { ...contract, ...granting('ViewAllFieldsGlobal') },
      [],
    ],
    [
      'the edit of a field where every field may be read',
      status('edit'),
      { ...contract, ...granting('ViewAllFieldsGlobal') },
      ['field edit Contract.Status__c (unlisted)'],
    ],
    [
      'no field that every user sees',
      { fields: { 'Contract.Id': ['read'], 'Contract.OwnerId': ['read', 'edit'] } },
      contract,
      [],
    ],
    [
      'the edit of a field that every user only sees',
      { fields: { 'Contract.CreatedDate': ['edit'] } },
      contract,
      ['field edit Contract.CreatedDate (unlisted)'],
    ],
    [
      'no object behind a permission that reaches every one',
      { objects: { Contract: ['viewAll', 'read'] } },
      granting('ViewAllData'),
      [],
    ],
    [
      'the edit of an object behind a permission that only shows every one',
      { objects: { Contract: ['edit'] } },
      granting('ViewAllData'),
      ['object edit Contract'],
    ],
    [
      'no object that another right brings along',
      { objects: { contract: ['read', 'edit', 'delete'] } },
      { objectAccess: [object('Contract', ['delete'])] },
      [],
    ],
    [
      'what only a grant gives that is over',
      { objects: { Contract: ['read'] } },
      { ...contract, assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ active: false })] },
      ['object read Contract'],
    ],
  ];
  for (const [title, access, given, expected] of CASES) {
    it(`is ${title}`, () => expect(brief(missing(access, given))).to.deep.equal(expected));
  }

  it('is open where only a source that was not read could give it, and known where another could not', () => {
    const access: DeclaredAccess = { permissions: ['ViewSetup'], objects: { Contract: ['read'] } };
    const cited = gap('ObjectPermissions');
    expect(missing({ objects: access.objects }, { gaps: [cited] })).to.deep.include({ status: 'unknown', gap: cited });
    expect(brief(missing(access, { gaps: [cited] }))).to.deep.equal(['permission ViewSetup']);
    expect(brief(missing({ permissions: ['apienabled'] }, { gaps: [cited] }))).to.deep.equal([]);
  });

  for (const [source, access] of [
    ['FieldPermissions', status('read')],
    ['ObjectPermissions', { objects: { Contract: ['read'] } }],
  ] as Array<[Source, DeclaredAccess]>) {
    it(`is open where View All Fields was not read, which gives ${source} as well`, () => {
      const cited = gap('ObjectPermissions', { columns: ['PermissionsViewAllFields'] });
      expect(missing(access, { gaps: [cited] })).to.deep.include({ status: 'unknown', gap: cited });
    });
  }
});

describe('excessAccess', () => {
  it('lists what nobody declared with the grants that give it, sorted', () => {
    const given = {
      permissionSets: [
        profileSet({ permissions: ['ViewSetup'] }),
        permissionSet({ permissions: ['ViewSetup', 'ApiEnabled'] }),
      ],
      objectAccess: [
        object('Contract', ['edit']),
        object('Lead', ['read'], PROFILE_SET_ID),
        object('contract', ['read'], PROFILE_SET_ID),
      ],
      fieldAccess: [field('Contract.Status__c', ['edit'])],
    };
    const access: DeclaredAccess = {
      permissions: ['APIENABLED'],
      objects: { CONTRACT: ['read'] },
      fields: { 'CONTRACT.STATUS__C': ['read'] },
    };
    expect(brief(excess(access, given))).to.deep.equal([
      'permission ViewSetup by Minimum Access - API Only Integrations by Sign_Access',
      'object read Lead by Minimum Access - API Only Integrations',
      'object edit contract by Sign_Access',
      'field edit Contract.Status__c by Sign_Access',
    ]);
  });

  const CASES: Array<[title: string, access: DeclaredAccess, given: Partial<Inventory>, expected: string[]]> = [
    [
      'nothing of a part that is not declared',
      { fields: {} },
      { ...granting('ViewSetup'), objectAccess: [object('Contract', ['read'])] },
      [],
    ],
    [
      'what reaches every object, where objects are declared',
      { objects: {} },
      granting('ViewAllData', 'ViewSetup'),
      ['permission ViewAllData by Sign_Access'],
    ],
    ['nothing that reaches every object, where only fields are', { fields: {} }, granting('ViewAllData'), []],
    [
      'no right to an object that a declared permission gives to every one',
      { permissions: ['ViewAllData'], objects: {} },
      { ...granting('ViewAllData'), objectAccess: [object('Contract', ['viewAll'])] },
      [],
    ],
    [
      'a right that a declared permission does not give',
      { permissions: ['ViewAllData'], objects: {} },
      { ...granting('ViewAllData'), objectAccess: [object('Contract', ['edit'])] },
      ['object edit Contract by Sign_Access'],
    ],
    [
      'the right to see every field, where fields are declared and objects are not',
      { fields: {} },
      { objectAccess: [object('Contract', ['viewAllFields'])] },
      ['object viewAllFields Contract by Sign_Access'],
    ],
    [
      'the right to see every field once, where both are declared',
      { fields: {}, objects: {} },
      { objectAccess: [object('Contract', ['viewAllFields'])] },
      ['object viewAllFields Contract by Sign_Access', 'object read Contract by Sign_Access'],
    ],
    [
      'nothing of the fields where nothing but permissions is declared',
      { permissions: ['ApiEnabled'] },
      { objectAccess: [object('Contract', ['viewAllFields'])], fieldAccess: [field('Contract.Status__c', ['edit'])] },
      [],
    ],
    [
      'no field of an object that may not be read',
      { fields: {} },
      { fieldAccess: [field('Contract.Status__c', ['edit'])] },
      [],
    ],
    [
      'no right to an object that is declared itself beside one that rests on it',
      { objects: { Contract: ['read'], account: ['edit'] } },
      { objectAccess: [object('Account', ['edit'])] },
      [],
    ],
    ['API Only User, which takes rights away', { permissions: ['ApiEnabled'] }, {}, []],
  ];
  for (const [title, access, given, expected] of CASES) {
    it(`is ${title}`, () => expect(brief(excess(access, given))).to.deep.equal(expected));
  }

  for (const [part, source] of [
    ['objects', 'ObjectPermissions'],
    ['fields', 'FieldPermissions'],
  ] as const) {
    it(`is open where ${source} was not read and ${part} are declared`, () => {
      const cited = gap(source);
      expect(excess({ [part]: {} }, { gaps: [cited] })).to.deep.include({ status: 'unknown', gap: cited });
      expect(brief(excess({ permissions: ['ApiEnabled'] }, { gaps: [cited] }))).to.deep.equal([]);
    });
  }

  it('is open where objects were not read and fields are declared, since nobody knows which may be read', () => {
    const cited = gap('ObjectPermissions');
    expect(excess({ fields: {} }, { gaps: [cited] })).to.deep.include({ status: 'unknown', gap: cited });
  });
});

describe('grants that are not certain', () => {
  const opened = (column: string) => gap('PermissionSet', { subjects: [USER_ID], columns: [column] });
  const openGrants = opened(OPEN_GRANTS);
  const openProfile = opened(UNNAMED_PROFILE);
  const lacking = { objects: { Contract: ['read' as const] } };

  it('leave open what is missing, and what is too much', () => {
    expect(missing(lacking, { gaps: [openGrants] })).to.deep.include({ status: 'unknown', gap: openGrants });
    expect(excess({ objects: {} }, { gaps: [openGrants] })).to.deep.include({ status: 'unknown', gap: openGrants });
    expect(excess({ objects: {} }, { gaps: [openProfile] })).to.deep.include({ status: 'unknown', gap: openProfile });
    expect(brief(missing(lacking, { gaps: [openProfile] }))).to.deep.equal(['object read Contract']);
  });

  it('leave open whether a permission is given', () => {
    const none = granting();
    for (const name of ['apiEnabledGrants', 'apiOnlyGrants', 'mfaApiGrants'] as const)
      expect(factOf(name, { ...none, gaps: [openGrants] }), name).to.deep.include({
        status: 'unknown',
        gap: openGrants,
      });
    expect(factOf('mfaApiGrants', { ...none, gaps: [openProfile] })).to.deep.include({ gap: openProfile });
    expect(valueOf(factOf('apiEnabledGrants', { ...none, gaps: [openProfile] }))).to.be.empty;
  });

  it('are those with a date where nothing vouches for the clock', () => {
    const clock = gap('Clock');
    const dated = {
      assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ expiresAt: inDays(9) })],
      gaps: [clock],
    };
    for (const fact of [factOf('apiEnabledGrants', dated), factOf('grantDates', dated), missing(lacking, dated)])
      expect(fact).to.deep.include({ status: 'unknown', gap: clock });
    expect(factOf('grants', dated)).to.have.nested.property('value[1].inForce', false);
    expect(factOf('grants', dated)).to.have.nested.property('value[1].expired', false);
    const undated = { gaps: [clock] };
    expect(valueOf(factOf('grantDates', undated))).to.equal(true);
    expect(valueOf(factOf('grants', undated)).every(({ inForce }) => inForce)).to.equal(true);
  });

  it('name the group whose permissions are not known, and no clock', () => {
    const groupId = id('0PG', 1);
    const given = {
      ...granting(),
      assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ groupId })],
      gaps: [gap('Clock')],
    };
    expect(factOf('apiEnabledGrants', given)).to.deep.include({
      status: 'unknown',
      source: 'PermissionSet',
      gap: undefined,
    });
  });
});
