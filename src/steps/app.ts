/** Steps about an app: where its two halves are edited, and how they are changed from source. */
import type { AppKind } from '../inventory/inventory.js';
import type { FixStep } from '../findings/fix.js';
import { found, type Steps } from './steps.js';
import { stepWords } from './texts.js';

export type StepApp = {
  /** Of its record. */
  id: string | null;
  kind: AppKind;
  /** Developer name. */
  name: string;
  label: string | null;
  /** What --app takes: the name, `kind:name` where apps of both kinds have it. */
  called: string;
  /** Namespace of the package that it was installed from; null for an app of the org itself. */
  packaged: string | null;
};

/** An element of either kind of app, with the value that it should have; null where only a person knows it. */
export type Change = Record<AppKind, { element: string; value: string | null }>;

/** The parts of an external client app; a connected app is one component. */
const PARTS = {
  app: 'ExternalClientApplication',
  appPolicies: 'ExtlClntAppConfigurablePolicies',
  flowSettings: 'ExtlClntAppGlobalOauthSettings',
  policies: 'ExtlClntAppOauthConfigurablePolicies',
  settings: 'ExtlClntAppOauthSettings',
} as const;

export type Part = keyof typeof PARTS;

const titleOf = ({ label, name }: StepApp): string => label ?? name;

/** The developer's half. Of an app from a package only its publisher can change that. */
export const onSettings = (steps: Steps, app: StepApp, what: string): FixStep[] => {
  if (app.packaged !== null) {
    return [...steps.decide('app.packaged', [app.packaged, what]), ...steps.page('installedPackages', app.packaged)];
  }
  return app.kind === 'ConnectedApp'
    ? steps.page('appManager', titleOf(app), stepWords('app.edit'), what)
    : steps.page('externalClientApps', titleOf(app), stepWords('app.settings'), what);
};

/** The administrator's half. */
export const onPolicies = (steps: Steps, app: StepApp, what: string): FixStep[] =>
  app.kind === 'ConnectedApp'
    ? steps.page('connectedApps', titleOf(app), stepWords('app.editPolicies'), what)
    : steps.page('externalClientApps', titleOf(app), stepWords('app.policies'), what);

/** Label, contact and description; of an app from a package only its publisher can change these. */
export const onBasics = (steps: Steps, app: StepApp, what: string): FixStep[] => {
  if (app.packaged !== null) return steps.decide('app.packaged', [app.packaged, what]);
  return steps.page(app.kind === 'ConnectedApp' ? 'appManager' : 'externalClientApps', titleOf(app), what);
};

/** What switches an external client app as a whole on and off. */
export const onAppPolicies = (steps: Steps, app: StepApp, what: string): FixStep[] =>
  steps.page('externalClientApps', titleOf(app), stepWords('app.appPolicies'), what);

/** Attaches a permission set of the Run As user to the app. */
export const preauthorize = (steps: Steps, app: StepApp): FixStep[] =>
  app.kind === 'ConnectedApp'
    ? steps.page('connectedApps', titleOf(app), stepWords('preauthorize.ConnectedApp'))
    : onAppPolicies(steps, app, stepWords('preauthorize.ExternalClientApp'));

/** Retrieves a component, says what to change in it, and deploys it. */
export const redeploy = (steps: Steps, component: string, changes: readonly FixStep[]): FixStep[] => [
  ...steps.write('project retrieve start', { metadata: component }),
  ...changes,
  ...steps.write('project deploy start', { metadata: component }),
];

/** The other way to the same end; an app from a package has no source here. */
export const fromSource = (steps: Steps, app: StepApp, part: Part, changes: readonly Change[]): FixStep[] => {
  if (app.packaged !== null) return [];
  const own = app.kind === 'ConnectedApp' ? 'ConnectedApp' : part === 'app' ? PARTS.app : null;
  const type = own ?? PARTS[part];
  const component = `${type}:${own === null ? found('componentName') : app.name}`;
  const elements = changes.flatMap(({ [app.kind]: { element, value } }) =>
    steps.source(own === null ? type : component, element, value),
  );
  return [
    ...steps.decide('orFromSource'),
    // The names of these parts are not documented.
    ...(own === null ? steps.read('org list metadata', { 'metadata-type': type }) : []),
    ...redeploy(steps, component, elements),
  ];
};

/** The same element and value in both kinds. */
export const change = (element: string, value: string | null): Change => ({
  ConnectedApp: { element: `oauthConfig.${element}`, value },
  ExternalClientApp: { element, value },
});

/** The checklist of the app once more, and with a probe, which gets and revokes a token. */
export const verify = (steps: Steps, { called }: StepApp): FixStep[] => steps.read('nhi verify', { app: called });
export const probe = (steps: Steps, { called }: StepApp): FixStep[] =>
  steps.write('nhi verify', { app: called, probe: true });
