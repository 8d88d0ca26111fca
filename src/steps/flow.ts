/** Steps that switch the client credentials flow of an app on or off. */
import type { FixStep } from '../findings/fix.js';
import { fromSource, onPolicies, onSettings, type StepApp } from './app.js';
import type { Steps } from './steps.js';
import { stepWords } from './texts.js';
import { integrationUsers, setRunAs } from './user.js';

/** A connected app has one switch, in its settings. */
export type Half = 'policies' | 'settings';

const SWITCH = {
  ConnectedApp: { element: 'oauthConfig.isClientCredentialEnabled', value: 'true' },
  ExternalClientApp: { element: 'isClientCredentialsFlowEnabled', value: 'true' },
} as const;

const inSetup = (steps: Steps, app: StepApp, half: Half, on: boolean): FixStep[] => {
  const where = app.kind === 'ConnectedApp' ? 'ConnectedApp' : half;
  const what = stepWords(`flow.${on ? 'on' : 'off'}.${where}`);
  return where === 'policies' ? onPolicies(steps, app, what) : onSettings(steps, app, what);
};

export const switchOn = (steps: Steps, app: StepApp, half: Half): FixStep[] => [
  ...inSetup(steps, app, half, true),
  ...fromSource(steps, app, half === 'settings' ? 'flowSettings' : 'policies', [SWITCH]),
];

/** What an administrator can do about it, whoever made the app. */
export const switchOff = (steps: Steps, app: StepApp): FixStep[] =>
  app.kind === 'ConnectedApp' && app.packaged !== null
    ? // The flow itself is its publisher's; without a Run As user it gives no token.
      onPolicies(steps, app, stepWords('runAs.none'))
    : inSetup(steps, app, 'policies', false);

/** What the flow may be without, once it was off. */
export const checkRunAs = (steps: Steps): FixStep[] => steps.decide('flow.checkRunAs');

/** Switches on what is off, so that a flow that is off in all its parts works. */
export const switchOnAll = (steps: Steps, app: StepApp): FixStep[] => [
  ...(app.kind === 'ConnectedApp' ? ['settings' as const] : ['settings' as const, 'policies' as const]).flatMap(
    (half) => inSetup(steps, app, half, true),
  ),
  ...integrationUsers(steps),
  ...setRunAs(steps, app, stepWords('user.anIntegrationUser')),
];
