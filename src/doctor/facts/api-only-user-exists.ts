import type { PlatformFact } from './fact.js';
import { permissionExists } from './permission-exists.js';

export const apiOnlyUserExists: PlatformFact = {
  id: 'api-only-user-exists',
  judge: (seen) => permissionExists(seen, 'ApiUserOnly'),
};
