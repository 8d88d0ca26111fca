import type { Source } from '../inventory/inventory.js';
import type { RuleEvidence } from './evidence.js';
import { evidenceText } from './texts.js';

/** What an element says that is called alike in the source and in metadata: `isEnabled: false`; null: nothing. */
export const elementEvidence = (source: Source, element: string, value: boolean | string | null): RuleEvidence => ({
  source,
  detail: `${element}: ${value ?? evidenceText('none')}`,
  about: { elements: [element] },
});
