/** What reports of a comparison say of it that no audit has. Pure. */
import type { Lead, OwnContext } from '../../report/formats/format.js';
import type { Gate } from '../../findings/gate.js';
import { exitSentence } from '../../report/formats/human/verdict.js';
import { safeText } from '../../text/safe-text.js';
import { SIDES, type ComparedApp, type ComparedOrg, type CompareReport, type SideName } from '../compare-report.js';
import { sideLines } from '../human/sides.js';
import { verdict } from '../human/verdict.js';
import { compareText } from '../texts.js';
import { bundle } from '../../text/messages.js';

const messages = bundle('report.compare');

export const hostOf = ({ org: { instanceUrl } }: ComparedOrg): string => instanceUrl.replace(/^https?:\/\//, '');

export const leadOf = (report: CompareReport, gate: Gate, narrowed: boolean): Lead => ({
  kind: messages.getMessage('kind'),
  subject: messages.getMessage('subject', [hostOf(report.target), hostOf(report.source)]),
  outcome: messages.getMessage(`outcome.${gate.exitCode}`),
  verdict: verdict(report, narrowed),
  exit: exitSentence(gate),
  origin: sideLines(report).join(' · '),
});

type Facts = ReturnType<NonNullable<OwnContext['factsOf']>>;

const factsOfSide = (side: SideName, app: ComparedApp['target']): Facts => {
  const name = compareText(`side.${side}`);
  if (app === null) return [[name, messages.getMessage('notThere')]];
  return [
    [name, compareText('app.both', app.name, compareText(`kind.${app.kind}`))],
    [messages.getMessage('runAs', [name]), app.runAs ?? messages.getMessage('notKnown')],
  ];
};

/** What the app is called on either side and who it runs as there. Renderers name apps by text that is safe to show. */
export const factsOf = ({ apps }: CompareReport): NonNullable<OwnContext['factsOf']> => {
  const byName = new Map<string, CompareReport['apps'][number]>(
    apps.flatMap((app) => [app.source.name, app.name].map((name) => [safeText(name), app] as const)),
  );
  return (name) => {
    const app = byName.get(name);
    return app === undefined ? [] : SIDES.flatMap((side) => factsOfSide(side, app[side]));
  };
};
