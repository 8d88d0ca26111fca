import type { Fact } from './fact.js';
import { permissionExists } from './permission-exists.js';

export const apiOnlyUserExists: Fact = {
  id: 'api-only-user-exists',
  judge: (seen) => permissionExists(seen, 'ApiUserOnly'),
};
