/** Steps that change a settings component of the org from source. */
import type { FixStep } from '../findings/fix.js';
import { redeploy } from './app.js';
import type { Steps } from './steps.js';

export const orgSettings = (
  steps: Steps,
  name: 'ConnectedApp' | 'ExternalClientApp' | 'OauthOidc',
  values: Readonly<Record<string, string>>,
): FixStep[] => {
  const component = `Settings:${name}`;
  return [
    ...steps.decide('orFromSource'),
    ...redeploy(
      steps,
      component,
      Object.entries(values).flatMap(([element, value]) => steps.source(component, element, value)),
    ),
  ];
};
