/** Whether an org would take the integration. Pure: judges what {@link readTarget} read. */
import type { GapReason } from '../../inventory/inventory.js';
import { isIntegrationLicense } from '../../platform/licenses.js';
import { bundle } from '../../text/messages.js';
import type { Read } from './read.js';
import type { Target, TargetUser } from './read-target.js';
import { API_ONLY, completedAccess, type AccessFlags, type OrgAccess } from './access.js';
import { runAsText } from './run-as.js';
import type { Endpoint, RunAs } from './spec.js';

const messages = bundle('provision.scaffold');

export type TargetCheck = {
  /** What was checked. */
  id: string;
  state: 'failed' | 'notKnown' | 'ok';
  message: string;
  /** Why it is not known; null otherwise. */
  reason: GapReason | null;
};

const check = (id: string, state: 'failed' | 'ok', key: string, ...tokens: string[]): TargetCheck => ({
  id,
  state,
  message: messages.getMessage(`check.${key}`, tokens),
  reason: null,
});

const notKnown = (id: string, { reason, detail }: { reason: GapReason; detail: string }): TargetCheck => ({
  id,
  state: 'notKnown',
  message: messages.getMessage('check.notKnown', [messages.getMessage(`checked.${id}`), detail]),
  reason,
});

const nameChecks = ({ taken }: Target, names: Readonly<Record<string, string>>): TargetCheck[] =>
  Object.entries(taken).flatMap(([kind, read]) => {
    const name = names[kind];
    if (name === undefined) return [];
    if (!('value' in read)) return [notKnown(kind, read)];
    const [state, key] = read.value ? (['failed', 'taken'] as const) : (['ok', 'free'] as const);
    return [check(kind, state, key, messages.getMessage(`checked.${kind}`), name)];
  });

const userTypeCheck = ({ userType }: TargetUser, username: string): TargetCheck => {
  if (userType === null) return notKnown('userType', { reason: 'permission', detail: 'UserType' });
  return userType === 'Standard'
    ? check('userType', 'ok', 'userStandard', username)
    : check('userType', 'failed', 'userNotStandard', username, userType);
};

const licenseCheck = ({ license }: TargetUser, username: string): TargetCheck => {
  if (license === null) return notKnown('license', { reason: 'permission', detail: 'UserLicense' });
  return isIntegrationLicense(license)
    ? check('license', 'ok', 'licenseFits', username)
    : check('license', 'failed', 'licenseOther', username, license);
};

const frozenCheck = ({ frozen }: TargetUser, username: string): TargetCheck => {
  if (!('value' in frozen)) return notKnown('frozen', frozen);
  return frozen.value
    ? check('frozen', 'failed', 'userFrozen', username)
    : check('frozen', 'ok', 'userNotFrozen', username);
};

const userChecks = ({ user }: Target, runAs: RunAs, username: string | null): TargetCheck[] => {
  if (username === null) {
    const detail = messages.getMessage('check.variable', [runAsText(runAs)]);
    return [notKnown('user', { reason: 'notSupported', detail })];
  }
  if (!('value' in user)) return [notKnown('user', user)];
  if (user.value === null) return [check('user', 'ok', 'userNew', username)];
  return [
    user.value.active ? check('user', 'ok', 'userActive', username) : check('user', 'failed', 'userInactive', username),
    frozenCheck(user.value, username),
    userTypeCheck(user.value, username),
    licenseCheck(user.value, username),
  ];
};

/** Found under its name in any case; undefined: the object is not there. */
const objectNamed = (target: Target, object: string): Read<Map<string, boolean | null> | null> | undefined =>
  target.objects.get(object.toLowerCase());

const objectCheck = (target: Target, object: string): TargetCheck => {
  const read = objectNamed(target, object);
  if (read === undefined || !('value' in read)) return notKnown('object', read ?? { reason: 'error', detail: object });
  return read.value === null
    ? check('object', 'failed', 'noObject', object)
    : check('object', 'ok', 'objectThere', object);
};

const fieldChecks = (target: Target, field: string): TargetCheck[] => {
  const [object = '', name = ''] = field.split('.');
  const read = objectNamed(target, object);
  if (read === undefined || !('value' in read) || read.value === null) return [];
  return [
    read.value.has(name.toLowerCase())
      ? check('field', 'ok', 'fieldThere', field)
      : check('field', 'failed', 'noField', field),
  ];
};

const permissionChecks = ({ permissions }: Target, names: readonly string[]): TargetCheck[] => {
  if (!('value' in permissions)) return [notKnown('permission', permissions)];
  return names.map((name) =>
    permissions.value.has(name.toLowerCase())
      ? check('permission', 'ok', 'permissionThere', name)
      : check('permission', 'failed', 'noPermission', name),
  );
};

/** What the org says of access: fields that no permission set can grant, and whether it has API Only User. */
export const orgAccessOf = (target: Target): OrgAccess => ({
  takesPermission: (field) => {
    const [object = '', name = ''] = field.split('.');
    const read = objectNamed(target, object);
    return read !== undefined && 'value' in read ? (read.value?.get(name.toLowerCase()) ?? null) : null;
  },
  mastersOf: (object) => target.masters.get(object.toLowerCase()) ?? [],
  hasApiOnly: !('value' in target.permissions) || target.permissions.value.has(API_ONLY.toLowerCase()),
});

/** A URL is of one org; a path is of any. */
const hostChecks = (endpoint: Endpoint | null, instanceUrl: string): TargetCheck[] => {
  if (endpoint === null || endpoint.declared.startsWith('/') || !URL.canParse(instanceUrl)) return [];
  const [declared, own] = [new URL(endpoint.declared).host, new URL(instanceUrl).host];
  return [
    declared === own
      ? check('endpoint', 'ok', 'sameHost', declared)
      : check('endpoint', 'failed', 'otherHost', declared, own),
  ];
};

export type Planned = {
  runAs: RunAs;
  /** Of the Run As user in this org; null: a variable holds it at deployment. */
  username: string | null;
  access: AccessFlags;
  endpoint: Endpoint | null;
  /** Of the org. */
  instanceUrl: string;
  /** What the components are called, by what could have the name already. */
  names: Readonly<Record<string, string>>;
};

export const checkTarget = (
  target: Target,
  { runAs, username, access, endpoint, instanceUrl, names }: Planned,
): TargetCheck[] => {
  const { access: all } = completedAccess(access, orgAccessOf(target));
  return [
    ...nameChecks(target, names),
    ...userChecks(target, runAs, username),
    ...hostChecks(endpoint, instanceUrl),
    ...Object.keys(all.objects).map((object) => objectCheck(target, object)),
    ...access.fields.flatMap(([field]) => fieldChecks(target, field)),
    ...permissionChecks(target, all.permissions),
  ];
};
