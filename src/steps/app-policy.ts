/** Steps that make an app stricter: the same for an app of an audit and for one that differs from another org's. */
import type { FixStep } from '../findings/fix.js';
import { change, fromSource, onPolicies, onSettings, preauthorize, type StepApp } from './app.js';
import type { Steps } from './steps.js';
import { stepWords } from './texts.js';
import { assignAttachedSet, loginsOf, onProfile, onUser, setsOf, type StepUser } from './user.js';

/** Ranges for the addresses that the caller has, which only a profile can have. */
export const addRanges = (steps: Steps, user: StepUser): FixStep[] => [
  ...loginsOf(steps, user),
  ...onProfile(steps, user, stepWords('profile.ranges')),
];

export const enforceIp = (steps: Steps, app: StepApp, user: StepUser | null): FixStep[] => [
  ...steps.decide('ip.first'),
  ...(user === null ? [] : addRanges(steps, user)),
  ...onPolicies(steps, app, stepWords('ip.enforce')),
  ...fromSource(steps, app, 'policies', [
    {
      ConnectedApp: { element: 'oauthPolicy.ipRelaxation', value: 'ENFORCE' },
      ExternalClientApp: { element: 'ipRelaxationPolicyType', value: 'Enforce' },
    },
  ]),
];

/** Lets in only users whom an administrator approved, the Run As user among them. */
export const approveOnly = (steps: Steps, app: StepApp, user: StepUser | null): FixStep[] => [
  ...steps.decide('approve.first'),
  ...(user === null ? [] : setsOf(steps, user)),
  ...preauthorize(steps, app),
  ...onPolicies(steps, app, stepWords('approve.only')),
  ...fromSource(steps, app, 'policies', [
    {
      ConnectedApp: { element: 'oauthConfig.isAdminApproved', value: 'true' },
      ExternalClientApp: { element: 'permittedUsersPolicyType', value: 'AdminApprovedPreAuthorized' },
    },
  ]),
];

/** Lets the Run As user in. */
export const approve = (steps: Steps, app: StepApp, user: StepUser): FixStep[] => [
  ...setsOf(steps, user),
  ...preauthorize(steps, app),
  ...assignAttachedSet(steps, app, user),
  ...onUser(steps, user, stepWords('user.assignments')),
];

export const requireSecret = (steps: Steps, app: StepApp): FixStep[] => [
  ...onSettings(steps, app, stepWords('secret.require')),
  ...fromSource(steps, app, 'flowSettings', [change('isConsumerSecretOptional', 'false')]),
  ...steps.decide('app.people'),
];

export const introspectNothing = (steps: Steps, app: StepApp): FixStep[] => [
  ...steps.decide('introspection.ask'),
  ...onSettings(steps, app, stepWords('introspection.off')),
  ...fromSource(steps, app, 'flowSettings', [change('isIntrospectAllTokens', 'false')]),
];
