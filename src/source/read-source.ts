/** Reads metadata source: nothing but files, none outside of the folders that were named, and nothing is executed. */
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { SfError } from '@salesforce/core/sfError';
import type { Gap } from '../inventory/inventory.js';
import { nameKey } from '../inventory/names.js';
import type { SourceComponent } from '../inventory/source.js';
import { bundle } from '../text/messages.js';
import { codeOf } from '../text/error-code.js';
import { pathWithin } from '../text/folders.js';
import { KNOWN_API_VERSION } from './elements.js';
import { TYPES } from './file-types.js';
import { readForceIgnore } from './force-ignore.js';
import type { SourceParts } from './parts.js';
import { findProject, type Project } from './project.js';
import { readFile, type ReadFile } from './read-file.js';
import { realFolder } from './real-folder.js';
import { replacingIn } from './replacements.js';
import { trouble } from './trouble.js';
import { walk, type FoundFile } from './walk.js';

const messages = bundle('source');

export type SourceTree = {
  /** As they were named. */
  directories: string[];
  parts: SourceParts;
  components: SourceComponent[];
  gaps: Gap[];
};

/** A path as reports give it: from the working directory where it is below it, with forward slashes. */
const shownFrom =
  (cwd: string) =>
  (file: string): string => {
    const relative = pathWithin(cwd, file);
    return relative === null || relative === '' ? file.split(path.sep).join('/') : relative;
  };

type Root = { folder: string; project: Project | null };

/** A project's own folder stands for its package directories. */
const rootsOf = async (named: string, cwd: string): Promise<{ roots: Root[]; strays: string[] }> => {
  let folder: string;
  try {
    folder = await realpath(path.resolve(cwd, named));
  } catch (error) {
    throw new SfError(messages.getMessage('error.noFolder', [named, codeOf(error)]), 'NoSourceFolderError');
  }
  const project = await findProject(folder);
  if (project?.folder !== folder) return { roots: [{ folder, project }], strays: [] };
  if (!project.isWhole) throw new SfError(messages.getMessage('error.packageDirectories', [named]), 'ProjectFileError');
  return {
    roots: project.packageDirectories.map((directory) => ({ folder: directory, project })),
    strays: project.strayDirectories,
  };
};

type Collected = { file: FoundFile; project: Project | null };

const filesBelow = async (
  { folder, project }: Root,
  shown: (file: string) => string,
): Promise<{ files: Collected[]; gaps: Gap[] }> => {
  let real: string | null;
  try {
    real = await realFolder(folder, project?.folder ?? folder);
  } catch (error) {
    return { files: [], gaps: [trouble('unreadable', shown(folder), { tokens: [codeOf(error)] })] };
  }
  // A package directory that is itself a link leads out of what was named.
  if (real === null) return { files: [], gaps: [trouble('link', shown(folder))] };
  const { ignores, gap } = await readForceIgnore(real, project?.folder ?? null, shown);
  const { files, gaps } = await walk(real, ignores, shown);
  return { files: files.map((file) => ({ file, project })), gaps: gap === null ? gaps : [gap, ...gaps] };
};

const knowsElements = (project: Project | null): boolean => {
  const version = Number(project?.sourceApiVersion ?? KNOWN_API_VERSION);
  return Number.isNaN(version) || version <= KNOWN_API_VERSION;
};

const pathInProject = (project: Project | null, file: string): string | null =>
  project === null ? null : pathWithin(project.folder, file);

export const emptyParts = (): SourceParts => ({
  connectedApps: new Map(),
  externalClientApps: new Map(),
  permissionSets: new Map(),
  permissionSetGroups: new Map(),
  mutingPermissionSets: new Map(),
  profiles: new Map(),
  apexClasses: new Map(),
  settings: {},
});

/** What one file says twice is not known: two of one component, or two parts of one kind of one app. */
const keyOf = ({ type, name, app }: SourceComponent): string =>
  nameKey(`${type}:${type.startsWith('Extl') && app !== null ? app : name}`);

type Read = ReadFile & { component: SourceComponent; from: FoundFile };

const homeOf = ({ path: file, part }: FoundFile): string => part?.home ?? path.dirname(file);

/** The files of one permission set that is kept in several: one of its own at most, all in its folder. */
const isOneSet = (reads: readonly Read[]): boolean =>
  reads.some(({ from }) => from.part !== undefined) &&
  reads.filter(({ from }) => from.part === undefined).length <= 1 &&
  new Set(reads.map(({ from }) => homeOf(from))).size === 1;

/** Parts of a set have no label of their own. */
const labelled = (reads: readonly Read[]): SourceComponent[] => {
  const label = reads.find(({ component }) => component.label !== null)?.component.label ?? null;
  return reads.map(({ component }) => ({ ...component, label: component.label ?? label }));
};

const assemble = (reads: readonly Read[]): Pick<SourceTree, 'components' | 'gaps' | 'parts'> => {
  const parts = emptyParts();
  const gaps: Gap[] = [];
  const components: SourceComponent[] = [];
  for (const [, same] of Map.groupBy(reads, ({ component }) => keyOf(component))) {
    const [first] = same;
    if (first === undefined) continue;
    components.push(...labelled(same));
    if (same.length === 1 || isOneSet(same)) {
      for (const read of same) {
        gaps.push(...read.gaps);
        read.put?.(parts);
      }
      continue;
    }
    const { type, name, app } = first.component;
    const files = same.map(({ component }) => component.file).join(', ');
    const subjects = app === null ? {} : { subjects: [app] };
    gaps.push(trouble('duplicate', files, { source: TYPES[type].source, ...subjects, tokens: [type, name] }));
  }
  return { components, gaps, parts };
};

export type ReadOptions = { cwd?: string };

/**
 * @param directories folders or files; the folder of an sfdx-project.json stands for its package directories
 * @throws SfError about a folder that is not there, a project file that cannot be read, and folders without metadata
 */
export const readSource = async (
  directories: readonly string[],
  { cwd = process.cwd() }: ReadOptions = {},
): Promise<SourceTree> => {
  const home = await realpath(cwd);
  const shown = shownFrom(home);
  const collected = new Map<string, Collected>();
  const gaps: Gap[] = [];
  for (const named of directories) {
    const { roots, strays } = await rootsOf(named, home);
    gaps.push(...strays.map((stray) => trouble('outside', shown(stray))));
    for (const root of roots) {
      const below = await filesBelow(root, shown);
      gaps.push(...below.gaps);
      for (const one of below.files) collected.set(one.file.path, one);
    }
  }
  if (collected.size === 0 && gaps.length === 0) {
    throw new SfError(messages.getMessage('error.noMetadata', [directories.join(', ')]), 'NoMetadataError');
  }

  const reads: Read[] = [];
  for (const { file, project } of collected.values()) {
    const replacing = replacingIn(project?.replacements ?? [], pathInProject(project, file.path));
    const read = await readFile({ file, shown: shown(file.path), replacing, certain: knowsElements(project) });
    if (read.component === null) gaps.push(...read.gaps);
    else reads.push({ ...read, component: read.component, from: file });
  }
  const assembled = assemble(reads);
  return {
    directories: [...directories],
    parts: assembled.parts,
    components: assembled.components,
    gaps: [...gaps, ...assembled.gaps],
  };
};
