/** Judges from an Inventory whether one app is ready for registration. Pure. */
import { appKey, type App, type Inventory } from '../inventory/inventory.js';
import type { AuditReport, ReportedPolicy } from '../findings/audit-report.js';
import { evaluate, type EvaluateOptions } from '../audit/evaluate.js';
import { appOf } from '../facts/app-of.js';
import { indexInventory } from '../facts/inventory-index.js';
import { switchOnAll } from '../steps/flow.js';
import { stepOrg, stepsFor } from '../steps/steps.js';
import { namesOf } from '../inventory/apps.js';
import { flowKnown } from '../audit/select-apps.js';
import { readyBy, requirementsOf, type Requirement } from './requirement.js';
import { selectedRules } from './selection.js';

export type Assessment = {
  app: App;
  /** `kind:name` where two kinds share the name. */
  name: string;
  /** An audit of this app by the selected rules; without the app when its flow is off and no Run As user is set. */
  report: AuditReport;
  requirements: Requirement[];
  /** null: not known. */
  ready: boolean | null;
  /** The endpoint that was given, which goes before that of the policy. */
  endpoint: string | null;
};

export type AssessOptions = Pick<EvaluateOptions, 'endpoint' | 'now' | 'policy' | 'targetOrg'>;

/** A waiver of a rule that was not asked is neither used nor unused. */
const ofSelection = (policy: ReportedPolicy): ReportedPolicy => ({
  ...policy,
  unusedWaivers: policy.unusedWaivers.filter(({ rule }) => selectedRules.some(({ id }) => id === rule)),
});

export const assess = (
  inventory: Inventory,
  app: App,
  { now, policy, endpoint, targetOrg }: AssessOptions,
): Assessment => {
  const judged = evaluate(inventory, {
    now,
    policy,
    endpoint,
    targetOrg,
    apps: [appKey(app)],
    rules: selectedRules,
    // Where it could not be read whether the flow is on, the checks say why.
    also: (one) => one === app && !flowKnown(one),
  });
  const report = judged.policy === undefined ? judged : { ...judged, policy: ofSelection(judged.policy) };
  const index = indexInventory(inventory);
  const steps = stepsFor(stepOrg(inventory.org, targetOrg));
  const requirements = requirementsOf(report, { steps: switchOnAll(steps, appOf(index, app)) });
  return {
    app,
    name: namesOf(inventory.apps)(app),
    report,
    requirements,
    ready: readyBy(requirements),
    endpoint: endpoint ?? null,
  };
};
