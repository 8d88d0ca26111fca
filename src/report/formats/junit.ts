/** JUnit XML as CI servers read it: a suite per app, a case per rule, and a suite of what could not be read. */
import XMLBuilder from 'fast-xml-builder';
import type { Finding } from '../../findings/audit-report.js';
import { minds } from '../../findings/gate.js';
import { writableInXml } from '../../text/xml-characters.js';
import { markedLines } from '../effect.js';
import { gapName } from '../gap-name.js';
import { placeAndChange } from '../place.js';
import { safeReport, wordWithSign, type Report, type ReportGap, type Section } from '../report.js';
import { rulesInState, viewsOf, type View } from '../views.js';
import { label } from '../words.js';
import type { Render, RenderContext } from './format.js';

type Attributes = Record<`@${string}`, number | string>;
type Outcome = Attributes & { '#text': string };
type Case = Attributes & { failure?: Outcome; error?: Outcome; skipped?: Outcome; 'system-out'?: string };
type Suite = { name: string; cases: Case[]; properties: Array<[name: string, value: string]>; said?: string };
type Fails = NonNullable<RenderContext['fails']>;
type Counts = { tests: number; failures: number; errors: number; skipped: number };

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  format: true,
  suppressEmptyNode: true,
});

const xml = (root: object): string => writableInXml(builder.build(root));

const bodyOf = (finding: Finding): string => {
  const { status, evidence, fix, controls } = finding;
  const places = placeAndChange(finding);
  return [
    ...(places.length === 0 ? [] : [places.join(', ')]),
    ...evidence.map(({ source, detail }) => `- ${source}: ${detail}`),
    ...(status === 'fail' ? [`${label('remedy')}: ${markedLines(fix.steps).join('\n')}`] : []),
    ...(controls.length === 0 ? [] : [`${label('controls')}: ${controls.join(', ')}`]),
  ].join('\n');
};

/** A finding that the gate minds is a failure; one below its threshold is told, and lets the case pass. */
const outcomeOf = (finding: Finding, fails: Fails): Pick<Case, 'failure' | 'skipped' | 'system-out'> => {
  const { status, message, severity, waiver } = finding;
  if (status === 'fail') {
    const said = `${severity}: ${message}`;
    return fails(finding)
      ? { failure: { '@message': said, '@type': severity, '#text': bodyOf(finding) } }
      : { 'system-out': `${said}\n${bodyOf(finding)}` };
  }
  if (status === 'fixed') return { 'system-out': `${label('status.fixed')}: ${message}` };
  const accepted = waiver === undefined ? '' : label('waived', waiver.expires, waiver.reason);
  return {
    skipped: { '@message': status === 'waived' ? `${accepted} (${message})` : message, '#text': bodyOf(finding) },
  };
};

const caseOf = (view: View, rule: string, title: string | undefined): Case => ({
  '@classname': view.name ?? 'org',
  '@name': title === undefined ? rule : `${rule}: ${title}`,
  '@time': 0,
});

/** As servers of CI read them that link a case to its file. */
const placeAttributes = ({ location }: Finding): Attributes =>
  location ? { '@file': location.file, '@line': location.line } : {};

/** What was found, in the order of the report, then what passed. A check that does not apply is no case. */
const appSuite = (view: View, titles: ReadonlyMap<string, string>, fails: Fails): Suite => ({
  name: view.name ?? 'org',
  properties: [
    ...(view.app === null ? [] : [['kind', view.app.kind] as [string, string]]),
    ['notApplicable', rulesInState(view, 'notApplicable').join(' ')],
  ],
  cases: [
    ...view.findings.map((finding) => ({
      ...caseOf(view, finding.rule, titles.get(finding.rule)),
      ...placeAttributes(finding),
      ...outcomeOf(finding, fails),
    })),
    ...rulesInState(view, 'pass').map((rule) => caseOf(view, rule, titles.get(rule))),
  ],
});

/** The lists of the command, such as its requirements: as text, since their items are cases already. */
const listText = ({ title, items }: Section): string =>
  [
    title,
    ...items.flatMap((item) => [
      item.word === '' ? item.text : `${wordWithSign(item)}: ${item.text}`,
      ...(item.details ?? []).map((detail) => `    ${detail}`),
    ]),
  ].join('\n');

const gapCase = (gap: ReportGap, unexpected: boolean): Case => {
  const outcome = { '@message': `${gap.reason}: ${gap.detail}`, '@type': gap.reason, '#text': gap.rules.join(' ') };
  return {
    '@classname': 'gaps',
    '@name': gapName(gap),
    '@time': 0,
    ...(unexpected ? { error: outcome } : { skipped: outcome }),
  };
};

const gapSuite = (report: Report, { gate }: RenderContext): Suite => {
  const unexpected = new Set(gate.incomplete.map(({ reason }) => reason));
  return {
    name: label('heading.gaps'),
    properties: [],
    cases: report.gaps.map((gap) => gapCase(gap, unexpected.has(gap.reason))),
  };
};

function* suitesOf(report: Report, context: RenderContext): Iterable<Suite> {
  const titles = new Map(context.rules.map(({ id, title }) => [id, title]));
  const fails: Fails = context.fails ?? ((finding) => minds(finding, context.gate));
  const said = report.sections.map(listText).join('\n\n');
  for (const [i, view] of viewsOf(report).entries())
    yield { ...appSuite(view, titles, fails), ...(i === 0 && said !== '' ? { said } : {}) };
  if (report.gaps.length > 0) yield gapSuite(report, context);
}

const countsOf = (suites: Iterable<Suite>): Counts => {
  const counts = { tests: 0, failures: 0, errors: 0, skipped: 0 };
  for (const { cases } of suites) {
    counts.tests += cases.length;
    for (const { failure, error, skipped } of cases) {
      if (failure) counts.failures += 1;
      else if (error) counts.errors += 1;
      else if (skipped) counts.skipped += 1;
    }
  }
  return counts;
};

const attributesOf = (name: string, suites: Iterable<Suite>, report: Report): Attributes => ({
  '@name': name,
  ...Object.fromEntries(Object.entries(countsOf(suites)).map(([key, value]) => [`@${key}`, value])),
  '@time': 0,
  // Readers of JUnit expect local time without a zone; this is UTC.
  '@timestamp': report.evaluatedAt.slice(0, 19),
});

const suiteXml = (suite: Suite, report: Report): string =>
  xml({
    testsuite: {
      ...attributesOf(suite.name, [suite], report),
      ...(suite.properties.length === 0
        ? {}
        : { properties: { property: suite.properties.map(([name, value]) => ({ '@name': name, '@value': value })) } }),
      testcase: suite.cases,
      ...(suite.said === undefined ? {} : { 'system-out': suite.said }),
    },
  });

export const render: Render = function* (unsafe, context) {
  const report = safeReport(unsafe);
  const root = xml({
    testsuites: { ...attributesOf(context.command, suitesOf(report, context), report), '#text': '' },
  });
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `${root.trim().replace(/(\/>|><\/testsuites>)$/, '>')}\n`;
  for (const suite of suitesOf(report, context)) yield suiteXml(suite, report);
  yield '</testsuites>\n';
};
