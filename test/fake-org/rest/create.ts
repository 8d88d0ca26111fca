/** POST and PATCH of the few records that an administrator makes for an integration. */
import { hasAny } from '../auth/caller.js';
import { addUser, assign } from '../builders/users.js';
import { nextId } from '../builders/org.js';
import { notFound, SalesforceError } from '../server/errors.js';
import { json, type Call, type Reply } from '../server/messages.js';
import { INTEGRATION_LICENSE } from '../org/licenses.js';
import type { Org, User } from '../org/model.js';

type Values = Readonly<Record<string, unknown>>;

const text = (values: Values, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value : '';
};

const sameId = (a: string, b: string): boolean => a.slice(0, 15) === b.slice(0, 15);

const found = <T extends { id: string }>(list: readonly T[], id: string): T => {
  const one = list.find((each) => sameId(each.id, id));
  if (!one) throw new SalesforceError(400, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
  return one;
};

const need = (call: Call, ...permissions: string[]): void => {
  if (hasAny(call.caller, ...permissions)) return;
  throw new SalesforceError(400, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
};

const REQUIRED = [
  ...['Username', 'LastName', 'Email', 'Alias', 'ProfileId'],
  ...['TimeZoneSidKey', 'LocaleSidKey', 'LanguageLocaleKey', 'EmailEncodingKey'],
];

const createUser = ({ org }: Call, values: Values): string => {
  const missing = REQUIRED.filter((name) => text(values, name) === '');
  if (missing.length > 0)
    throw new SalesforceError(400, 'REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`);
  if (text(values, 'Alias').length > 8)
    throw new SalesforceError(400, 'STRING_TOO_LONG', 'Alias: data value too large (max length=8)');
  const username = text(values, 'Username');
  if (org.users.some((each) => each.username.toLowerCase() === username.toLowerCase()))
    throw new SalesforceError(400, 'DUPLICATE_USERNAME', 'Duplicate Username.');
  const profile = found(org.profiles, text(values, 'ProfileId'));
  return addUser(org, { username, profile, email: text(values, 'Email'), lastName: text(values, 'LastName') }).id;
};

const createLicenseAssignment = ({ org }: Call, values: Values): string => {
  const user = found(org.users, text(values, 'AssigneeId'));
  const license = found(org.permissionSetLicenses, text(values, 'PermissionSetLicenseId'));
  if (org.permissionSetLicenseAssignments.some((each) => each.user === user && each.license === license))
    throw new SalesforceError(400, 'DUPLICATE_VALUE', 'duplicate value found: <unknown> duplicates value on record');
  const assignment = { id: nextId(org, 'PermissionSetLicenseAssign'), user, license };
  org.permissionSetLicenseAssignments.push(assignment);
  return assignment.id;
};

/** A user of the integration license takes object permissions only through a permission set license. */
const takesObjects = (org: Org, user: User): boolean =>
  user.profile.license.name !== INTEGRATION_LICENSE ||
  org.permissionSetLicenseAssignments.some((each) => each.user === user);

const createAssignment = ({ org }: Call, values: Values): string => {
  const user = found(org.users, text(values, 'AssigneeId'));
  const set = found(org.permissionSets, text(values, 'PermissionSetId'));
  const [object] = set.rights.objects.keys();
  if (object !== undefined && !takesObjects(org, user)) {
    const why = `The user license doesn't allow the permission: Read ${object}`;
    throw new SalesforceError(400, 'FIELD_INTEGRITY_EXCEPTION', `Can't assign permission set ${set.name}. ${why}`);
  }
  return assign(org, user, set).id;
};

const CREATE: Readonly<Record<string, { needs: string[]; create: (call: Call, values: Values) => string }>> = {
  User: { needs: ['ManageUsers', 'ManageInternalUsers'], create: createUser },
  PermissionSetAssignment: { needs: ['AssignPermissionSets', 'ManageUsers'], create: createAssignment },
  PermissionSetLicenseAssign: { needs: ['ManageUsers'], create: createLicenseAssignment },
};

const valuesOf = (call: Call): Values => {
  try {
    return JSON.parse(call.request.body) as Values;
  } catch {
    throw new SalesforceError(400, 'JSON_PARSER_ERROR', 'Unexpected character');
  }
};

/** A user with another profile leaves the set of the former one. */
const moveUser = (org: Org, user: User, profileId: string): void => {
  const profile = found(org.profiles, profileId);
  org.assignments = org.assignments.filter(
    (each) => each.user !== user || each.permissionSet !== user.profile.permissionSet,
  );
  user.profile = profile;
  assign(org, user, profile.permissionSet);
};

/** `sobjects/X` takes a POST, `sobjects/User/<id>` a PATCH of its profile; null for every other path. */
export const change = (call: Call, path: string): Reply | null => {
  const [, object = '', id] = /^sobjects\/(\w+)(?:\/(\w+))?$/.exec(path) ?? [];
  const kind = CREATE[object];
  if (kind === undefined) return null;
  need(call, ...kind.needs);
  if (call.request.method === 'POST' && id === undefined) {
    const made = kind.create(call, valuesOf(call));
    call.tables.invalidate();
    return json({ id: made, success: true, errors: [] }, 201);
  }
  if (call.request.method !== 'PATCH' || id === undefined || object !== 'User') return null;
  const user = call.org.users.find((each) => sameId(each.id, id));
  if (!user) throw notFound();
  moveUser(call.org, user, text(valuesOf(call), 'ProfileId'));
  call.tables.invalidate();
  return { status: 204, body: '' };
};
