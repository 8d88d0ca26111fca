/** A class says in its body what REST resource it maps, and in a file beside it whether it is active. */
import type { Gap } from '../../inventory/inventory.js';
import type { SourceComponent } from '../../inventory/source.js';
import { restResourceOf } from '../../metadata/apex-source.js';
import { lstat } from 'node:fs/promises';
import { decodeText } from '../../text/decode.js';
import { readOrdinaryFile } from '../../text/read-file.js';
import { decodeXml } from '../decode-xml.js';
import type { SourceParts } from '../parts.js';
import { trouble } from '../trouble.js';
import { elementsAt, parseXml } from '../xml.js';

const MAX_META_BYTES = 64 * 1024;
const ANNOTATION = /@restresource/i;
const KNOWN_STATUSES: ReadonlySet<string> = new Set(['active', 'inactive', 'deleted']);

/** What accompanies the class: whether it is active; or what is wrong with that file, by the key of its sentence. */
const readMeta = async (file: string): Promise<{ active: boolean } | { wrong: 'noMeta' | 'meta' }> => {
  const meta = `${file}-meta.xml`;
  try {
    const stats = await lstat(meta).catch(() => null);
    if (stats === null) return { wrong: 'noMeta' };
    const text = stats.isFile() ? decodeXml(readOrdinaryFile(meta, MAX_META_BYTES)) : null;
    const parsed = text === null ? null : parseXml(text);
    if (parsed === null || !('root' in parsed) || parsed.root.name !== 'ApexClass') return { wrong: 'meta' };
    const status = elementsAt(parsed.root, 'status').map((element) => element.text.trim().toLowerCase());
    return status.every((one) => KNOWN_STATUSES.has(one))
      ? { active: status.every((one) => one === 'active') }
      : { wrong: 'meta' };
  } catch {
    return { wrong: 'meta' };
  }
};

const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length;

/** The CLI leaves a class out of a deploy that has no file beside it. */
const gapOf = (wrong: 'meta' | 'noMeta', shown: string): Gap =>
  trouble(wrong, shown, { source: wrong === 'meta' ? 'ApexClass' : 'MetadataSource' });

export const readApexClass = async (
  { file: { name, path }, shown }: { file: { name: string; path: string }; shown: string },
  bytes: Uint8Array,
): Promise<{ component: SourceComponent; put: (parts: SourceParts) => void; gaps: Gap[] }> => {
  const text = decodeText(bytes);
  const at = text.search(ANNOTATION);
  const resource = at < 0 ? null : restResourceOf(text);
  const meta = resource === null ? { active: true } : await readMeta(path);
  const lines = { '': at < 0 ? 1 : lineOf(text, at) };
  return {
    component: { type: 'ApexClass', name, label: null, file: shown, app: null, lines, marks: [] },
    put: ({ apexClasses }) => apexClasses.set(name, { active: 'wrong' in meta || meta.active, resource }),
    gaps: 'wrong' in meta ? [gapOf(meta.wrong, shown)] : [],
  };
};
