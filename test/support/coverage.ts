import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './processes.js';

type V8Coverage = { result: Array<{ url: string }>; 'source-map-cache'?: Record<string, unknown> };

const OURS = pathToFileURL(path.join(ROOT, 'lib')).href;

/**
 * Runs a child process and, during a measured test run, hands on what it covered of the plugin's own code. The
 * thousands of scripts of the CLI are left out: with them each process would write megabytes.
 */
export async function collectCoverage<T>(parent: string, child: (env: NodeJS.ProcessEnv) => Promise<T>): Promise<T> {
  const target = process.env.NODE_V8_COVERAGE;
  if (!target) return child({});
  const dir = await mkdtemp(path.join(parent, 'coverage-'));
  try {
    return await child({ NODE_V8_COVERAGE: dir });
  } finally {
    await mkdir(target, { recursive: true });
    for (const name of await readdir(dir)) {
      const coverage = JSON.parse(await readFile(path.join(dir, name), 'utf8')) as V8Coverage;
      await writeFile(path.join(target, name), JSON.stringify(onlyOurs(coverage)));
    }
    await rm(dir, { recursive: true, force: true });
  }
}

function onlyOurs(coverage: V8Coverage): V8Coverage {
  const maps = Object.entries(coverage['source-map-cache'] ?? {});
  return {
    result: coverage.result.filter(({ url }) => url.startsWith(OURS)),
    'source-map-cache': Object.fromEntries(maps.filter(([url]) => url.startsWith(OURS))),
  };
}
