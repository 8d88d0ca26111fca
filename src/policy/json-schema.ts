import { z } from 'zod';
import type { RuleName } from './policy.js';
import { policySchema } from './schema.js';

/** Where the published package's schema can be had by an editor. */
export const schemaUrl = (version: string): string =>
  `https://unpkg.com/sf-plugin-nhi@${version}/schemas/nhi-policy.schema.json`;

/** The JSON Schema of a policy file, for editors: the text of `schemas/nhi-policy.schema.json`. */
export const policyJsonSchema = (rules: readonly RuleName[]): string => {
  const schema = z.toJSONSchema(policySchema(rules), { target: 'draft-7', io: 'input' });
  return `${JSON.stringify({ title: 'nhi-policy.yml', ...schema }, null, 2)}\n`;
};
