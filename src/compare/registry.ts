import type { PairRule } from './pair-rule.js';
import { envAppMissing } from './rules/env-app-missing.js';
import { envConsumerKeyShared } from './rules/env-consumer-key-shared.js';
import { envEndpointMissing } from './rules/env-endpoint-missing.js';
import { envFlowDiffers } from './rules/env-flow-differs.js';
import { envPermissionExtra } from './rules/env-permission-extra.js';
import { envPermissionMissing } from './rules/env-permission-missing.js';
import { envPolicyDiffers } from './rules/env-policy-differs.js';
import { envRunAsBroken } from './rules/env-run-as-broken.js';
import { envRunAsShared } from './rules/env-run-as-shared.js';
import { envScopeDiffers } from './rules/env-scope-differs.js';

/** All rules of the comparison, in the order in which checks are listed. */
export const pairRules: readonly PairRule[] = [
  envAppMissing,
  envFlowDiffers,
  envRunAsBroken,
  envScopeDiffers,
  envPermissionMissing,
  envPermissionExtra,
  envPolicyDiffers,
  envEndpointMissing,
  envConsumerKeyShared,
  envRunAsShared,
];
