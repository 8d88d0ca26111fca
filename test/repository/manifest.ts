import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '../support/processes.js';

export type Manifest = {
  version: string;
  engines: { node: string };
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

/** An installed package, as package-lock.json describes it. */
export type LockedPackage = {
  version?: string;
  resolved?: string;
  dev?: boolean;
  engines?: { node?: string };
};

const readJson = async <T>(file: string): Promise<T> => JSON.parse(await readFile(path.join(ROOT, file), 'utf8')) as T;

export const readManifest = async (): Promise<Manifest> => readJson('package.json');

/** Every package of the tree by its folder; the repository itself is ''. */
export const readLock = async (): Promise<Record<string, LockedPackage>> =>
  (await readJson<{ packages: Record<string, LockedPackage> }>('package-lock.json')).packages;
