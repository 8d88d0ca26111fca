/** Steps about the policy file, whatever it is called. */
import type { FixStep } from '../findings/fix.js';
import type { StepApp } from './app.js';
import type { Steps } from './steps.js';
import { stepWords } from './texts.js';

/** What the entry of an app should say. */
export const inPolicyFile = (steps: Steps, { name }: StepApp, element: string, value: string | null): FixStep[] =>
  steps.source(stepWords('policyFile'), stepWords('policyFile.entry', [name, element]), value);

/** What the app is called in the environment of the org. */
export const inEnvironment = (steps: Steps, { name }: StepApp, value: string | null): FixStep[] =>
  steps.source(stepWords('policyFile'), stepWords('policyFile.environment', [name]), value);
