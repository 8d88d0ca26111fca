/** `/services/apexrest/...`: which class a path reaches, and whether the caller may use it. */
import { authenticate } from '../auth/authenticate.js';
import { hasAny, hasEntity } from '../auth/caller.js';
import { SalesforceError } from '../server/errors.js';
import { json, type Context, type Incoming, type Reply } from '../server/messages.js';
import type { ApexClass, Org } from '../org/model.js';

type Mapped = { apexClass: ApexClass; mapping: string };

/** Mappings of active, compiled, global classes, each below its namespace. */
const mappingsOf = (org: Org): Mapped[] =>
  org.apexClasses.flatMap((apexClass) =>
    apexClass.rest && apexClass.status === 'Active' && apexClass.valid && apexClass.global
      ? [{ apexClass, mapping: (apexClass.namespace ? `/${apexClass.namespace}` : '') + apexClass.rest.urlMapping }]
      : [],
  );

/** `*` stands for the rest of the path, or for one part of it in the middle. Case counts. */
const matches = (mapping: string, path: string): boolean => {
  const parts = mapping.split('/').slice(1);
  const given = path.split('/').slice(1);
  const open = parts.at(-1) === '*';
  if (open ? given.length < parts.length : given.length !== parts.length) return false;
  return parts.every((part, index) => part === '*' || part === given[index]);
};

/** An exact match wins, then the longest wildcard; of two alike, the one in a namespace. */
export const findClass = (org: Org, path: string): ApexClass | undefined => {
  const found = mappingsOf(org).filter(({ mapping }) => matches(mapping, path));
  const rank = ({ apexClass, mapping }: Mapped): number =>
    (mapping === path ? 10_000 : 0) + mapping.length * 2 + (apexClass.namespace ? 1 : 0);
  return found.sort((a, b) => rank(b) - rank(a))[0]?.apexClass;
};

export const apexRest = (context: Context, request: Incoming): Reply => {
  const { caller } = authenticate(context, request);
  const path = request.path.slice('/services/apexrest'.length);
  const apexClass = findClass(context.org, path);
  if (!apexClass?.rest) throw new SalesforceError(404, 'NOT_FOUND', 'Could not find a match for URL');
  if (!hasAny(caller, 'AuthorApex') && !hasEntity(caller, apexClass.id)) {
    throw new SalesforceError(403, 'FORBIDDEN', `You do not have access to the Apex class named: ${apexClass.name}`);
  }
  const { methods, response } = apexClass.rest;
  if (!methods.some((method) => method === request.method)) {
    throw new SalesforceError(
      405,
      'METHOD_NOT_ALLOWED',
      `HTTP Method '${request.method}' not allowed. Allowed are ${methods.join(',')}`,
    );
  }
  return json(response);
};
