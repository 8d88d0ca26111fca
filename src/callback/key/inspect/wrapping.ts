/** What people and tools put around a key: quotes, names, URL encoding. */
import { repairable, type Defect } from './defect.js';

const QUOTES = /^(["'`“”„‘’«»]+)(.*?)(["'`“”„‘’«»]+)[,;]?$/su;
const ONE_QUOTE = /^["'`“”„‘’«»]+|["'`“”„‘’«»]+[,;]?$/gu;
/** `KEY=eyJ…`, `"key": eyJ…`, `export KEY=`, `data:application/json;base64,eyJ…`, `Basic eyJ…`. */
const PREFIX =
  /^(?:data:[\w/.+-]*(?:;[\w=-]+)*,|(?:export\s+|\$|set\s+)?["']?[A-Za-z_][\w.-]{0,40}["']?\s*(?:[:=]|\s)\s*)(?=["']?(?:ey|IHsi|ew))/;
const PERCENT = /%(?:2[BF]|3D|0A|0D|20)/i;

export type Unwrapped = { text: string; defects: Defect[] };

/** Takes off what surrounds the key, layer by layer. A key that is not encoded at all is left as it is. */
export const unwrap = (given: string): Unwrapped => {
  const defects: Defect[] = [];
  let text = given;
  const take = (defect: Defect, next: string): void => {
    if (!defects.some(({ id }) => id === defect.id)) defects.push(defect);
    text = next;
  };
  for (let layer = 0; layer < 4; layer += 1) {
    const before = text;
    const unnamed = text.replace(PREFIX, '');
    if (unnamed !== text) take(repairable('prefixed'), unnamed);
    const quoted = QUOTES.exec(text)?.[2] ?? (/^[{[]/.test(text) ? text : text.replace(ONE_QUOTE, ''));
    if (quoted !== text && !isJsonString(text)) take(repairable('quoted'), quoted);
    if (PERCENT.test(text)) take(repairable('percent-encoded'), decodePercent(text));
    if (text === before) break;
  }
  return { text, defects };
};

/** A JSON string that holds JSON is told apart later. */
const isJsonString = (text: string): boolean => /^"\s*\{/.test(text);

const decodePercent = (text: string): string =>
  text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
