import { cannotTell, either, type PlatformFact } from './fact.js';

export const tokenIsOpaque: PlatformFact = {
  id: 'token-is-opaque',
  judge: ({ token }) =>
    token === 'other' ? cannotTell('token', [token]) : either(token === 'opaque', 'token', [token]),
};
