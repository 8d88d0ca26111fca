/** From a declared endpoint to what the Apex class maps, by the rules of namespaces. Pure. */
import { apexRestPath } from '../../platform/apex-rest-path.js';
import { isEndpoint } from '../../verify/endpoint.js';
import type { Endpoint } from './spec.js';

export type EndpointProblem = 'notApexRest' | 'notMappable' | 'outsideNamespace';

/** Longest `urlMapping` (Apex Developer Guide, RestResource annotation). */
const LONGEST_MAPPING = 255;

/** What a path is made of that means the same in a URL, an annotation and a comment; a `*` would be a wildcard. */
const MAPPABLE = /^(?:\/[\w.~!$&()+,;=:@-]+)+$/;

const isMappable = (mapping: string): boolean => mapping.length <= LONGEST_MAPPING && MAPPABLE.test(mapping);

/**
 * @param namespace of the org or package that the class will be in: its path begins with it, its mapping does not
 */
export const endpointOf = (declared: string, namespace: string | null): Endpoint | EndpointProblem => {
  if (!isEndpoint(declared)) return 'notApexRest';
  const { pathname, search, hash } = new URL(declared, 'https://org.invalid');
  const below = apexRestPath(pathname);
  if (below === null || search !== '' || hash !== '') return 'notApexRest';
  const prefix = namespace === null ? '' : `/${namespace}`;
  // In another case the platform may take it for something else.
  if (!below.startsWith(`${prefix}/`)) return 'outsideNamespace';
  const urlMapping = below.slice(prefix.length);
  if (!isMappable(urlMapping)) return 'notMappable';
  return { declared, path: `/services/apexrest${below}`, urlMapping };
};
