import { cannotTell, either, type Fact } from './fact.js';

export const tokenIsOpaque: Fact = {
  id: 'token-is-opaque',
  judge: ({ token }) =>
    token === 'other' ? cannotTell('token', [token]) : either(token === 'opaque', 'token', [token]),
};
