import { nextId } from './org.js';
import { grantEntity } from './profiles.js';
import type { ApexClass, HttpMethod, Org, PermissionSet, Profile, Stamps } from '../org/model.js';

export type ApexClassSpec = Stamps & {
  name: string;
  namespace?: string | null;
  status?: ApexClass['status'];
  valid?: boolean;
  global?: boolean;
  /** Installed from a managed package, so that its body cannot be read. */
  hidden?: boolean;
  /** What Apex REST serves; without it the class maps nothing. */
  rest?: { urlMapping: string; methods?: HttpMethod[]; response?: unknown };
  /** Source text; derived from `rest` unless given. It is not compiled: `rest` alone says what is served. */
  body?: string;
  /** Sets and profiles that may use the class. */
  grantedTo?: Array<PermissionSet | Profile>;
};

const ANNOTATIONS: Readonly<Record<HttpMethod, string>> = {
  DELETE: 'HttpDelete',
  GET: 'HttpGet',
  PATCH: 'HttpPatch',
  POST: 'HttpPost',
  PUT: 'HttpPut',
};

const sourceOf = (spec: ApexClassSpec): string => {
  const visibility = spec.global === false ? 'public' : 'global';
  if (!spec.rest) return `${visibility} with sharing class ${spec.name} {\n}\n`;
  const methods = (spec.rest.methods ?? ['POST']).map(
    (method) => `    @${ANNOTATIONS[method]}\n    ${visibility} static void on${method}() {\n    }\n`,
  );
  return [
    '/**',
    ` * Moved here from @RestResource(urlMapping='/old${spec.rest.urlMapping}').`,
    ' */',
    `@RestResource(urlMapping='${spec.rest.urlMapping}')`,
    `${visibility} with sharing class ${spec.name} {`,
    ...methods,
    '}',
    '',
  ].join('\n');
};

export const addApexClass = (org: Org, spec: ApexClassSpec): ApexClass => {
  const apexClass: ApexClass = {
    id: nextId(org, 'ApexClass'),
    name: spec.name,
    namespace: spec.namespace ?? org.namespace,
    status: spec.status ?? 'Active',
    valid: spec.valid ?? true,
    global: spec.global ?? true,
    body: spec.body ?? sourceOf(spec),
    hidden: spec.hidden ?? false,
    rest: spec.rest
      ? {
          urlMapping: spec.rest.urlMapping,
          methods: spec.rest.methods ?? ['POST'],
          response: spec.rest.response ?? null,
        }
      : null,
    createdAt: spec.createdAt,
    modifiedAt: spec.modifiedAt,
  };
  for (const set of spec.grantedTo ?? []) grantEntity(set, 'ApexClass', apexClass);
  org.apexClasses.push(apexClass);
  return apexClass;
};
