/** What REST is asked: three calls for every object, however much of it the caller may read. */
import type { RunAsChange } from '../../inventory/inventory.js';
import type { OrgClient } from '../../org/client/client.js';
import { noQuery, type Answer, type Query } from '../../org/client/query.js';
import type { Resource } from '../../org/client/read-resource.js';
import {
  appSwitchQuery,
  describeExternalClientApps,
  headerQuery,
  ipRangeQuery,
  type EcaColumns,
  type Header,
} from '../../org/sources/eca-queries.js';
import type { GapSink } from '../../org/sources/gaps.js';
import { runAsChangeQuery } from '../../org/sources/setup-audit-trail.js';
import { DECIDING_PERMISSIONS, ROTATES_CREDENTIALS } from '../../platform/permissions.js';
import type { SeenLogin, SeenPolicy } from '../seen.js';
import { DESCRIBED, describesOf, type Describes } from './describes.js';
import {
  filteredLoginsQuery,
  heldPermissionsQuery,
  newestLoginsQuery,
  oneRow,
  policiesQuery,
  SOME,
  userLoginsQuery,
  usersQuery,
} from './queries.js';

export type RestAnswers = {
  described: Describes;
  organization: Resource | undefined;
  /** Columns of the objects of external client apps; none where the org does not show them. */
  eca: EcaColumns;
  caller: Answer<string[][]>;
  userLogins: Answer<string[]>;
  assignments: Answer<string[]>;
  entities: Answer<string[]>;
  objects: Answer<string[]>;
  fields: Answer<string[]>;
  sets: Answer<string[]>;
  classes: Answer<string[]>;
  users: Answer<string[]>;
  logins: Answer<SeenLogin[]>;
  trail: Answer<RunAsChange[]>;
  headers: Answer<Header[]>;
  policies: Answer<SeenPolicy[]>;
  switches: Answer<unknown[]>;
  ranges: Answer<unknown[]>;
};

/** The beginning of what a query would give. */
const some = <R>({ soql, about, fold }: Query<R>): Query<R> => ({
  about,
  fold,
  soql: soql.map((statement) => `${statement} LIMIT ${SOME}`),
});

/** The organization's own row needs no query where the token tells its id. */
const organizationPath = (accessToken: string): string => {
  const [id = '', rest] = accessToken.split('!');
  return rest !== undefined && /^00D\w{12,15}$/.test(id)
    ? `sobjects/Organization/${id}?fields=Id`
    : 'sobjects/Organization/describe';
};

/** A client that knows the describes that came with the first call. */
const knowing = (client: OrgClient, { columns, failures }: Describes): OrgClient => ({
  ...client,
  describe: async (object) => {
    const known = columns.get(object);
    const failure = failures.get(object);
    if (failure !== undefined) throw failure;
    return known === undefined ? client.describe(object) : new Set(known.keys());
  },
});

/**
 * @param logins the newest ones of anybody, or those of this flow by a filter on their kind
 * @throws FatalOrgError when the session or the API version is no good
 */
export const askRest = async (
  client: OrgClient,
  gaps: GapSink,
  { accessToken, logins: which }: { accessToken: string; logins: 'filtered' | 'newest' },
): Promise<RestAnswers> => {
  const first = await client.queryWith<[string[], string[], string[], string[], string[]]>(
    [...DESCRIBED.map((name) => `sobjects/${name}/describe`), organizationPath(accessToken)],
    userLoginsQuery,
    oneRow('PermissionSetAssignment'),
    oneRow('SetupEntityAccess'),
    oneRow('ObjectPermissions'),
    oneRow('FieldPermissions'),
  );
  const [userLogins, assignments, entities, objects, fields] = first.answers;
  const described = describesOf(first.resources);
  const eca = await describeExternalClientApps(knowing(client, described), gaps);
  const columnsOf = (name: (typeof DESCRIBED)[number]) => described.columns.get(name);
  const header = columnsOf('ExternalClientApplication');
  const policy = columnsOf('ExtlClntAppOauthPlcyCnfg');
  const [caller, sets, classes, users, logins, trail, headers, policies, switches, ranges] = await client.query<
    [string[][], string[], string[], string[], SeenLogin[], RunAsChange[], Header[], SeenPolicy[], unknown[], unknown[]]
  >(
    heldPermissionsQuery(
      [...DECIDING_PERMISSIONS, ...ROTATES_CREDENTIALS],
      columnsOf('UserPermissionAccess') ?? columnsOf('PermissionSet'),
    ),
    oneRow('PermissionSet'),
    oneRow('ApexClass'),
    usersQuery,
    which === 'filtered' ? filteredLoginsQuery : newestLoginsQuery,
    some(runAsChangeQuery),
    header ? some(headerQuery(eca)) : noQuery(),
    policy ? policiesQuery(policy, header ?? new Map()) : noQuery(),
    eca.appSwitch.size > 0 ? some(appSwitchQuery(eca)) : noQuery(),
    header ? some(ipRangeQuery) : noQuery(),
  );
  return {
    described,
    organization: first.resources.at(-1),
    eca,
    caller,
    userLogins,
    assignments,
    entities,
    objects,
    fields,
    sets,
    classes,
    users,
    logins,
    trail,
    headers,
    policies,
    switches,
    ranges,
  };
};
