import { normaliseIpRelaxation } from './ip-relaxation.js';

/** What an IP relaxation policy means for this flow, which knows no refresh tokens and no activated devices. */
export const ipPolicy = (value: string): 'enforced' | 'relaxed' | 'unrecognised' => {
  switch (normaliseIpRelaxation(value)) {
    case 'Enforce':
    case 'Enforce_RelaxRefresh':
      return 'enforced';
    case 'Bypass':
    case 'Bypass_2factor':
      return 'relaxed';
    default:
      return 'unrecognised';
  }
};
