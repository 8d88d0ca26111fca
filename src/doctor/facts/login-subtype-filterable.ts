import { cannotTell, either, type PlatformFact } from './fact.js';

/** Whether LoginHistory takes a filter on LoginSubType, by what it did and by what its describe says. */
export const loginSubtypeFilterable: PlatformFact = {
  id: 'login-subtype-filterable',
  judge: ({ facts, columns }) => {
    const described = columns.get('LoginHistory')?.get('LoginSubType')?.filterable ?? null;
    if (facts.filteredLogins === null) return cannotTell();
    return either(!facts.filteredLogins.refused, 'described', [String(described ?? '?')]);
  },
};
