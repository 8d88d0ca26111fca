/** What the phrases mean that are looked for: codes and descriptions of the catalogue, and hints at a flow. */
import type { CatalogueEntry, OtherFlow } from '../catalogue/entry.js';
import { CATALOGUE } from '../catalogue.js';
import { HINTS } from './hints.js';
import type { Phrase } from './phrases.js';

export type Meaning =
  | { kind: 'code'; code: string }
  | { kind: 'description'; entry: CatalogueEntry; description: string }
  | { kind: 'flow'; flow: OtherFlow };

/** Codes that people also write as words; of others, such as `not_found`, the words are said of anything. */
const SPOKEN_CODES: ReadonlySet<string> = new Set([
  'invalid_app_access',
  'invalid_client',
  'invalid_client_id',
  'invalid_grant',
  'invalid_session_id',
  'request_limit_exceeded',
  'unauthorized_client',
  'unsupported_grant_type',
]);

/** Codes as the Bulk API spells them. */
const OTHER_SPELLINGS: Readonly<Record<string, string>> = { invalidsessionid: 'invalid_session_id' };

const codePhrases = (): Array<Phrase<Meaning>> => [
  ...[...new Set(CATALOGUE.flatMap(({ codes }) => codes))].map((code) => ({
    text: code,
    joined: !SPOKEN_CODES.has(code),
    value: { kind: 'code', code } as const,
  })),
  ...Object.entries(OTHER_SPELLINGS).map(([text, code]) => ({ text, value: { kind: 'code', code } as const })),
];

/** All that is looked for in a text. */
export const phrasesOfCatalogue = (): Array<Phrase<Meaning>> => [
  ...codePhrases(),
  ...CATALOGUE.flatMap((entry) =>
    entry.says.map((text) => ({ text, value: { kind: 'description', entry, description: text } as const })),
  ),
  ...HINTS.flatMap(([flow, says]) => says.map((text) => ({ text, value: { kind: 'flow', flow } as const }))),
];
