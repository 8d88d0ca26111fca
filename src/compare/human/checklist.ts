/** The findings as a checklist: by what they mean for the target, then by app, each with its remedy there. */
import { clip, paragraph } from '../../report/formats/human/layout.js';
import type { Paint } from '../../report/formats/human/paint.js';
import type { ComparedApp, CompareFinding, CompareReport, Effect } from '../compare-report.js';
import { compareText, countedText } from '../texts.js';

/** Width of box and severity: `  [ ] critical  `. */
const MARGIN = 16;
const MOST_EVIDENCE = 6;

const statement = (finding: CompareFinding, columns: number, paint: Paint): string[] => {
  const rule =
    finding.confidence === 'high'
      ? compareText('finding.rule', finding.rule)
      : compareText('finding.confidence', finding.rule, finding.confidence);
  const label = `  [ ] ${finding.severity}`;
  const [first = '', ...more] = paragraph(`${clip(finding.message)} ${rule}`, columns, MARGIN, label);
  return [paint.severity[finding.severity](first.slice(0, label.length)) + first.slice(label.length), ...more];
};

const evidence = ({ evidence: all }: CompareFinding, columns: number): string[] => {
  const shown = all.slice(0, MOST_EVIDENCE);
  const more = all.length - shown.length;
  return [
    ...shown.map(({ side, source, detail }) =>
      compareText('finding.evidence', compareText(`side.${side}`), source, clip(detail)),
    ),
    ...(more > 0 ? [countedText('finding.moreEvidence', more)] : []),
  ].flatMap((text) => paragraph(text, columns, MARGIN + 2, `${' '.repeat(MARGIN)}-`));
};

const findingLines = (finding: CompareFinding, columns: number, paint: Paint): string[] => [
  ...statement(finding, columns, paint),
  ...evidence(finding, columns).map((line) => paint.quiet(line)),
  ...paragraph(compareText('finding.fix', finding.remediation), columns, MARGIN),
];

const appLine = ({ name, source, target }: ComparedApp): string => {
  const kind = compareText(`kind.${source.kind}`);
  const renamed = target !== null && (target.name !== source.name || target.kind !== source.kind);
  const head = renamed
    ? compareText('app.renamed', name, kind, compareText('app.both', target.name, compareText(`kind.${target.kind}`)))
    : compareText('app.both', name, kind);
  if (target === null) return head;
  const user = (runAs: string | null): string => runAs ?? compareText('app.noUser');
  return `${head}; ${compareText('app.runAs', user(source.runAs), user(target.runAs))}`;
};

/** Lines of all failed findings of one effect; none when there are none. */
export const checklist = (report: CompareReport, effect: Effect, columns: number, paint: Paint): string[] => {
  const failed = report.findings.filter((finding) => finding.status === 'fail' && finding.effect === effect);
  const apps = new Map(report.apps.map((app) => [app.name, app]));
  return [...Map.groupBy(failed, ({ app }) => app)].flatMap(([name, findings]) => {
    const app = apps.get(name ?? '');
    const head = app === undefined ? (name ?? '') : clip(appLine(app));
    return [
      ...paragraph(head, columns, 2).map((line) => paint.heading(line)),
      ...findings.flatMap((finding) => findingLines(finding, columns, paint)),
    ];
  });
};
