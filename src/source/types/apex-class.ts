/** A class says in its body what REST resource it maps, and in a file beside it whether it is active. */
import type { SourceComponent } from '../../inventory/source.js';
import { restResourceOf } from '../../metadata/apex-source.js';
import { lstat } from 'node:fs/promises';
import { decodeText } from '../../text/decode.js';
import { readBytes } from '../../text/read-file.js';
import type { SourceParts } from '../parts.js';
import { elementsAt, parseXml } from '../xml.js';

const MAX_META_BYTES = 64 * 1024;
const ANNOTATION = /@restresource/i;

/** One without a file beside it is active: that is what a deploy makes of it. */
const isActive = async (file: string): Promise<boolean> => {
  try {
    if (!(await lstat(`${file}-meta.xml`)).isFile()) return true;
    const parsed = parseXml(decodeText(await readBytes(`${file}-meta.xml`, MAX_META_BYTES)));
    const [status] = 'root' in parsed ? elementsAt(parsed.root, 'status') : [];
    return (status?.text.trim().toLowerCase() ?? 'active') === 'active';
  } catch {
    return true;
  }
};

const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length;

export const readApexClass = async (
  { file: { name, path }, shown }: { file: { name: string; path: string }; shown: string },
  bytes: Uint8Array,
): Promise<{ component: SourceComponent; put: (parts: SourceParts) => void; gaps: [] }> => {
  const text = decodeText(bytes);
  const at = text.search(ANNOTATION);
  const resource = at < 0 ? null : restResourceOf(text);
  const active = resource === null || (await isActive(path));
  const lines = { '': at < 0 ? 1 : lineOf(text, at) };
  return {
    component: { type: 'ApexClass', name, label: null, file: shown, app: null, lines, marks: [] },
    put: ({ apexClasses }) => apexClasses.set(name, { active, resource }),
    gaps: [],
  };
};
