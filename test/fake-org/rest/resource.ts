/** The resources below `/services/data/vXX.X/` that can be read, as JSON. */
import { visibleRows } from '../auth/access.js';
import { notFound } from '../server/errors.js';
import { jsonValue } from '../soql/select.js';
import { valueOf } from '../data/row.js';
import { describe, describeGlobal } from './describe.js';
import { limits } from './limits.js';
import { query, queryMore } from './query.js';
import type { Api } from '../schema/schema.js';
import type { Call } from '../server/messages.js';

const record = (call: Call, name: string, id: string): Record<string, unknown> => {
  const object = call.schema.find(name, call.version);
  const row =
    object &&
    visibleRows(call.org, call.tables, call.caller, object.name).find(
      (each) => each.Id.slice(0, 15) === id.slice(0, 15),
    );
  if (!object || !row) throw notFound();
  const values = [...object.fields.values()].map((field): [string, unknown] => [
    field.name,
    jsonValue(valueOf(row, field, call.tables.defaults), field),
  ]);
  const url = `/services/data/v${call.version}.0/sobjects/${object.name}/${row.Id}`;
  return { attributes: { type: object.name, url }, ...Object.fromEntries(values) };
};

const sobjects = (call: Call, parts: string[], api: Api): unknown => {
  const [name, what, ...more] = parts;
  if (name === undefined) return describeGlobal(call, api);
  if (more.length > 0) throw notFound();
  if (what === 'describe') return describe(call, name, api);
  if (what !== undefined && api === 'rest') return record(call, name, what);
  if (what === undefined) return { objectDescribe: describe(call, name, api), recentItems: [] };
  throw notFound();
};

/** Answers a GET; the path is what follows the version. */
export const resource = (call: Call, path: string, api: Api = 'rest'): unknown => {
  const [head, ...rest] = path.split('/').filter(Boolean);
  if (head === 'query' || head === 'queryAll') {
    const [locator] = rest;
    return locator === undefined ? query(call, call.request.query.get('q'), api) : queryMore(call, locator, api);
  }
  if (head === 'sobjects') return sobjects(call, rest, api);
  if (head === 'tooling' && api === 'rest') return resource(call, rest.join('/'), 'tooling');
  if (head === 'limits' && rest.length === 0 && api === 'rest') return limits(call);
  throw notFound();
};
