import type { PairRule } from '../pair-rule.js';
import { ipRanges, ipRelaxation } from './env-policy-differs/addresses.js';
import { permittedUsers, preauthorization } from './env-policy-differs/admission.js';
import type { Aspect } from './env-policy-differs/aspect.js';
import { introspection, secretOptional } from './env-policy-differs/settings.js';
import { apiOnly, runAsUser } from './env-policy-differs/user.js';

const ASPECTS: readonly Aspect[] = [
  ipRelaxation,
  ipRanges,
  permittedUsers,
  preauthorization,
  secretOptional,
  introspection,
  apiOnly,
  runAsUser,
];

export const envPolicyDiffers: PairRule = {
  id: 'env-policy-differs',
  kind: 'posture',
  severity: 'medium',
  controls: [
    'NHI8:2025',
    'NHI4:2025',
    'NHI6:2025',
    'NIST 800-53 CM-6',
    'NIST CSF PR.PS-01',
    'ISO 27001 A.8.9',
    'ISO 27001 A.8.31',
  ],
  documentation: 'https://help.salesforce.com/s/articleView?id=xcloud.connected_app_manage_oauth.htm',
  evaluate: (pair) => ASPECTS.flatMap((aspect) => aspect(pair)),
};
