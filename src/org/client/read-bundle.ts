/** One API call for several statements and resources. */
import type { RequestFailure } from './failure.js';
import type { OrgRequest } from './http.js';
import { asFailure, queryPath, readReply, readStatement, type RestApi, type Statement } from './read-pages.js';
import { readResource, readSubResource, resourcePath, type Resource } from './read-resource.js';
import { jsonOf, subRepliesOf, type SubReply } from './rest.js';

/** What became of the statements and resources of one API call, in their order. */
export type BundleAnswer = { failures: Array<RequestFailure | null>; resources: Resource[] };

const partAt = (_: unknown, at: number): string => `part${at}`;

const compositeOf = (root: string, urls: readonly string[]): OrgRequest => {
  const compositeRequest = urls.map((url, at) => ({ method: 'GET', url, referenceId: partAt(url, at) }));
  return {
    method: 'POST',
    path: `${root}/composite`,
    headers: { 'content-type': 'application/json' },
    body: () => JSON.stringify({ allOrNone: false, compositeRequest }),
  };
};

const eachAlone = async (
  api: RestApi,
  statements: readonly Statement[],
  paths: readonly string[],
): Promise<BundleAnswer> => ({
  failures: await Promise.all(statements.map((statement) => readStatement(api, statement))),
  resources: await Promise.all(paths.map((path) => readResource(api, path))),
});

/**
 * One API call for up to five statements and some resources; whatever fails as a whole or for a passing reason is asked
 * again alone.
 */
export const readBundle = async (
  api: RestApi,
  statements: readonly Statement[],
  paths: readonly string[],
): Promise<BundleAnswer> => {
  if (statements.length + paths.length <= 1) return eachAlone(api, statements, paths);
  const urls = [
    ...statements.map((statement) => queryPath(api, statement)),
    ...paths.map((path) => resourcePath(api, path)),
  ];
  let replies: Map<string, SubReply>;
  try {
    replies = subRepliesOf(jsonOf(await api.send(compositeOf(api.root, urls))), urls.map(partAt));
  } catch (error) {
    const failure = asFailure(error);
    if (failure.reason !== 'limit') return eachAlone(api, statements, paths);
    return { failures: statements.map(() => failure), resources: paths.map(() => ({ failure })) };
  }
  const inOrder = urls.map((url, at) => replies.get(partAt(url, at)));
  const [failures, resources] = await Promise.all([
    Promise.all(statements.map((statement, at) => readReply(api, statement, inOrder[at]))),
    Promise.all(paths.map((path, at) => readSubResource(api, path, inOrder[statements.length + at]))),
  ]);
  return { failures, resources };
};
