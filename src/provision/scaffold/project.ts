/** What sfdx-project.json says of the source that is written, and the one thing that may be written into it. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from '../../text/error-code.js';
import { pathWithin, upwards } from '../../text/folders.js';
import { isRecord } from '../../text/is-record.js';
import { bundle } from '../../text/messages.js';
import { parseJson } from '../../text/parse-json.js';

const messages = bundle('provision.scaffold');

const FILE = 'sfdx-project.json';

/** The release that the written elements were checked against. */
const DEFAULT_API_VERSION = '67.0';

export type Project = {
  /** Path of sfdx-project.json; null where neither the working directory nor one above it has it. */
  file: string | null;
  text: string;
  content: Record<string, unknown>;
};

const parsed = (text: string, file: string): Record<string, unknown> => {
  const content = parseJson(text.replace(/^\uFEFF/, ''));
  if (!isRecord(content)) throw messages.createError('error.projectFaulty', [file]);
  return content;
};

/** Looks for the project from a folder upwards, as the CLI does. @throws SfError about a file that cannot be read */
export const findProject = async (folder: string): Promise<Project> => {
  for (const at of upwards(path.resolve(folder))) {
    const file = path.join(at, FILE);
    try {
      const text = await readFile(file, 'utf8');
      return { file, text, content: parsed(text, file) };
    } catch (error) {
      if (!['ENOENT', 'ENOTDIR'].includes(codeOf(error))) throw error;
    }
  }
  return { file: null, text: '', content: {} };
};

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

export const apiVersionOf = ({ content }: Project): string => textOf(content.sourceApiVersion) ?? DEFAULT_API_VERSION;

/** Of the package that the source belongs to. */
export const namespaceOf = ({ content }: Project): string | null => textOf(content.namespace);

/** Whether a deployment from this project would find the folder. */
export const isInPackage = ({ file, content }: Project, folder: string): boolean => {
  if (file === null) return false;
  const directories = Array.isArray(content.packageDirectories) ? content.packageDirectories : [];
  const target = path.resolve(folder);
  return directories.some((directory: unknown) => {
    const name = isRecord(directory) ? textOf(directory.path) : null;
    return name !== null && pathWithin(path.resolve(path.dirname(file), name), target) !== null;
  });
};
