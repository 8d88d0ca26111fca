/** The project that a folder belongs to: what its `sfdx-project.json` says that a deploy would heed. */
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { SfError } from '@salesforce/core/sfError';
import { decodeText } from '../text/decode.js';
import { pathWithin, upwards } from '../text/folders.js';
import { isRecord } from '../text/is-record.js';
import { bundle } from '../text/messages.js';
import { readBytes } from '../text/read-file.js';
import { codeOf } from '../text/error-code.js';

const messages = bundle('source');

const PROJECT_FILE = 'sfdx-project.json';
const MAX_BYTES = 1024 * 1024;

/** An entry of `replacements`. Without `env` what it puts there is not known. */
export type ReplacementEntry = {
  /** Path from the project's folder, or a glob of such paths. */
  files: { name: string } | { glob: string };
  find: { text: string } | { pattern: string };
  env: string | null;
};

export type Project = {
  folder: string;
  /** Every package directory has a path, and there is one at least. */
  isWhole: boolean;
  /** Absolute paths. */
  packageDirectories: string[];
  /** Paths that lead out of the project. */
  strayDirectories: string[];
  replacements: ReplacementEntry[];
  /** `67.0` */
  sourceApiVersion: string | null;
};

const textAt = (entry: Record<string, unknown>, key: string): string | null => {
  const value = entry[key];
  return typeof value === 'string' && value !== '' ? value : null;
};

const listAt = (record: Record<string, unknown>, key: string): Array<Record<string, unknown>> => {
  const value = record[key];
  return Array.isArray(value) ? value.filter(isRecord) : [];
};

/** A condition is one of the environment alone: where one does not hold, the entry does nothing. */
const holds = (entry: Record<string, unknown>, env: NodeJS.ProcessEnv): boolean =>
  listAt(entry, 'replaceWhenEnv').every((condition) => {
    const name = textAt(condition, 'env');
    return name === null || env[name] === condition.value;
  });

const replacementOf = (entry: Record<string, unknown>): ReplacementEntry[] => {
  const [name, glob] = [textAt(entry, 'filename'), textAt(entry, 'glob')];
  const files = name !== null ? { name } : glob !== null ? { glob } : null;
  const text = textAt(entry, 'stringToReplace');
  const pattern = textAt(entry, 'regexToReplace');
  const find = text !== null ? { text } : pattern !== null ? { pattern } : null;
  return files === null || find === null ? [] : [{ files, find, env: textAt(entry, 'replaceWithEnv') }];
};

const projectOf = (folder: string, content: Record<string, unknown>, env: NodeJS.ProcessEnv): Project => {
  const directories = listAt(content, 'packageDirectories').flatMap((one) => textAt(one, 'path') ?? []);
  const named = Array.isArray(content.packageDirectories) ? content.packageDirectories.length : 0;
  const resolved = directories.map((directory) => path.resolve(folder, directory));
  return {
    folder,
    isWhole: named > 0 && directories.length === named,
    packageDirectories: resolved.filter((directory) => pathWithin(folder, directory) !== null),
    strayDirectories: resolved.filter((directory) => pathWithin(folder, directory) === null),
    replacements: listAt(content, 'replacements')
      .filter((entry) => holds(entry, env))
      .flatMap(replacementOf),
    sourceApiVersion: textAt(content, 'sourceApiVersion'),
  };
};

/** @throws SfError where the file is none of JSON: which folders are meant, and what is replaced, is not known then */
const readProject = async (folder: string, env: NodeJS.ProcessEnv): Promise<Project> => {
  const file = path.join(folder, PROJECT_FILE);
  try {
    const content: unknown = JSON.parse(decodeText(await readBytes(file, MAX_BYTES)));
    if (isRecord(content)) return projectOf(folder, content, env);
  } catch (error) {
    throw new SfError(messages.getMessage('error.project', [file, codeOf(error)]), 'ProjectFileError');
  }
  throw new SfError(messages.getMessage('error.project', [file, 'JSON']), 'ProjectFileError');
};

const isThere = async (file: string): Promise<boolean> => {
  const stats = await lstat(file).catch(() => null);
  if (stats === null || stats.isFile()) return stats !== null;
  throw new SfError(messages.getMessage('error.project', [file, messages.getMessage('noFile')]), 'ProjectFileError');
};

/** The nearest folder, this one or above it, that has the project's file; null where none does. */
export const findProject = async (start: string, env: NodeJS.ProcessEnv = process.env): Promise<Project | null> => {
  for (const folder of upwards(start)) {
    if (await isThere(path.join(folder, PROJECT_FILE))) return readProject(folder, env);
  }
  return null;
};
