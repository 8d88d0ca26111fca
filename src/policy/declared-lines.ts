import { readFile, stat } from 'node:fs/promises';
import { isMap, isScalar, isSeq, LineCounter } from 'yaml';
import { parseYaml } from './document.js';

/**
 * The line (from 1) on which a policy file first declares each app, by what it calls the app, in lower case. Empty
 * where the file cannot be read or parsed any more: it is checked elsewhere, and a missing line is no reason to fail.
 */
export const declaredLines = async (file: string): Promise<ReadonlyMap<string, number>> => {
  const lines = new Map<string, number>();
  const counter = new LineCounter();
  // A pipe gives what it holds once.
  const isFile = await stat(file).then(
    (stats) => stats.isFile(),
    () => false,
  );
  const text = isFile ? await readFile(file, 'utf8').catch(() => '') : '';
  const integrations = parseYaml(text, counter).get('integrations');
  if (!isSeq(integrations)) return lines;
  for (const item of integrations.items) {
    const app = isMap(item) ? item.get('app', true) : undefined;
    if (!isScalar(app) || typeof app.value !== 'string' || !app.range) continue;
    const name = app.value.toLowerCase();
    if (!lines.has(name)) lines.set(name, counter.linePos(app.range[0]).line);
  }
  return lines;
};
