import { cannotTell, either, type PlatformFact } from './fact.js';

/** Whether SetupAuditTrail takes a filter on Action, by what it did and by what its describe says. */
export const auditTrailActionFilterable: PlatformFact = {
  id: 'audit-trail-action-filterable',
  judge: ({ trailFilter, columns }) => {
    const described = columns.get('SetupAuditTrail')?.get('Action')?.filterable ?? null;
    if (trailFilter === null) return cannotTell();
    return either(trailFilter, 'described', [String(described ?? '?')]);
  },
};
