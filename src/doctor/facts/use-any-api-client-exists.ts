import type { PlatformFact } from './fact.js';
import { permissionExists } from './permission-exists.js';

export const useAnyApiClientExists: PlatformFact = {
  id: 'use-any-api-client-exists',
  judge: (seen) => permissionExists(seen, 'UseAnyApiClient'),
};
