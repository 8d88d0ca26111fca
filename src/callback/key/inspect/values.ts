/** What the values of a key are, beside the host. */
import { MEMBERS, type CallbackKey, type Member } from '../key.js';
import { lost, repairable, type Defect } from './defect.js';
import { isPlaceholder } from './placeholder.js';

export type Values = {
  /** Texts with what does not belong to them taken off; null where there is none. */
  values: Record<Member, string | null>;
  defects: Defect[];
};

/** Consumer keys of Salesforce begin with the same five characters ever since there are connected apps. */
export const looksLikeConsumerKey = (text: string): boolean => /^3MVG9[\w.-]{20,}$/.test(text);
/** Consumer secrets: 64 hexadecimal digits, of older apps up to 19 decimal ones. */
export const looksLikeSecret = (text: string): boolean => /^(?:[0-9A-Fa-f]{64}|\d{15,19})$/.test(text);

/** Ids and addresses that are taken for a consumer key; a key holds neither `:` nor `/` nor `@`. */
const NOT_A_KEY = /^(?:0H4|0xI|0CJ|888|00D|005|ca4)[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?$|[@/:]/;

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
const QUOTED = /^(["'“‘`])(.*)["'”’`]$/s;

const textOf = (member: Member, given: unknown, defects: Defect[]): string | null => {
  if (typeof given !== 'string') {
    defects.push(lost('value-not-text', member));
    return null;
  }
  const unquoted = QUOTED.exec(given.trim())?.[2];
  if (unquoted !== undefined && unquoted !== '') defects.push(repairable('value-quoted', member));
  const inner = unquoted ?? given;
  const text = inner.trim();
  if (text === '') {
    defects.push(lost('value-empty', member));
    return null;
  }
  if (text !== given && (text !== inner || given.trim() !== given))
    defects.push(repairable('value-whitespace', member));
  if (CONTROL.test(text)) defects.push(lost('value-control-character', member));
  if (/\s/.test(text) && member !== 'client_secret' && !isPlaceholder(text))
    defects.push(lost('value-whitespace', member));
  if (isPlaceholder(text)) defects.push(lost('value-placeholder', member));
  return text;
};

const comparisons = ({ client_id: id, client_secret: secret }: Record<Member, string | null>): Defect[] => {
  if (id === null || secret === null) return [];
  if (looksLikeConsumerKey(secret) && !looksLikeConsumerKey(id)) return [repairable('values-swapped')];
  if (id === secret) return [lost('values-equal')];
  return [];
};

export const readValues = (given: Partial<Record<Member, unknown>>): Values => {
  const defects: Defect[] = [];
  const read = (member: Member): string | null =>
    Object.hasOwn(given, member) ? textOf(member, given[member], defects) : null;
  const values = Object.fromEntries(MEMBERS.map((member) => [member, read(member)])) as Values['values'];
  const compared = comparisons(values);
  if (compared.some(({ id }) => id === 'values-swapped')) {
    [values.client_id, values.client_secret] = [values.client_secret, values.client_id];
  }
  const id = values.client_id;
  const unlikely = id !== null && !isPlaceholder(id) && !looksLikeConsumerKey(id) && NOT_A_KEY.test(id);
  return { values, defects: [...defects, ...compared, ...(unlikely ? [lost('client-id-not-a-key')] : [])] };
};

/** What keeps a value from going into a key as it is; null when nothing does. */
export const refusalOf = (member: Exclude<keyof CallbackKey, 'host'>, value: string): Defect | null => {
  const others: Record<Member, string> = { host: 'h', client_id: 'i', client_secret: 's' };
  return readValues({ ...others, [member]: value }).defects[0] ?? null;
};
