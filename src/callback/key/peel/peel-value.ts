/**
 * Takes off a value what stands around a key as well. What could be a part of the value (a percent sign, a backslash)
 * is taken off only where a value of a known form comes out.
 */
import { classifyHost } from '../../../platform/host.js';
import { splitHost } from '../../../platform/split-host.js';
import { repairable, type Defect } from '../inspect/defect.js';
import { looksLikeConsumerKey, looksLikeSecret } from '../inspect/known-forms.js';
import type { Member } from '../key.js';
import { brackets, endMark, quotes, stringLiteral, trailingPunctuation } from './around.js';
import { backslashEscapes, htmlEntities, lineContinuations, percentEncoding } from './escapes.js';
import { invisibleCharacters, terminalCodes, zeroBytes } from './invisible.js';
import type { Layer } from './layer.js';
import { surroundingWhiteSpace } from './white-space.js';

/** None of these is ever a part of a value. */
const ALWAYS: ReadonlyArray<readonly [Layer, Defect['id']]> = [
  [surroundingWhiteSpace, 'value-whitespace'],
  [invisibleCharacters, 'value-invisible-character'],
  [quotes, 'value-quoted'],
];

const TOWARDS_A_KNOWN_FORM: readonly Layer[] = [
  stringLiteral,
  zeroBytes,
  terminalCodes,
  lineContinuations,
  htmlEntities,
  percentEncoding,
  backslashEscapes,
  brackets,
  endMark,
  trailingPunctuation,
];

const MAX_STEPS = 12;

const isHost = (text: string): boolean => {
  const parts = splitHost(text);
  return parts !== null && classifyHost(parts.hostname).kind !== 'notSalesforce';
};

const KNOWN: Readonly<Record<Member, (text: string) => boolean>> = {
  host: isHost,
  client_id: looksLikeConsumerKey,
  client_secret: looksLikeSecret,
};

type Step = { text: string; defects: Defect[] };

const always = (member: Member, text: string): Step | null => {
  for (const [peel, id] of ALWAYS) {
    const peeled = peel(text);
    // A quotation mark that stands alone may be a part of a secret; a pair of them is not.
    if (peeled && (id !== 'value-quoted' || peeled.text.length <= text.length - 2))
      return { text: peeled.text, defects: [repairable(id, member)] };
  }
  return null;
};

const peelAll = (member: Member, given: string, layers: readonly Layer[]): Step => {
  const defects: Defect[] = [];
  let text = given;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const simple = always(member, text);
    const peeled = simple ?? layers.reduce<ReturnType<Layer>>((done, peel) => done ?? peel(text), null);
    if (peeled === null) break;
    text = peeled.text;
    if ('defects' in peeled) defects.push(...peeled.defects);
    else defects.push(...peeled.layers.map(({ id, tokens = [] }) => ({ ...repairable(id, ...tokens), place: member })));
  }
  return { text, defects };
};

const once = (defects: Defect[]): Defect[] =>
  defects.filter((defect, index) => defects.findIndex(({ id }) => id === defect.id) === index);

/** @returns the value without what was around it; empty when nothing else was there */
export const peelValue = (member: Member, given: string): Step => {
  if (KNOWN[member](given)) return { text: given, defects: [] };
  const whole = peelAll(member, given, TOWARDS_A_KNOWN_FORM);
  const { text, defects } = KNOWN[member](whole.text) ? whole : peelAll(member, given, []);
  return { text, defects: once(defects) };
};
