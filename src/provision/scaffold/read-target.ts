/** What an org has of what an integration is made of, by reading only; what could not be read is told with why. */
import type { GapReason, Source } from '../../inventory/inventory.js';
import { nameKey } from '../../inventory/names.js';
import type { OrgClient } from '../../org/client/client.js';
import type { RequestFailure } from '../../org/client/failure.js';
import { rowsBy, type Answer, type Query } from '../../org/client/query.js';
import { textOf } from '../../metadata/row.js';
import { soqlString } from '../../platform/soql-string.js';
import { describe, type Described } from '../../org/describe.js';
import { callerReadsAll, readCaller } from '../../org/sources/caller.js';
import { createGapSink, reasonFor, settle } from '../../org/sources/gaps.js';
import { organizationQuery, type Organization } from '../../org/sources/organization.js';
import { INTEGRATION_PROFILE } from '../../platform/licenses.js';
import { bundle } from '../../text/messages.js';
import { describeAll, type DescribedObject } from './describe-objects.js';
import type { Read } from './read.js';

const messages = bundle('provision.scaffold');

export type TargetUser = {
  id: string;
  active: boolean;
  /** null: no row tells. */
  frozen: Read<boolean>;
  userType: string | null;
  profileName: string | null;
  license: string | null;
};

export type Target = {
  /** undefined: the org's own record could not be read. */
  namespace: string | null | undefined;
  /** Whether the name is taken, by what could have it. */
  taken: Record<'apexClass' | 'connectedApp' | 'externalClientApp' | 'permissionSet' | 'profile', Read<boolean>>;
  /** null: there is none. */
  user: Read<TargetUser | null>;
  /** Of the profile that the user is created with; null where it is not known. */
  profileId: string | null;
  /** By lower-case name; a value of null: not there, or not for this caller. */
  objects: Map<string, Read<DescribedObject | null>>;
  /** Masters of details, by the lower-case name of the detail. */
  masters: Map<string, string[]>;
  /** API names of permissions in lower case. */
  permissions: Read<Set<string>>;
};

export type Wanted = {
  app: string;
  permissionSet: string;
  profile: string | null;
  apexClasses: readonly string[];
  /** null: not known before deployment. */
  username: string | null;
  objects: readonly string[];
};

const unread = (source: Source, failure: RequestFailure): { reason: GapReason; detail: string } => ({
  reason: reasonFor(source, failure),
  detail: failure.message,
});

const exists = (soql: string): Query<string[]> => ({ soql: [soql], fold: rowsBy((row) => row.id('Id') ?? undefined) });

/** Rows prove that there is something; that there is none only where the caller would see it. */
const anyOf = (source: Source, answer: Answer<unknown[]>, held: readonly string[] | null): Read<boolean> => {
  if (answer.result.length > 0) return { value: true };
  if (answer.failure) return unread(source, answer.failure);
  if (callerReadsAll(source, held) === true) return { value: false };
  return { reason: 'permission', detail: messages.getMessage('check.unseen', [source]) };
};

const connectedAppTaken = async (client: OrgClient, app: string): Promise<Read<boolean>> => {
  const listed = await settle(client.listMetadata('ConnectedApp'));
  if ('failure' in listed) return unread('ConnectedApp', listed.failure);
  return { value: listed.value.some(({ fullName }) => nameKey(textOf(fullName) ?? '') === nameKey(app)) };
};

const frozenOf = async (client: OrgClient, userId: string, held: readonly string[] | null): Promise<Read<boolean>> => {
  const [rows] = await client.query<[boolean[]]>({
    soql: [`SELECT IsFrozen FROM UserLogin WHERE UserId = ${soqlString(userId)}`],
    fold: rowsBy((row) => row.flag('IsFrozen') ?? undefined),
  });
  const any = anyOf('UserLogin', rows, held);
  return 'value' in any ? { value: rows.result.includes(true) } : any;
};

type FoundUser = Omit<TargetUser, 'frozen'>;

const userQuery = (username: string | null): Query<FoundUser[]> => ({
  soql:
    username === null
      ? []
      : [
          `SELECT Id, IsActive, UserType, Profile.Name, Profile.UserLicense.Name FROM User WHERE Username = ${soqlString(username)}`,
        ],
  fold: rowsBy((row) => ({
    id: row.need.id('Id'),
    active: row.need.flag('IsActive'),
    userType: row.text('UserType'),
    profileName: row.text('Profile.Name'),
    license: row.text('Profile.UserLicense.Name'),
  })),
});

const userOf = async (
  client: OrgClient,
  answer: Answer<FoundUser[]>,
  held: readonly string[] | null,
): Promise<Read<TargetUser | null>> => {
  const any = anyOf('User', answer, held);
  const [user] = answer.result;
  if (!('value' in any)) return any;
  return { value: user ? { ...user, frozen: await frozenOf(client, user.id, held) } : null };
};

const classesQuery = (names: readonly string[], namespace: string | null | undefined): Query<string[]> => ({
  ...exists(
    `SELECT Id FROM ApexClass WHERE Name IN (${names.map(soqlString).join(', ')}) AND NamespacePrefix = ${namespace ? soqlString(namespace) : 'null'}`,
  ),
  ...(names.length === 0 && { soql: [] }),
});

const permissionsOf = ({ failure, columns }: Described): Target['permissions'] =>
  failure
    ? unread('PermissionSet', failure)
    : {
        value: new Set(
          [...columns]
            .filter((column) => column.startsWith('Permissions'))
            .map((column) => column.slice('Permissions'.length).toLowerCase()),
        ),
      };

/** @throws FatalOrgError when nothing can be read */
export const readTarget = async (client: OrgClient, wanted: Wanted): Promise<Target> => {
  const { app, permissionSet, profile, apexClasses, username, objects } = wanted;
  const columns = describe(client, 'PermissionSet');
  const [answers, connectedApp, permissionColumns, held, described] = await Promise.all([
    client.query<[Organization[], string[], string[], string[], FoundUser[]]>(
      organizationQuery,
      exists(
        `SELECT Id FROM ExternalClientApplication WHERE DeveloperName = ${soqlString(app)} AND NamespacePrefix = null`,
      ),
      exists(`SELECT Id FROM PermissionSet WHERE Name = ${soqlString(permissionSet)} AND NamespacePrefix = null`),
      exists(`SELECT Id FROM Profile WHERE Name = ${soqlString(profile ?? INTEGRATION_PROFILE)}`),
      userQuery(username),
    ),
    connectedAppTaken(client, app),
    columns,
    readCaller(client, createGapSink(), columns),
    describeAll(client, objects),
  ]);
  const [organization, externalClientApp, sets, profiles, users] = answers;
  const namespace = organization.result[0]?.namespacePrefix;
  const [classes] = await client.query<[string[]]>(classesQuery(apexClasses, namespace));
  return {
    namespace,
    taken: {
      externalClientApp: anyOf('ExternalClientApplication', externalClientApp, held),
      connectedApp,
      permissionSet: anyOf('PermissionSet', sets, held),
      profile: profile === null ? { value: false } : anyOf('Profile', profiles, held),
      apexClass: apexClasses.length === 0 ? { value: false } : anyOf('ApexClass', classes, held),
    },
    user: username === null ? { value: null } : await userOf(client, users, held),
    profileId: profile === null ? (profiles.result[0] ?? null) : null,
    objects: new Map([...described].map(([name, { read }]) => [name, read])),
    masters: new Map([...described].map(([name, { masters }]) => [name, masters])),
    permissions: permissionsOf(permissionColumns),
  };
};
