import type { App } from '../../inventory/inventory.js';
import { flowHalves } from '../../facts/flow.js';
import type { Unknown } from '../../facts/facts.js';
import type { CompareEvidence } from '../compare-report.js';
import {
  differs,
  stepApp,
  undecided,
  type BothSides,
  type Difference,
  type PairOutcome,
  type PairRule,
  type PairSide,
} from '../pair-rule.js';
import { envText } from '../texts.js';
import { onAppPolicies, type StepApp } from '../../steps/app.js';
import { checkRunAs, switchOff, switchOn, type Half } from '../../steps/flow.js';
import { stepWords } from '../../steps/texts.js';

/** A switch that must be on for the flow to work; null: not known. */
type Switch = { name: string; source: string; on: boolean | null; half: Half | 'app' };

const words = (key: string): string => envText('env-flow-differs', key);

const pluginOn = (plugin: string | null): boolean | null =>
  plugin === null ? null : plugin.toLowerCase() === 'enabled';

const switchesOf = (app: App): Switch[] => {
  const { settings, policy } = flowHalves(app);
  if (app.kind === 'ConnectedApp') {
    return [{ name: 'isClientCredentialEnabled', source: 'ConnectedApp', on: policy, half: 'settings' }];
  }
  return [
    {
      name: 'isClientCredentialsFlowEnabled (settings)',
      source: 'ExtlClntAppGlobalOauthSettings',
      on: settings,
      half: 'settings',
    },
    {
      name: 'IsClientCredentialsFlowEnabled (policies)',
      source: 'ExtlClntAppOauthPlcyCnfg',
      on: policy,
      half: 'policies',
    },
    { name: words('app'), source: 'ExtlClntAppPlcyCnfg', on: app.enabled, half: 'app' },
    { name: words('plugin'), source: 'ExtlClntAppPlcyCnfg', on: pluginOn(app.oauthPlugin), half: 'app' },
  ];
};

/** Of all switches together. */
const works = (switches: readonly Switch[]): boolean | null =>
  switches.some(({ on }) => on === false) ? false : switches.some(({ on }) => on === null) ? null : true;

const textOf = (on: boolean): string => words(on ? 'on' : 'off');

/** Which switch of which side differs; across kinds of app only the whole can be compared. */
const differing = (here: Switch[], there: Switch[]): Array<{ from: Switch; to: Switch }> => {
  if (here.length !== there.length) {
    const whole = (switches: Switch[]): Switch => ({
      name: words('whole'),
      source: switches[0]?.source ?? '',
      on: works(switches),
      half: 'settings',
    });
    return [{ from: whole(here), to: whole(there) }].filter(
      ({ from, to }) => from.on !== null && to.on !== null && from.on !== to.on,
    );
  }
  return here
    .map((from, i) => ({ from, to: there[i] ?? from }))
    .filter(({ from, to }) => from.on !== null && to.on !== null && from.on !== to.on);
};

const evidenceOf = ({ from, to }: { from: Switch; to: Switch }): CompareEvidence[] => [
  { side: 'source', source: from.source, detail: `${from.name}: ${textOf(from.on === true)}` },
  { side: 'target', source: to.source, detail: `${to.name}: ${textOf(to.on === true)}` },
];

const unknownOf = ({ app, facts }: PairSide): Unknown | null => {
  const needed = app.kind === 'ConnectedApp' ? [facts('flow')] : [facts('flow'), facts('appSwitch')];
  for (const fact of needed) if (fact.status === 'unknown') return fact;
  return null;
};

const open = (pair: BothSides): PairOutcome[] =>
  (['source', 'target'] as const).flatMap((side) => {
    const fact = unknownOf(pair[side]);
    return fact === null ? [] : [undecided(side, fact)];
  });

/** What is off, each once. */
const switchesOn =
  (app: StepApp, off: ReadonlyArray<Switch['half']>): Difference['fix'] =>
  (steps) => [
    ...steps.decide('env-flow-differs.meant'),
    ...[...new Set(off)].flatMap((half) =>
      half === 'app' ? onAppPolicies(steps, app, stepWords('app-disabled.on')) : switchOn(steps, app, half),
    ),
    ...checkRunAs(steps),
  ];

const enablement = (pair: BothSides): PairOutcome[] => {
  const [here, there] = [switchesOf(pair.source.app), switchesOf(pair.target.app)];
  const all = differing(here, there);
  if (all.length === 0) return open(pair);
  const lost = all.filter(({ from }) => from.on === true);
  const evidence = all.flatMap(evidenceOf);
  const app = stepApp(pair.target);
  const off = there.filter(({ on }) => on === false).map(({ half }) => half);
  if (lost.length > 0 && works(here) !== false) return [differs('breaks', evidence, { fix: switchesOn(app, off) })];
  return lost.length === 0 && works(there) !== false
    ? [
        differs('riskier', evidence, {
          message: 'fail-open',
          severity: 'medium',
          fix: (steps) => [...steps.decide('env-flow-differs.notMeant'), ...switchOff(steps, app)],
        }),
      ]
    : [differs('different', evidence, { message: 'fail-neither', severity: 'info', fix: switchesOn(app, off) })];
};

export const envFlowDiffers: PairRule = {
  id: 'env-flow-differs',
  kind: 'breaks',
  severity: 'high',
  controls: ['NHI8:2025', 'NIST 800-53 CM-6', 'NIST CSF PR.PS-01', 'ISO 27001 A.8.9', 'ISO 27001 A.8.31'],
  documentation:
    'https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.remoteaccess_oauth_client_credentials_flow.htm',
  evaluate: enablement,
};
