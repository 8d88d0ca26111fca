/** A former result of `sf nhi audit`, and what is new since. */
import { sameId } from '../inventory/ids.js';
import { readFile } from 'node:fs/promises';
import { SfError } from '@salesforce/core/sfError';
import {
  SEVERITIES,
  type AuditReport,
  type CheckState,
  type Finding,
  type ReportedBaseline,
  type Severity,
} from './audit-report.js';
import { bundle } from '../text/messages.js';

const messages = bundle('baseline');

type FormerFinding = Pick<Finding, 'app' | 'fingerprint' | 'message' | 'rule' | 'severity' | 'status' | 'subject'>;

export type Baseline = { file: string; orgId: string | null; evaluatedAt: string; findings: FormerFinding[] };

type Mapping = Record<string, unknown>;

const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const refuse = (key: string, ...tokens: string[]): SfError =>
  new SfError(
    messages.getMessage(key, tokens),
    'BaselineFileError',
    key === 'notFound' ? [messages.getMessage('notFound.action', tokens)] : [],
  );

const readText = async (file: string): Promise<string> => {
  try {
    return (await readFile(file, 'utf8')).replace(/^\ufeff/, '');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw code === 'ENOENT' ? refuse('notFound', file) : refuse('unreadable', file, code);
  }
};

const parse = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw refuse('notJson', file);
  }
};

const textOf = (value: unknown, key: string, file: string): string => {
  if (typeof value !== 'string') throw refuse('damaged', file, key);
  return value;
};

const nullable = (value: unknown, key: string, file: string): string | null =>
  value === null ? null : textOf(value, key, file);

const oneOf = <T extends string>(values: readonly T[], value: unknown, key: string, file: string): T => {
  const found = values.find((one) => one === value);
  if (found === undefined) throw refuse('damaged', file, key);
  return found;
};

const findingOf = (value: unknown, index: number, file: string): FormerFinding => {
  const at = `findings[${index}]`;
  if (!isMapping(value)) throw refuse('damaged', file, at);
  const text = (key: string): string => textOf(value[key], `${at}.${key}`, file);
  return {
    rule: text('rule'),
    app: nullable(value['app'], `${at}.app`, file),
    subject: text('subject'),
    message: text('message'),
    fingerprint: text('fingerprint'),
    severity: oneOf(SEVERITIES, value['severity'], `${at}.severity`, file),
    status: oneOf(['fail', 'inconclusive', 'waived'] as const, value['status'], `${at}.status`, file),
  };
};

/** What the CLI puts around a result with `--json` is taken off. */
const resultOf = (data: unknown): unknown => (isMapping(data) && isMapping(data['result']) ? data['result'] : data);

/**
 * @throws SfError `BaselineFileError` unless the file is a whole result of an audit, with or without the CLI's wrapping
 */
export const readBaseline = async (file: string): Promise<Baseline> => {
  const result = resultOf(parse(await readText(file), file));
  if (!isMapping(result) || !('findings' in result) || !isMapping(result['summary'])) throw refuse('foreign', file);
  const { formatVersion, org, findings, apps, evaluatedAt } = result;
  if (typeof formatVersion !== 'string') throw refuse('foreign', file);
  if (!/^1\./.test(formatVersion)) throw refuse('version', file, formatVersion);
  if (!isMapping(org)) throw refuse('damaged', file, 'org');
  if (!Array.isArray(apps)) throw refuse('damaged', file, 'apps');
  if (!Array.isArray(findings)) throw refuse('damaged', file, 'findings');
  return {
    file,
    orgId: nullable(org['id'], 'org.id', file),
    evaluatedAt: textOf(evaluatedAt, 'evaluatedAt', file),
    findings: findings.map((finding, index) => findingOf(finding, index, file)),
  };
};

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);

/** What became of a rule for an app (null: the org). */
type StateOf = (app: string | null, rule: string) => CheckState | 'gone' | 'notAudited';

const stateOf =
  (report: AuditReport, { everyApp, listComplete }: Audited): StateOf =>
  (app, rule) => {
    if (app === null) {
      const found = report.findings.filter((one) => one.app === null && one.rule === rule);
      if (found.length > 0) return found[0]?.status ?? 'notAudited';
      return everyApp && report.apps.length > 0 ? 'pass' : 'notAudited';
    }
    const states = report.apps
      .filter(({ name, kind }) => [name, `${kind}:${name}`].includes(app))
      .flatMap(({ checks }) => checks[rule] ?? []);
    if (states.length === 0) return everyApp && listComplete ? 'gone' : 'notAudited';
    // A name that two kinds share means both; the worse one counts.
    return (
      (['fail', 'waived', 'inconclusive', 'notApplicable', 'pass'] as const).find((state) => states.includes(state)) ??
      'notAudited'
    );
  };

export type Audited = {
  /** Not only apps that were asked for by name. */
  everyApp: boolean;
  /** Every app of the org was looked at. */
  listComplete: boolean;
};

const brief = ({
  rule,
  app,
  subject,
  severity,
  message,
  fingerprint,
}: FormerFinding): ReportedBaseline['fixed'][number] => ({
  rule,
  app,
  subject,
  severity,
  message,
  fingerprint,
});

/**
 * The report with those failures only that the baseline does not have, or has with less severity. What is inconclusive
 * or waived stays, and the checks of the apps stay what they are. A failure of the baseline is fixed when its check
 * passes now, fails about another subject only, or when its app is gone; what cannot be told is not judged.
 */
export const sinceBaseline = (report: AuditReport, baseline: Baseline, audited: Audited): AuditReport => {
  const failedBefore = baseline.findings.filter(({ status }) => status === 'fail');
  const before = new Map(failedBefore.map((finding) => [finding.fingerprint, finding]));
  const isKnown = ({ status, severity, fingerprint }: Finding): boolean => {
    const former = before.get(fingerprint);
    return status === 'fail' && former !== undefined && rank(severity) >= rank(former.severity);
  };
  const findings = report.findings.filter((finding) => !isKnown(finding));
  const now = new Set(report.findings.map(({ fingerprint }) => fingerprint));
  const stateNow = stateOf(report, audited);
  const over = failedBefore.filter(({ fingerprint }) => !now.has(fingerprint));
  const isFixed = ({ app, rule }: FormerFinding): boolean => ['fail', 'gone', 'pass'].includes(stateNow(app, rule));
  const stillThere = failedBefore.filter(({ fingerprint }) => now.has(fingerprint));
  const open = stillThere.filter(({ fingerprint }) =>
    report.findings.some((one) => one.fingerprint === fingerprint && one.status !== 'fail'),
  );
  const counts = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Record<Severity, number>;
  for (const { status, severity } of findings) if (status === 'fail') counts[severity] += 1;
  return {
    ...report,
    summary: { ...report.summary, findings: counts },
    findings,
    baseline: {
      file: baseline.file,
      evaluatedAt: baseline.evaluatedAt,
      unchanged: report.findings.length - findings.length,
      fixed: over.filter(isFixed).map(brief),
      notJudged: [...over.filter((finding) => !isFixed(finding)), ...open].map(brief),
    },
  };
};

/** Null unless the baseline surely is of another org. */
export const otherOrgNote = (report: AuditReport, { file, orgId }: Baseline): string | null =>
  orgId !== null && report.org.id !== null && !sameId(orgId, report.org.id)
    ? messages.getMessage('otherOrg', [file, orgId])
    : null;
