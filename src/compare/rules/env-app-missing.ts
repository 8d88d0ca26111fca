import { appKey } from '../../inventory/inventory.js';
import {
  differs,
  stepApp,
  undecided,
  type Difference,
  type Pair,
  type PairOutcome,
  type PairRule,
} from '../pair-rule.js';
import { envText } from '../texts.js';
import { unread } from '../../facts/resolver.js';
import { verify, type StepApp } from '../../steps/app.js';
import { inEnvironment } from '../../steps/policy-file.js';
import { stepWords } from '../../steps/texts.js';
import { integrationUsers, setRunAs } from '../../steps/user.js';

const sourceOf = ({ source: { app } }: Pair): 'ConnectedApp' | 'ExternalClientApplication' =>
  app.kind === 'ConnectedApp' ? 'ConnectedApp' : 'ExternalClientApplication';

/** What a list that is not all there does not show may exist all the same. */
const listUnread = ({ source: { app }, targetSide: { index, inventory } }: Pair): PairOutcome | null => {
  const listed = app.kind === 'ConnectedApp' ? inventory.counts.connectedApps : inventory.counts.externalClientApps;
  const source = app.kind === 'ConnectedApp' ? 'ConnectedApp' : 'ExternalClientApplication';
  const gap = index.gaps.covering(source, appKey(app)) !== undefined;
  if (!gap && listed !== null) return null;
  const fact = unread(index, source, [appKey(app)], 'record');
  return fact.status === 'unknown' ? undecided('target', fact) : null;
};

/** Names of the parts begin with that of the app. */
const componentsOf = ({ kind, name }: StepApp): string[] =>
  kind === 'ConnectedApp'
    ? [`ConnectedApp:${name}`]
    : [
        `ExternalClientApplication:${name}`,
        `ExtlClntAppOauthSettings:${name}*`,
        `ExtlClntAppGlobalOauthSettings:${name}*`,
      ];

const bring =
  (app: StepApp): Difference['fix'] =>
  (steps) =>
    app.packaged === null
      ? [
          ...(app.kind === 'ConnectedApp' ? steps.decide('env-app-missing.connected') : []),
          ...steps.decide('env-app-missing.credentials'),
          ...steps.write('project deploy start', { metadata: componentsOf(app) }),
          ...integrationUsers(steps),
          ...setRunAs(steps, app, stepWords('user.anIntegrationUser')),
          ...verify(steps, app),
          ...steps.decide('env-app-missing.otherName'),
          ...inEnvironment(steps, app, null),
        ]
      : [...steps.decide('env-app-missing.package', [app.packaged]), ...steps.page('installedPackages')];

/** Says which app of the target it is. */
const call =
  (app: StepApp, name: string): Difference['fix'] =>
  (steps) => [
    ...steps.decide('env-app-missing.same', [name]),
    ...inEnvironment(steps, app, name),
    ...steps.decide('env-app-missing.notSame'),
    ...bring(app)(steps),
  ];

export const envAppMissing: PairRule = {
  id: 'env-app-missing',
  kind: 'breaks',
  severity: 'high',
  controls: ['NHI8:2025', 'NIST CSF ID.AM-02', 'NIST 800-53 CM-6', 'ISO 27001 A.8.31'],
  documentation: 'https://help.salesforce.com/s/articleView?id=sf.external_client_apps.htm',
  evaluate: () => [],
  evaluateMissing(pair) {
    const open = listUnread(pair);
    if (open !== null) return [open];
    const { app } = pair.source;
    const twin = pair.targetSide.appNamed(app.name);
    const source = sourceOf(pair);
    const evidence = [
      { side: 'source' as const, source, detail: `${app.name} (${app.label ?? app.name})` },
      { side: 'target' as const, source, detail: envText('env-app-missing', 'none', [app.name]) },
    ];
    return [
      differs(
        'breaks',
        evidence,
        twin === undefined
          ? { tokens: [app.name], fix: bring(stepApp(pair.source)) }
          : {
              message: 'fail-other-kind',
              tokens: [app.name, appKey(twin)],
              fix: call(stepApp(pair.source), twin.name),
            },
      ),
    ];
  },
};
