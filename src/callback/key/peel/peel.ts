/**
 * Peels a key down to its JSON: one layer after the other is taken off, whatever their order and however often, until
 * nothing is left to take off. Base64 is one of the layers, so that what stands within a key is treated as what stands
 * around it.
 */
import { decodeBase64 } from '../inspect/base64.js';
import { decodeBytes } from '../inspect/bytes.js';
import { lost, repairable, type Defect, type Place } from '../inspect/defect.js';
import { isKeyMember } from '../inspect/members.js';
import {
  authorizationHeader,
  brackets,
  codeFence,
  dataUrl,
  endMark,
  mailQuote,
  markup,
  namedBefore,
  pemLines,
  promptBefore,
  promptBehind,
  quotes,
  stringLiteral,
  trailingPunctuation,
  uuencodeLines,
} from './around.js';
import { backslashEscapes, htmlEntities, lineContinuations, percentEncoding, quotedPrintable } from './escapes.js';
import { insteadOfKey } from './instead.js';
import { invisibleCharacters, terminalCodes, zeroBytes } from './invisible.js';
import {
  brokenLines,
  doubledQuotes,
  isJsonLike,
  jsonString,
  lines,
  otherQuotes,
  parseJson,
  plainNames,
  plusBlanks,
} from './json-layers.js';
import type { Layer, Peeled } from './layer.js';
import { brokenEscapes, brokenText, joinedLines, surroundingWhiteSpace } from './white-space.js';
import { candidatesIn, textsOf } from './within.js';
import { isRecord } from '../../../text/is-record.js';

export type PeeledKey = {
  /** JSON of an object; null when there was no way to it. */
  json: string | null;
  defects: Defect[];
};

/** A key of three members has some 300 bytes; whatever is this large is another file. */
const MAX_BYTES = 65_536;
/** Base64 within Base64. */
const MAX_DEPTH = 4;
/** Layers that are taken off, all attempts together: nobody has put on as many. */
const MAX_STEPS = 200;

/** JSON that is not yet valid may lack only these. */
const JSON_LAYERS: readonly Layer[] = [
  zeroBytes,
  terminalCodes,
  endMark,
  trailingPunctuation,
  otherQuotes,
  doubledQuotes,
  brokenLines,
  plusBlanks,
  plainNames,
  invisibleCharacters,
  htmlEntities,
  percentEncoding,
  quotedPrintable,
  lineContinuations,
  backslashEscapes,
];

/** The order matters where one could be taken for another: what has a name of its own goes before what is general. */
const TEXT_LAYERS: readonly Layer[] = [
  zeroBytes,
  terminalCodes,
  invisibleCharacters,
  jsonString,
  codeFence,
  pemLines,
  uuencodeLines,
  mailQuote,
  brokenEscapes,
  quotedPrintable,
  lineContinuations,
  dataUrl,
  authorizationHeader,
  promptBefore,
  promptBehind,
  stringLiteral,
  namedBefore,
  htmlEntities,
  percentEncoding,
  backslashEscapes,
  quotes,
  brackets,
  markup,
  endMark,
  trailingPunctuation,
  lines,
  brokenText,
];

type State = {
  /** Shared by all attempts. */
  budget: { steps: number };
  /** Whether a key is looked for within what does not lead to one. */
  searches: boolean;
};
type Found = { json: string | null; defects: Defect[] };

const found = (json: string | null, ...defects: Defect[]): Found => ({ json, defects });
const behind = (first: Defect[], { json, defects }: Found): Found => ({ json, defects: [...first, ...defects] });

const isBase64Like = (text: string): boolean => /^[A-Za-z0-9+/_-]{4}[A-Za-z0-9+/_\s-]*(?:=[=\s]*)?$/.test(text);

const placeAt = (depth: number): Place => (depth === 0 ? 'key' : 'within');

const defectsOf = (peeled: Peeled | null, depth: number): Defect[] =>
  (peeled?.layers ?? []).map(({ id, tokens = [] }) => ({ ...repairable(id, ...tokens), place: placeAt(depth) }));

/** White space around what becomes JSON has a name of its own, since it is the JSON's. */
const named = (defects: Defect[], text: string, depth: number): Defect[] => {
  if (depth === 0 || isBase64Like(text)) return defects;
  return [...defects.filter(({ id }) => id === 'carriage-return'), repairable('json-whitespace')];
};

const peelOnce = (text: string, depth: number): { text: string; defects: Defect[] } | null => {
  const around = surroundingWhiteSpace(text);
  const peeled =
    around ??
    (isJsonLike(text) ? JSON_LAYERS : TEXT_LAYERS).reduce<ReturnType<Layer>>((done, peel) => done ?? peel(text), null);
  if (peeled === null) return null;
  const defects = defectsOf(peeled, depth);
  return { text: peeled.text, defects: around ? named(defects, peeled.text, depth) : defects };
};

/** Other JSON that holds a key: the body of a registration, the output of a command. */
const fromOtherJson = (json: string, value: object, depth: number, state: State): Found => {
  const names = Object.keys(value);
  const isBody = names.includes('url') || names.includes('events') || names.includes('body');
  const id = isBody ? 'registration-body' : 'json-around';
  const inside = state.searches ? textsOf(value).flatMap((text) => keyIn(text, depth, state)) : [];
  const [key, other] = inside;
  if (key && !other) return behind([repairable(id)], key);
  return isBody || names.includes('key') ? found(null, lost('registration-body')) : found(json);
};

/** The text leads to JSON of a key. */
const keyIn = (text: string, depth: number, state: State): Found[] => {
  const peeled = peelText(text, depth, { ...state, searches: false });
  const value = peeled.json === null ? null : parseJson(peeled.json)?.value;
  return isRecord(value) && Object.keys(value).some(isKeyMember) ? [peeled] : [];
};

const search = (text: string, depth: number, state: State): Found | null => {
  if (!state.searches || depth > 0) return null;
  // What could not be read may have been a part of the key; and of several keys somebody has to choose one.
  if (text.includes('\ufffd') || /^[A-Za-z0-9+/_=-]+$/.test(text)) return null;
  const keys = candidatesIn(text).flatMap((candidate) => keyIn(candidate, depth, state));
  const different = new Set(keys.map(({ json }) => json));
  const [key] = keys;
  return key && different.size === 1 ? behind([repairable('surrounding-text')], key) : null;
};

/** What is said of bytes that never were a text: it was no Base64. */
const GARBAGE: ReadonlySet<string> = new Set(['empty', 'not-json', 'not-utf8']);

const decode = (text: string, depth: number, state: State): { reached: boolean; found: Found } => {
  const joined = joinedLines(text);
  const decoding = decodeBase64(joined?.text ?? text);
  const repeated = depth > 0 ? [repairable('double-encoded')] : [];
  const defects = [...repeated, ...defectsOf(joined, depth), ...decoding.defects];
  if (decoding.bytes === null) return { reached: false, found: found(null, ...defects) };
  const inner = peelBytes(decoding.bytes, depth + 1, state);
  const garbage = inner.json === null && GARBAGE.has(inner.defects.at(-1)?.id ?? 'not-json');
  return { reached: !garbage, found: behind(defects, inner) };
};

const isCutOff = (text: string): boolean => /^\{\s*(?:"|$)/.test(text) && !text.endsWith('}');

/** The shell took the quotes away: `{host:acme.my.salesforce.com,client_id:…}`. */
const isUnquoted = (text: string): boolean => /^\{\s*[\w-]+\s*:/.test(text) && !/["']/.test(text);

const failure = (text: string): Defect => {
  if (isUnquoted(text)) return lost('json-unquoted');
  return isCutOff(text) ? lost('truncated') : lost('not-json');
};

const peelText = (given: string, depth: number, state: State): Found => {
  const defects: Defect[] = [];
  let text = given;
  // Of JSON that cannot be mended the attempts are of no interest.
  let beforeJson: { text: string; defects: number } | null = null;
  for (;;) {
    if (text.trim() === '') return found(null, ...defects, lost('empty'));
    const parsed = parseJson(text);
    if (parsed && isRecord(parsed.value)) {
      const whole = text.trim() === text;
      const isKey = Object.keys(parsed.value).some(isKeyMember) || Object.keys(parsed.value).length === 0;
      if (whole && isKey) return found(text, ...defects, ...(depth === 0 ? [repairable('not-encoded')] : []));
      if (whole) return behind(defects, fromOtherJson(text, parsed.value, depth, state));
    } else if (parsed && typeof parsed.value !== 'string' && (depth > 0 || Array.isArray(parsed.value))) {
      return search(given, depth, state) ?? found(null, ...defects, lost('not-an-object'));
    }
    const instead = insteadOfKey(text);
    if (instead) return found(null, ...defects, instead);
    if (depth < MAX_DEPTH && text.trim() === text && isBase64Like(text)) {
      const attempt = decode(text, depth, state);
      if (attempt.reached) return behind(defects, attempt.found);
    }
    if (beforeJson === null && isJsonLike(text)) beforeJson = { text, defects: defects.length };
    state.budget.steps -= 1;
    const peeled = state.budget.steps > 0 ? peelOnce(text, depth) : null;
    if (peeled === null) break;
    defects.push(...peeled.defects);
    // Named, but not taken off: a line of PEM that has lost its end.
    if (peeled.text === text) break;
    text = peeled.text;
  }
  const within = search(given, depth, state);
  if (within) return within;
  if (beforeJson) return found(null, ...defects.slice(0, beforeJson.defects), failure(beforeJson.text));
  if (depth > 0) return found(null, ...defects, lost('not-json'));
  return behind(defects, decode(text, depth, state).found);
};

const peelBytes = (bytes: Uint8Array, depth: number, state: State): Found => {
  const { text, defects } = decodeBytes(bytes, depth);
  return behind(defects, peelText(text, depth, state));
};

const once = (defects: Defect[]): Defect[] =>
  defects.filter(
    (defect, index) => defects.findIndex(({ id, place }) => id === defect.id && place === defect.place) === index,
  );

export const peelKey = (bytes: Uint8Array): PeeledKey => {
  if (bytes.length > MAX_BYTES) return { json: null, defects: [lost('too-large', MAX_BYTES)] };
  const { json, defects } = peelBytes(bytes, 0, { budget: { steps: MAX_STEPS }, searches: true });
  return { json, defects: once(defects) };
};
