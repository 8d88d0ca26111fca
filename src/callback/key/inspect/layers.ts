/** Peels a key down to its JSON, however often and however it was encoded. */
import { decodeBase64 } from './base64.js';
import { decodeBytes, INSIDE, OUTSIDE, type EncodingDefects } from './bytes.js';
import { lost, repairable, type Defect } from './defect.js';
import { joinLines, trimOutside } from './lines.js';
import { unwrap } from './wrapping.js';

export type Peeled = {
  /** What should be JSON; null when there was no way to it. */
  json: string | null;
  defects: Defect[];
};

/** A key of three members has some 300 bytes; whatever is this large is another file. */
const MAX_BYTES = 65_536;
const MAX_LAYERS = 4;

const isJsonLike = (text: string): boolean => /^\s*(?:[{[]|"\s*\{)/.test(text);
const isBase64Like = (text: string): boolean => /^["'\s]*[A-Za-z0-9+/_-]{8,}[A-Za-z0-9+/_=\s"'-]*$/.test(text);

const once = (defects: Defect[]): Defect[] =>
  defects.filter((defect, index) => defects.findIndex(({ id }) => id === defect.id) === index);

const peel = (bytes: Uint8Array, ids: EncodingDefects, layer: number): Peeled => {
  const decoded = decodeBytes(bytes, ids);
  if (layer === 0 && decoded.text.trim() === '') return { json: null, defects: [...decoded.defects, lost('empty')] };
  if (isJsonLike(decoded.text)) {
    return {
      json: decoded.text,
      defects: layer === 0 ? [...decoded.defects, repairable('not-encoded')] : decoded.defects,
    };
  }
  if (layer > 0 && (layer >= MAX_LAYERS || !isBase64Like(decoded.text)))
    return { json: decoded.text, defects: decoded.defects };

  const trimmed = trimOutside(decoded.text);
  const bare = unwrap(trimmed.text);
  // Quotes may have held white space of their own.
  const again = bare.text === trimmed.text ? { text: bare.text, defects: [] } : trimOutside(bare.text);
  const inner = isJsonLike(again.text) ? again : joinLines(again.text);
  const repeated = layer > 0 ? [repairable('double-encoded')] : [];
  const lines = inner === again ? [] : inner.defects;
  const outer = [...decoded.defects, ...repeated, ...trimmed.defects, ...bare.defects, ...again.defects, ...lines];
  if (isJsonLike(inner.text)) return { json: inner.text, defects: [...outer, repairable('not-encoded')] };
  if (inner.text === '') return { json: null, defects: [...outer, lost('empty')] };

  const decoding = decodeBase64(inner.text);
  if (decoding.bytes === null) return { json: null, defects: [...outer, ...decoding.defects] };
  const next = peel(decoding.bytes, INSIDE, layer + 1);
  return { json: next.json, defects: [...outer, ...decoding.defects, ...next.defects] };
};

export const peelKey = (bytes: Uint8Array): Peeled => {
  if (bytes.length > MAX_BYTES) return { json: null, defects: [lost('too-large', MAX_BYTES)] };
  const { json, defects } = peel(bytes, OUTSIDE, 0);
  return { json, defects: once(defects) };
};
