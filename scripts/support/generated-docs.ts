import { errorsDoc } from './errors-doc.js';
import { rulesDoc } from './rules-doc.js';

/** Documents that are wholly written from what the plugin is, by their path in the repository. */
export const GENERATED_DOCS: Readonly<Record<string, () => string>> = {
  'docs/errors.md': errorsDoc,
  'docs/rules.md': rulesDoc,
};
