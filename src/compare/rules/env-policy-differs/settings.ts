/** Switches of the app of which on is riskier, and off only different. */
import type { Severity } from '../../../findings/audit-report.js';
import { introspectNothing, requireSecret } from '../../../steps/app-policy.js';
import type { StepApp } from '../../../steps/app.js';
import type { Steps } from '../../../steps/steps.js';
import { both, differs, stepApp, type Difference } from '../../pair-rule.js';
import { SETTINGS, values, type Aspect } from './aspect.js';

type RiskySwitch = {
  fact: 'consumerSecretOptional' | 'introspectsAllTokens';
  element: string;
  aspect: string;
  on: { message: string; severity: Severity; fix: (steps: Steps, app: StepApp) => ReturnType<Difference['fix']> };
  off: { message: string; decision: string };
};

const riskySwitch =
  ({ fact, element, aspect, on, off }: RiskySwitch): Aspect =>
  (pair) =>
    both(pair, fact, (here, there) => {
      if (here === there) return [];
      const evidence = values(pair, SETTINGS, element, here, there);
      const { message, severity } = on;
      return there
        ? [
            differs('riskier', evidence, {
              message,
              severity,
              aspect,
              fix: (steps) => on.fix(steps, stepApp(pair.target)),
            }),
          ]
        : [
            differs('different', evidence, {
              message: off.message,
              severity: 'info',
              aspect,
              fix: (steps) => steps.decide(off.decision),
            }),
          ];
    });

export const secretOptional = riskySwitch({
  fact: 'consumerSecretOptional',
  element: 'isConsumerSecretOptional',
  aspect: 'secretOptional',
  on: { message: 'fail-secret-optional', severity: 'high', fix: requireSecret },
  off: { message: 'fail-secret-required', decision: 'env-policy-differs.secret' },
});

export const introspection = riskySwitch({
  fact: 'introspectsAllTokens',
  element: 'isIntrospectAllTokens',
  aspect: 'introspection',
  on: { message: 'fail-introspects', severity: 'low', fix: introspectNothing },
  off: { message: 'fail-introspects-not', decision: 'env-policy-differs.introspection' },
});
