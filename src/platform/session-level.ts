import type { SessionPolicy } from '../inventory/inventory.js';

/**
 * What the session level that an app demands means for this flow, whose sessions are standard ones. The names are those
 * of the metadata and of `RequiredSessionLevel`.
 */
export const sessionDemand = ({ level }: SessionPolicy): 'highAssurance' | 'ordinary' | 'unrecognised' => {
  switch (level?.trim().toUpperCase() ?? '') {
    case 'HIGH_ASSURANCE':
      return 'highAssurance';
    case '':
    case 'LOW':
    case 'STANDARD':
      return 'ordinary';
    default:
      return 'unrecognised';
  }
};
