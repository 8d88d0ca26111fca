/** The Apex REST endpoint. */
import type { Cause } from './cause.js';

export const ENDPOINT_CAUSES = {
  'endpoint-body': {},
  'endpoint-fails': {},
  'endpoint-invalid': { rules: ['endpoint-invalid'] },
  'endpoint-media-type': {},
  'endpoint-namespace': { rules: ['endpoint-not-found'] },
  'endpoint-no-access': { rules: ['endpoint-no-access'] },
  'endpoint-no-post': { rules: ['endpoint-invalid'] },
  'endpoint-not-found': { rules: ['endpoint-not-found'] },
  'endpoint-other-host': { rules: ['endpoint-other-host'] },
  'endpoint-path-wrong': {},
} as const satisfies Record<string, Cause>;
