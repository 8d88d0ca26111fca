import type { Location, Message, Result, Suppression } from 'sarif';
import type { Finding } from '../../../findings/audit-report.js';
import { markedLines } from '../../effect.js';
import { label } from '../../words.js';
import { text } from '../markdown/escape.js';
import { stepBlocks } from '../markdown/steps.js';
import { LEVELS } from './levels.js';

/**
 * Text in which a reader of SARIF finds neither a placeholder (`{0}`, section 3.11.5) nor a link (`[text](target)`,
 * section 3.11.6).
 */
export const plain = (text: string): string => text.replaceAll(/[{}]/g, '$&$&').replaceAll('](', '] (');

const textOf = ({ status, message, evidence, fix }: Finding): string =>
  plain(
    [
      message,
      ...evidence.map(({ source, detail }) => `- ${source}: ${detail}`),
      ...(status === 'fail' ? [`${label('remedy')}: ${markedLines(fix.steps).join('\n')}`] : []),
    ].join('\n'),
  );

/** The text of the result says all of a remedy that consists of sentences. */
const hasMoreThanWords = ({ status, fix }: Finding): boolean =>
  status === 'fail' && fix.steps.some(({ kind }) => kind !== 'decision');

/** The same with commands in fences, for a reader that shows Markdown; only where there is something to copy. */
const markdownOf = (finding: Finding): string | null => {
  if (!hasMoreThanWords(finding)) return null;
  const { message, evidence, fix } = finding;
  const said = [message, ...evidence.map(({ source, detail }) => `- ${source}: ${detail}`)];
  return plain(said.map(text).join('\n') + '\n') + plain(stepBlocks(fix, ''));
};

const messageOf = (finding: Finding): Message => {
  const markdown = markdownOf(finding);
  return { text: textOf(finding), ...(markdown === null ? {} : { markdown }) };
};

const suppressionsOf = ({ waiver }: Finding): Suppression[] =>
  waiver === undefined
    ? []
    : [
        {
          kind: 'external',
          status: 'accepted',
          justification: waiver.reason,
          properties: { owner: waiver.owner, expires: waiver.expires, ticket: waiver.ticket },
        },
      ];

/** An inconclusive check is an open question; whatever is no failure has the level `none` (section 3.27.10). */
export const resultOf = (finding: Finding, ruleIndex: number, location: Location): Result => {
  const open = finding.status === 'inconclusive';
  return {
    ruleId: finding.rule,
    ruleIndex,
    kind: open ? 'open' : 'fail',
    level: open ? 'none' : LEVELS[finding.severity],
    message: messageOf(finding),
    locations: [location],
    partialFingerprints: {
      'nhiFinding/v1': finding.fingerprint,
      // The one that code scanning tells alerts apart by.
      primaryLocationLineHash: `${finding.fingerprint.slice(0, 16)}:1`,
    },
    // Either all results of a run have this property or none (section 3.27.23).
    suppressions: suppressionsOf(finding),
    properties: {
      status: finding.status,
      severity: finding.severity,
      kind: finding.kind,
      confidence: finding.confidence,
      subject: finding.subject,
      controls: finding.controls,
      ...(finding.change ? { change: finding.change } : {}),
      // A SARIF fix replaces regions of files, and most of what is to be done is done in an org.
      ...(hasMoreThanWords(finding) ? { fix: finding.fix } : {}),
    },
  };
};
