/** Which objects and columns exist, by API version and org. Fixtures: a standard-REST describe of a real org at v64. */
import { readFileSync } from 'node:fs';
import { KEY_PREFIX } from '../org/ids.js';
import { SCOPES } from '../org/scopes.js';
import type { Org } from '../org/model.js';

export type Field = {
  name: string;
  type: string;
  nillable: boolean;
  referenceTo: string[];
  relationshipName: string | null;
};

export type SObject = { name: string; keyPrefix: string | null; fields: ReadonlyMap<string, Field> };
export type Api = 'rest' | 'tooling';

const fixture = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as T;
const OBJECTS = fixture<Record<string, Record<string, string>>>('./sobjects-v64.json');
const EXTRA = fixture<Record<string, Record<string, string>>>('./sobjects-extra.json');
const PERMISSIONS = fixture<{ v64: string[]; v68: string[] }>('./permission-fields.json');

/** Objects with a column for every user permission. Profile spells three of them differently. */
const WITH_PERMISSIONS = new Set(['MutingPermissionSet', 'PermissionSet', 'Profile', 'UserPermissionAccess']);
const onProfile = (permission: string): string =>
  permission.replace(/^(Create|Install|Publish)Packaging$/, '$1Multiforce');

const TOOLING = new Set([
  'ApexClass',
  'ConnectedApplication',
  'PermissionSet',
  'PermissionSetGroup',
  'Profile',
  'User',
]);
const TOOLING_COLUMNS: Readonly<Record<string, Record<string, string>>> = {
  ApexClass: { FullName: 'string?', ManageableState: 'picklist?', Metadata: 'complexvalue?' },
  ConnectedApplication: {
    ContactEmail: 'email?',
    Description: 'string?',
    DeveloperName: 'string',
    ExecutionUserId: 'reference? User ExecutionUser',
    Version: 'string?',
  },
  Profile: { FullName: 'string?', Metadata: 'complexvalue?' },
};

export const isEcaObject = (name: string): boolean => /^(ExternalClientApplication|ExtlClntApp)/i.test(name);

const parseField = (name: string, text: string): Field => {
  const [type = 'string', target = '', relationshipName = null] = text.split(' ');
  return {
    name,
    type: type.replace('?', ''),
    nillable: type.endsWith('?'),
    referenceTo: target === '' ? [] : target.split('|'),
    relationshipName,
  };
};

const columnsOf = (name: string, version: number, api: Api): Record<string, string> => {
  const columns = { ...(OBJECTS[name] ?? EXTRA[name]), ...(api === 'tooling' ? TOOLING_COLUMNS[name] : {}) };
  if (name === 'ExtlClntAppOauthSettings') {
    for (const { column, since } of SCOPES) if (since <= version) columns[`OauthScopes${column}`] = 'boolean';
  }
  if (name === 'ExtlClntAppOauthPlcyCnfg' && version >= 67) {
    delete columns.IsNamedUserJwtEnabled;
    columns.NamedUserJwtSessionTimeoutType = 'picklist?';
    columns.GuestJwtSessionTimeoutType = 'picklist?';
  }
  if (name === 'LoginHistory' && version >= 67) columns.AuthContextClassRef = 'string?';
  if (WITH_PERMISSIONS.has(name)) {
    for (const permission of version >= 68 ? PERMISSIONS.v68 : PERMISSIONS.v64) {
      columns[`Permissions${name === 'Profile' ? onProfile(permission) : permission}`] = 'boolean';
    }
  }
  return columns;
};

export type Schema = {
  /** The object as this org shows it at that version, or undefined when it is not supported there. */
  find(name: string, version: number, api?: Api): SObject | undefined;
  names(version: number, api?: Api): string[];
};

const CANONICAL = new Map([...Object.keys(OBJECTS), ...Object.keys(EXTRA)].map((name) => [name.toLowerCase(), name]));

/** The same for all orgs that lack the same columns, of which tests start hundreds. */
const objects = new Map<string, SObject>();

/** @param missing columns in small letters */
const objectWithout = (missing: readonly string[], name: string, version: number, api: Api): SObject => {
  const key = [name, version, api, ...missing].join(' ');
  const lacks = new Set(missing);
  const object = objects.get(key) ?? {
    name,
    keyPrefix: KEY_PREFIX[name] ?? null,
    fields: new Map(
      Object.entries(columnsOf(name, version, api))
        .map(([column, text]): [string, Field] => [column.toLowerCase(), parseField(column, text)])
        .filter(([column]) => !lacks.has(column)),
    ),
  };
  objects.set(key, object);
  return object;
};

export const createSchema = (org: Org): Schema => {
  const missing = Map.groupBy(
    org.options.missingColumns.map((column) => column.toLowerCase().split('.')),
    ([object]) => object,
  );
  const cache = new Map<string, SObject>();

  const exists = (name: string, version: number, api: Api): boolean => {
    if (isEcaObject(name))
      return org.options.ecaEnabled && version >= 60 && (api === 'rest' || org.options.ecaInTooling);
    return api === 'rest' || TOOLING.has(name);
  };

  const build = (name: string, version: number, api: Api): SObject => {
    const columns = (missing.get(name.toLowerCase()) ?? []).map(([, column = '']) => column);
    return objectWithout(columns, name, version, api);
  };

  return {
    find(requested, version, api = 'rest') {
      const name = CANONICAL.get(requested.toLowerCase());
      if (!name || !exists(name, version, api)) return undefined;
      const key = `${name} ${version} ${api}`;
      const found = cache.get(key) ?? build(name, version, api);
      cache.set(key, found);
      return found;
    },
    names: (version, api = 'rest') =>
      [...CANONICAL.values()].filter((name) => exists(name, version, api)).sort((a, b) => a.localeCompare(b)),
  };
};
