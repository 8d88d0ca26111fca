/** A resource of the data API, such as a describe, by itself or as part of a composite request. */
import type { RequestFailure } from './failure.js';
import { asFailure, getJson, type RestApi } from './read-pages.js';
import { subBodyOf, type SubReply } from './rest.js';

/** What a resource answered, or why it could not be read. */
export type Resource = { value: unknown } | { failure: RequestFailure };

const resourceOf = async (read: () => unknown): Promise<Resource> => {
  try {
    return { value: await read() };
  } catch (error) {
    return { failure: asFailure(error) };
  }
};

export const resourcePath = ({ root }: RestApi, path: string): string => `${root}/${path}`;

/** Asks for a resource by itself. */
export const readResource = (api: RestApi, path: string): Promise<Resource> =>
  resourceOf(() => getJson(api, resourcePath(api, path)));

/** What a composite request answered; what failed for a passing reason is asked again alone. */
export const readSubResource = async (api: RestApi, path: string, reply: SubReply | undefined): Promise<Resource> => {
  const resource = await resourceOf(() => subBodyOf(reply));
  return 'failure' in resource && resource.failure.transient ? readResource(api, path) : resource;
};
