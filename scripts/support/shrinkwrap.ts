import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '../../test/support/processes.js';

type Entry = { dev?: boolean; devDependencies?: Record<string, string>; dependencies?: Record<string, string> };

/** A lock file of npm, as far as it matters here. */
export type Lock = { packages: Record<string, Entry> };

export const SHRINKWRAP = 'npm-shrinkwrap.json';

/**
 * The lock without what only the development needs. In the package it makes npm install the very tree that was tested,
 * and no newer one that asks for another Node or that nobody has looked at.
 */
export const shrinkwrapOf = (lock: Lock): Lock => {
  const runtime = Object.entries(lock.packages).filter(([, { dev }]) => !dev);
  const packages = Object.fromEntries(runtime);
  // Undefined is no part of JSON.
  return { ...lock, packages: { ...packages, '': { ...packages[''], devDependencies: undefined } } };
};

/** Puts it beside the lock for as long as it takes to pack: npm would take it for the lock. */
export async function withShrinkwrap<T>(pack: () => Promise<T>): Promise<T> {
  await writeShrinkwrap();
  try {
    return await pack();
  } finally {
    await removeShrinkwrap();
  }
}

export async function writeShrinkwrap(): Promise<void> {
  const lock = JSON.parse(await readFile(path.join(ROOT, 'package-lock.json'), 'utf8')) as Lock;
  await writeFile(path.join(ROOT, SHRINKWRAP), `${JSON.stringify(shrinkwrapOf(lock), null, 2)}\n`);
}

export const removeShrinkwrap = async (): Promise<void> => rm(path.join(ROOT, SHRINKWRAP), { force: true });
