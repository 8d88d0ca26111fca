import type { Fact } from './fact.js';
import { permissionExists } from './permission-exists.js';

export const useAnyApiClientExists: Fact = {
  id: 'use-any-api-client-exists',
  judge: (seen) => permissionExists(seen, 'UseAnyApiClient'),
};
