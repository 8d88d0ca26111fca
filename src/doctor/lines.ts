/** What `sf nhi doctor` prints. */
import { padEnd, displayWidth, clip, paragraph } from '../report/formats/human/layout.js';
import { words } from '../report/words.js';
import { bundle } from '../text/messages.js';
import { guardLine, safeData, type Safe } from '../text/safe-text.js';
import type { DoctorCommand, DoctorConnection, DoctorReport, DoctorSource } from './report.js';
import { missingSources } from './sources.js';

const messages = bundle('doctor');
const say = (key: string, ...tokens: Array<number | string>): string => messages.getMessage(key, tokens);

const NARROWEST = 60;

type SourcesRead = Pick<DoctorReport, 'connection' | 'sources'>;

export const verdictOf = (report: SourcesRead): string => {
  const missing = missingSources(report).length;
  return missing === 0 ? say('verdict.all') : say('verdict.some', missing, report.sources.length);
};

const sourceLines = (report: SourcesRead): string[] => {
  const missing = new Set(missingSources(report));
  const stateOf = (source: DoctorSource): string =>
    say(source.readable ? 'readable.yes' : missing.has(source) ? 'readable.no' : 'readable.absent');
  const rows: string[][] = [
    ['source', 'readable', 'rules', 'permission'].map((column) => say(`column.${column}`)),
    ...report.sources.map((source) => [
      source.source,
      stateOf(source),
      ...(missing.has(source) ? [String(source.rules.length), source.permission?.name ?? ''] : []),
    ]),
  ];
  const widths = [0, 1, 2].map((at) => Math.max(...rows.map((row) => displayWidth(row[at] ?? ''))));
  return rows.map((row) => `  ${row.map((cell, at) => padEnd(cell, widths[at] ?? 0)).join('  ')}`.trimEnd());
};

/** Columns that differ between orgs and versions: no permission brings them. */
const lackingLines = ({ sources }: SourcesRead, columns: number): string[] =>
  sources
    .filter((source) => source.columns.length > 0)
    .flatMap((source) => paragraph(say('lacking', source.source, source.columns.join(', ')), columns, 2));

const rulesOf = (sources: readonly DoctorSource[]): string =>
  [...new Set(sources.flatMap(({ rules }) => rules))].sort().join(', ');

const openLines = (sources: readonly DoctorSource[], columns: number): string[] => {
  const rules = rulesOf(sources);
  return rules === '' ? [] : paragraph(say('open', rules), columns, 4);
};

const incurableLines = (source: DoctorSource, columns: number): string[] => {
  const why = `${words(`gap.reason.${source.reason ?? 'error'}`)} (${clip(source.detail ?? '')})`;
  return [...paragraph(say('noPermission', source.source, why), columns, 2), ...openLines([source], columns)];
};

/** Each permission that is missing once, with what it opens; then whatever no permission is known to open. */
const permissionLines = (missing: readonly DoctorSource[], columns: number): string[] => {
  const curable = missing.flatMap((source) =>
    source.permission ? [{ ...source, permission: source.permission }] : [],
  );
  return [
    ...[...Map.groupBy(curable, ({ permission: { name, label } }) => say('permission', label, name))].flatMap(
      ([permission, opened]) => [
        `  ${permission}`,
        ...paragraph(say('opens', opened.map(({ source }) => source).join(', ')), columns, 4),
        ...openLines(opened, columns),
      ],
    ),
    ...missing.filter(({ permission }) => permission === null).flatMap((source) => incurableLines(source, columns)),
  ];
};

const known = (it: boolean | null): string => say(it === null ? 'notKnown' : it ? 'yes' : 'no');

const connectionLines = (connection: DoctorConnection, columns: number): string[] => {
  const { apiVersion, token, rest, metadataApi, proxyVariables, clockOffsetSeconds, apiCalls } = connection;
  return [
    say('connection.api', apiVersion, say(`token.${token}`)),
    say('connection.takes', known(rest), known(metadataApi)),
    proxyVariables.length === 0 ? say('connection.noProxy') : say('connection.proxy', proxyVariables.join(', ')),
    clockOffsetSeconds === null ? say('connection.noClock') : say('connection.clock', Math.abs(clockOffsetSeconds)),
    say('connection.calls', apiCalls),
  ].flatMap((line) => paragraph(line, columns, 2));
};

const commandLine = ({ command, works, lacks }: DoctorCommand): string => {
  const what = lacks.join('; ');
  if (works === null) return say('command.notKnown', command, what);
  if (!works) return lacks.length === 0 ? say('command.fails', command, '-') : say('command.fails', command, what);
  return lacks.length === 0 ? say('command.works', command) : say('command.worksInPart', command, what);
};

/** @param asked width of the terminal */
export const doctorLines = (unsafe: DoctorReport, asked: number): Safe[] => {
  const columns = Math.max(NARROWEST, asked);
  const report = safeData(unsafe);
  const { connection, commands } = report;
  const permissions = permissionLines(missingSources(report), columns);
  return [
    ...paragraph(verdictOf(report), columns),
    '',
    say('heading.sources'),
    ...sourceLines(report),
    ...lackingLines(report, columns),
    ...(permissions.length === 0 ? [] : ['', say('heading.permissions'), ...permissions]),
    '',
    say('heading.connection'),
    ...connectionLines(connection, columns),
    '',
    say('heading.commands'),
    ...commands.flatMap((command) => paragraph(commandLine(command), columns, 2)),
  ].map(guardLine);
};
