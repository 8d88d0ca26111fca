import { appEvidence } from '../app-evidence.js';
import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail, pass, type FixOf } from '../rule.js';
import { onPolicies, onSettings, type StepApp } from '../../steps/app.js';
import { checkRunAs, switchOff, switchOn, type Half } from '../../steps/flow.js';
import { stepWords } from '../../steps/texts.js';

/** @param off the half to switch on where the integration is in use */
const fixOf =
  (app: StepApp, off: Half): FixOf =>
  (steps) => [
    ...steps.decide('flow-half-enabled.inUse'),
    ...switchOn(steps, app, off),
    ...checkRunAs(steps),
    ...steps.decide('flow-half-enabled.retired'),
    ...(app.kind === 'ConnectedApp'
      ? onPolicies(steps, app, stepWords('runAs.none'))
      : off === 'policies'
        ? onSettings(steps, app, stepWords('flow.off.settings'))
        : switchOff(steps, app)),
  ];

export const flowHalfEnabled = defineRule({
  id: 'flow-half-enabled',
  family: 'flow',
  level: 'app',
  kind: 'breaks',
  severity: 'high',
  controls: ['NIST CSF PR.PS-01', 'NIST 800-53 CM-6', 'ISO 27001 A.8.9', HEALTH_REVIEW.clientCredentialPolicies],
  documentation:
    'https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.meta_configure_client_credentials_flow_for_external_client_apps.htm',
  needs: ['app', 'flow'],
  evaluate({ app, flow }) {
    if (app.kind === 'ConnectedApp') {
      // With the flow off, only a Run As user brings a connected app into the audit.
      return flow.settings
        ? pass
        : fail([appEvidence(app, 'flow', false)], { message: 'fail-connected-app', fix: fixOf(app, 'settings') });
    }
    if (flow.settings === flow.policy) return pass;
    return fail([appEvidence(app, 'flowSettings', flow.settings), appEvidence(app, 'flow', flow.policy)], {
      tokens: flow.settings ? ['settings', 'policies'] : ['policies', 'settings'],
      fix: fixOf(app, flow.settings ? 'policies' : 'settings'),
    });
  },
});
