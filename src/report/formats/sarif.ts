/** SARIF 2.1.0 (OASIS), as code scanning services take it. */
import type { LogicalLocation, Result, Run } from 'sarif';
import { safeReport, type Report, type Section } from '../report.js';
import { viewsOf, type View } from '../views.js';
import type { Render, RenderContext } from './format.js';
import { jsonChunks } from '../../text/json-chunks.js';
import { invocationOf } from './sarif/invocation.js';
import { locationOf, logicalLocation, withSource } from './sarif/locations.js';
import { resultOf } from './sarif/result.js';
import { describeRules } from './sarif/rules.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** A list that is made anew, one member at a time, whenever it is read. */
const lazily = <T>(make: () => Iterable<T>): Iterable<T> => ({ [Symbol.iterator]: () => make()[Symbol.iterator]() });

function* locationsOf(views: readonly View[]): Iterable<LogicalLocation> {
  for (const view of views) yield logicalLocation(view);
}

function* resultsOf(views: readonly View[], ruleIds: readonly string[], context: RenderContext): Iterable<Result> {
  const indexes = new Map(ruleIds.map((id, i) => [id, i]));
  for (const [i, view] of views.entries()) {
    const location = locationOf(view, i, context.declaredAt);
    for (const finding of view.findings) {
      // What a deploy mends is no alert: a result that is gone closes the one that there was.
      if (finding.status === 'fixed') continue;
      yield resultOf(finding, indexes.get(finding.rule) ?? -1, withSource(location, finding));
    }
  }
}

type StreamedRun = Omit<Run, 'logicalLocations' | 'results'> & {
  logicalLocations: Iterable<LogicalLocation>;
  results: Iterable<Result>;
};

/** A list of the command in words; what its items are about stands among the results. */
const listOf = ({ title, items }: Section): object => ({
  title,
  items: items.map(({ mark, word, text, details = [] }) => ({ mark, word, text, details })),
});

const encode = (part: string): string => encodeURIComponent(part.toWellFormed());

const runOf = (report: Report, context: RenderContext): StreamedRun => {
  const views = viewsOf(report);
  const rules = describeRules(report, context.rules);
  const { instanceUrl } = report.org;
  const host = instanceUrl === null ? 'source' : URL.canParse(instanceUrl) ? new URL(instanceUrl).host : 'org';
  return {
    tool: {
      driver: { name: 'sf-plugin-nhi', version: context.version, semanticVersion: context.version, rules },
    },
    // What stands before the slash is the category: two orgs in one repository do not close each other's alerts.
    automationDetails: { id: `${['sf-plugin-nhi', ...(context.category ?? []), host].map(encode).join('/')}/` },
    invocations: [invocationOf(report, context)],
    columnKind: 'utf16CodeUnits',
    logicalLocations: lazily(() => locationsOf(views)),
    results: lazily(() =>
      resultsOf(
        views,
        rules.map(({ id }) => id),
        context,
      ),
    ),
    properties: {
      org: report.org,
      summary: report.summary,
      ...(report.sections.length === 0 ? {} : { lists: report.sections.map(listOf) }),
      ...(report.coverage === undefined ? {} : { coverage: report.coverage }),
      ...(report.policy === undefined ? {} : { policy: report.policy }),
      ...(report.baseline === undefined ? {} : { baseline: report.baseline }),
    },
  };
};

export const render: Render = function* (unsafe, context) {
  yield* jsonChunks({ $schema: SCHEMA, version: '2.1.0', runs: [runOf(safeReport(unsafe), context)] });
  yield '\n';
};
