/** Checks that keep an app from being ready, or leave that open, in the words that commands have for them. */
import { stepText } from '../findings/fix.js';
import type { ReadinessCheck } from '../verify/readiness.js';

export const checkText = ({ rule, message }: ReadinessCheck): string => `${message} [${rule}]`;

/** What is wrong, and below it the steps that mend it. */
export const problemLines = (check: ReadinessCheck): string[] => [
  checkText(check),
  ...check.fix.steps.map((step) => `  ${stepText(step)}`),
];
