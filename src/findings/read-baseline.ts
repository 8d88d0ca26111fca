/** Reads a former result of `sf nhi audit`, or says in one sentence what is wrong with the file. */
import { SfError } from '@salesforce/core/sfError';
import { z } from 'zod';
import { decodeText } from '../text/decode.js';
import { codeOf } from '../text/error-code.js';
import { bundle } from '../text/messages.js';
import { parseJson } from '../text/parse-json.js';
import { readBytes, TooLargeError } from '../text/read-file.js';
import { SEVERITIES } from './audit-report.js';
import type { Baseline } from './baseline.js';

const messages = bundle('baseline');

/** Twice what an audit of the largest orgs gives. */
const MOST_BYTES = 256 * 1024 * 1024;

/** What is looked at of a result; everything else may be as later releases write it. */
const resultSchema = z.object({
  evaluatedAt: z.string(),
  org: z.object({ id: z.string().nullable() }),
  apps: z.array(z.unknown()),
  findings: z.array(
    z.object({
      rule: z.string(),
      app: z.string().nullable(),
      subject: z.string(),
      message: z.string(),
      fingerprint: z.string(),
      severity: z.enum(SEVERITIES),
      status: z.enum(['fail', 'inconclusive', 'waived']),
    }),
  ),
}) satisfies z.ZodType<Omit<Baseline, 'file' | 'orgId'>>;

/** What tells a result of an audit, of whatever version, from any other JSON. */
const markSchema = z.object({
  formatVersion: z.string(),
  findings: z.unknown().refine((findings) => findings !== undefined),
  summary: z.record(z.string(), z.unknown()),
});

/** What the CLI puts around a result with `--json`. */
const wrapped = z.object({ result: z.record(z.string(), z.unknown()) });

const refuse = (key: string, ...tokens: Array<number | string>): SfError =>
  new SfError(
    messages.getMessage(key, tokens),
    'BaselineFileError',
    key === 'notFound' ? [messages.getMessage('notFound.action', tokens)] : [],
  );

const readText = async (file: string): Promise<string> => {
  try {
    // What PowerShell redirects to a file may be UTF-16.
    return decodeText(await readBytes(file, MOST_BYTES));
  } catch (error) {
    if (error instanceof TooLargeError) throw refuse('tooLarge', file, MOST_BYTES);
    const code = codeOf(error);
    throw code === 'ENOENT' ? refuse('notFound', file) : refuse('unreadable', file, code);
  }
};

const parse = (text: string, file: string): unknown => {
  const data = parseJson(text);
  if (data === undefined) throw refuse('notJson', file);
  return data;
};

/** `findings[3].severity` */
const placeOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}${text && '.'}${String(part)}`),
    '',
  );

/**
 * @throws SfError `BaselineFileError` unless the file is a whole result of an audit, with or without the CLI's wrapping
 */
export const readBaseline = async (file: string): Promise<Baseline> => {
  const data = parse(await readText(file), file);
  const result = wrapped.safeParse(data).data?.result ?? data;
  const mark = markSchema.safeParse(result).data;
  if (mark === undefined) throw refuse('foreign', file);
  if (!/^1\./.test(mark.formatVersion)) throw refuse('version', file, mark.formatVersion);
  const { success, data: known, error } = resultSchema.safeParse(result);
  if (!success) throw refuse('damaged', file, placeOf(error.issues[0]?.path ?? []));
  const { evaluatedAt, org, findings } = known;
  return { file, orgId: org.id, evaluatedAt, findings };
};
