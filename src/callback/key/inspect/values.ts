/** What the values of a key are, beside the host. */
import { MEMBERS, type CallbackKey, type Member } from '../key.js';
import { peelValue } from '../peel/peel-value.js';
import { lost, repairable, type Defect } from './defect.js';
import { looksLikeConsumerKey } from './known-forms.js';
import { isPlaceholder } from './placeholder.js';

export type Values = {
  /** Texts with what does not belong to them taken off; null where there is none. */
  values: Record<Member, string | null>;
  defects: Defect[];
};

/** Ids and addresses that are taken for a consumer key; a key holds neither `:` nor `/` nor `@`. */
const NOT_A_KEY = /^(?:0H4|0xI|0CJ|888|00D|005|ca4)[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?$|[@/:]/;

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;

/** No value is longer by far; nothing is looked for in what is. */
const MAX_LENGTH = 4096;

/** What is wrong with a text that has nothing around it any more. */
const defectsOf = (member: Member, text: string): Defect[] => {
  if (isPlaceholder(text)) return [lost('value-placeholder', member)];
  if (CONTROL.test(text)) return [lost('value-control-character', member)];
  return /\s/.test(text) && member !== 'client_secret' ? [lost('value-whitespace', member)] : [];
};

type Read = { text: string | null; defects: Defect[] };

const readValue = (member: Member, given: unknown): Read => {
  const none = (defect: Defect): Read => ({ text: null, defects: [defect] });
  if (typeof given !== 'string') return none(lost('value-not-text', member));
  if (given.length > MAX_LENGTH) return none(lost('value-too-long', member));
  const { text, defects } = peelValue(member, given);
  return text === '' ? none(lost('value-empty', member)) : { text, defects: [...defects, ...defectsOf(member, text)] };
};

const comparisons = ({ client_id: id, client_secret: secret }: Record<Member, string | null>): Defect[] => {
  if (id === null || secret === null) return [];
  if (looksLikeConsumerKey(secret) && !looksLikeConsumerKey(id)) return [repairable('values-swapped')];
  if (id === secret) return [lost('values-equal')];
  return [];
};

export const readValues = (given: Partial<Record<Member, unknown>>): Values => {
  const read = MEMBERS.map((member) => ({
    member,
    ...(Object.hasOwn(given, member) ? readValue(member, given[member]) : { text: null, defects: [] }),
  }));
  const defects = read.flatMap((one) => one.defects);
  const values = Object.fromEntries(read.map(({ member, text }) => [member, text])) as Values['values'];
  const compared = comparisons(values);
  if (compared.some(({ id }) => id === 'values-swapped')) {
    [values.client_id, values.client_secret] = [values.client_secret, values.client_id];
  }
  const id = values.client_id;
  const unlikely = id !== null && NOT_A_KEY.test(id) && !looksLikeConsumerKey(id) && !isPlaceholder(id);
  return { values, defects: [...defects, ...compared, ...(unlikely ? [lost('client-id-not-a-key')] : [])] };
};

/** What keeps a value from going into a key as it is; null when nothing does. */
export const refusalOf = (member: Exclude<keyof CallbackKey, 'host'>, value: string): Defect | null => {
  // What it is given together with is not known: anything but the same.
  const other = value === 'x' ? 'y' : 'x';
  return readValues({ client_id: other, client_secret: other, [member]: value }).defects[0] ?? null;
};
