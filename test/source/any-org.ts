/** Small orgs of any kind: apps of both kinds whose users have what they have through profiles, sets and groups. */
import fc from 'fast-check';
import {
  addApexClass,
  addConnectedApp,
  addExternalClientApp,
  addGroup,
  addPermissionSet,
  addProfile,
  addUser,
  assign,
} from '../fake-org/builders/index.js';
import type { ObjectRight, Org } from '../fake-org/org/model.js';
import { smallOrg } from '../org/small-org.js';

const permissions = fc.subarray(['ApiEnabled', 'ApiUserOnly', 'RunReports', 'ModifyAllData', 'TwoFactorApi']);
const objects = fc.subarray(['read', 'edit', 'create'] as const);
const rights = fc.record({ permissions, contract: objects });
const scopes = fc.constantFrom<string[]>(
  ['api'],
  ['api', 'refresh_token'],
  ['full'],
  ['openid'],
  ['api', 'chatter_api'],
);

export const orgSpec = fc.record({
  profile: rights,
  sets: fc.array(rights, { minLength: 2, maxLength: 3 }),
  muted: fc.option(rights),
  /** Which sets are assigned, beside the group of the first two. */
  assigned: fc.subarray([0, 1, 2]),
  inGroup: fc.boolean(),
  sessionActivated: fc.boolean(),
  classOpen: fc.constantFrom('set', 'profile', 'nobody'),
  connected: fc.record({ scopes, flow: fc.boolean(), approved: fc.boolean(), optional: fc.boolean() }),
  external: fc.record({
    scopes,
    settings: fc.boolean(),
    policy: fc.boolean(),
    enabled: fc.boolean(),
    relaxed: fc.boolean(),
    introspects: fc.boolean(),
    runAs: fc.constantFrom('user', 'nobody', 'unknown'),
  }),
});

type Rights = { permissions: string[]; contract: Array<'create' | 'edit' | 'read'> };

const given = ({
  permissions: names,
  contract,
}: Rights): { permissions: string[]; objects: Record<string, ObjectRight[]> } => ({
  permissions: names,
  objects:
    contract.length === 0 ? {} : { Contract: ['read' as const, ...contract.filter((right) => right !== 'read')] },
});

export type OrgSpec = typeof orgSpec extends fc.Arbitrary<infer T> ? T : never;

export const makeOrg = (of: OrgSpec): Org => {
  const org = smallOrg();
  const profile = addProfile(org, { name: 'Robots', ...given(of.profile) });
  const user = addUser(org, { username: 'robot@acme.example', profile });
  const sets = of.sets.map((set, at) =>
    addPermissionSet(org, { name: `Set_${at}`, ...given(set), sessionActivated: at === 2 && of.sessionActivated }),
  );
  const group = addGroup(org, {
    name: 'Group',
    members: sets.slice(0, 2),
    ...(of.muted && { muted: given(of.muted) }),
  });
  if (of.inGroup) assign(org, user, group);
  for (const at of of.assigned) if (sets[at]) assign(org, user, sets[at]);
  const [first] = sets;
  const opened = { set: first ? [first] : [], profile: [profile], nobody: [] }[of.classOpen];
  addApexClass(org, { name: 'RobotCallback', rest: { urlMapping: '/robot' }, grantedTo: opened });
  const { connected, external } = of;
  addConnectedApp(org, {
    name: 'Robot_Connected',
    contactEmail: 'o@acme.example',
    runAs: user,
    scopes: connected.scopes,
    flowEnabled: connected.flow,
    adminApproved: connected.approved,
    secretOptional: connected.optional,
    preauthorized: [profile],
  });
  addExternalClientApp(org, {
    name: 'Robot_External',
    contactEmail: 'o@acme.example',
    runAs: { user, nobody: null, unknown: 'nobody@acme.example' }[external.runAs],
    scopes: external.scopes,
    flow: { settings: external.settings, policy: external.policy },
    enabled: external.enabled,
    ipRelaxation: external.relaxed ? 'Bypass' : 'Enforce',
    introspectsAllTokens: external.introspects,
    preauthorized: first ? [first] : [],
  });
  return org;
};
