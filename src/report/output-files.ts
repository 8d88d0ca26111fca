/** The report files that were asked for: checked before an org is read, written when the report is there. */
import path from 'node:path';
import type { Report } from './report.js';
import type { Render, RenderContext } from './formats/format.js';
import { FORMATS, formatOfFile, KNOWN_EXTENSIONS } from './formats/registry.js';
import { checkWritable, writeWhole } from '../text/write-file.js';
import { bundle } from '../text/messages.js';

const messages = bundle('report.files');

export type OutputFile = { file: string; byteOrderMark: boolean; load: () => Promise<{ render: Render }> };

const planFile = (file: string): OutputFile => {
  const name = formatOfFile(file);
  if (name === null) throw messages.createError('unknownExtension', [file, KNOWN_EXTENSIONS.join(', ')]);
  const { byteOrderMark = false, load }: { byteOrderMark?: boolean; load: OutputFile['load'] } = FORMATS[name];
  return { file, byteOrderMark, load };
};

const isCsv = ({ file }: OutputFile): boolean => formatOfFile(file) === 'csv';

/** `findings.csv` → `findings.apps.csv` */
const appsBeside = ({ file, byteOrderMark }: OutputFile): OutputFile => {
  const { dir, name, ext } = path.parse(file);
  return {
    file: path.join(dir, `${name}.apps${ext}`),
    byteOrderMark,
    load: async () => import('./formats/csv-apps.js'),
  };
};

/** Systems that take names which differ in case for the same, as a rule. */
const WITHOUT_CASE: ReadonlySet<NodeJS.Platform> = new Set(['darwin', 'win32']);

const placeOf = (file: string, platform: NodeJS.Platform): string =>
  WITHOUT_CASE.has(platform) ? path.resolve(file).toLowerCase() : path.resolve(file);

/** Throws where a file could not be written in the end: for an unknown extension, a missing folder, missing rights. */
export const planOutputFiles = async (
  files: readonly string[],
  includeApps: boolean,
  platform = process.platform,
): Promise<OutputFile[]> => {
  const named = files.map(planFile);
  const tables = named.filter(isCsv);
  if (includeApps && tables.length === 0) throw messages.createError('appsWithoutCsv');
  const plan = includeApps ? [...named, ...tables.map(appsBeside)] : named;
  const places = plan.map(({ file }) => placeOf(file, platform));
  const twice = plan.find((_, i) => places.indexOf(places[i] ?? '') !== i);
  if (twice !== undefined) throw messages.createError('sameFile', [twice.file]);
  for (const { file } of plan) await checkWritable(file);
  return plan;
};

function* withMark(pieces: Iterable<string>): Iterable<string> {
  yield '\ufeff';
  yield* pieces;
}

/** Writes the files one after the other and returns a sentence about each. */
export const writeOutputFiles = async (
  plan: readonly OutputFile[],
  report: Report,
  context: RenderContext,
): Promise<string[]> => {
  const written: string[] = [];
  for (const { file, byteOrderMark, load } of plan) {
    const pieces = (await load()).render(report, context);
    await writeWhole(file, byteOrderMark ? withMark(pieces) : pieces);
    written.push(messages.getMessage('written', [file]));
  }
  return written;
};
