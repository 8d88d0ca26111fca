/** What of a source could not be read. Each is a gap of reason `error`: a report that lacks it is not whole. */
import type { Gap, Source } from '../inventory/inventory.js';
import { bundle } from '../text/messages.js';

const messages = bundle('source');

/** @param key of a sentence in `messages/source.md`, whose first token is the file or folder */
export const trouble = (
  key: string,
  file: string,
  {
    source = 'MetadataSource',
    subjects,
    tokens = [],
  }: { source?: Source; subjects?: string[]; tokens?: string[] } = {},
): Gap => ({
  source,
  reason: 'error',
  detail: messages.getMessage(`trouble.${key}`, [file, ...tokens]),
  ...(subjects && { subjects }),
});
