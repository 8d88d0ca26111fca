import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { policyJsonSchema } from '../../src/policy/json-schema.js';
import { ruleNames } from '../../src/cli/rule-names.js';

type Schema = {
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
  description?: string;
  anyOf?: Schema[];
};

const text = policyJsonSchema(ruleNames());

/** Every key of the format, by its path. */
const keysOf = (schema: Schema, path = ''): Array<[string, Schema]> => {
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, value]): Array<[string, Schema]> => [
    [`${path}.${key}`, value],
    ...keysOf(value, `${path}.${key}`),
  ]);
  const nested = [schema.items, schema.additionalProperties, ...(schema.anyOf ?? [])].filter(
    (one) => typeof one === 'object',
  );
  return [...own, ...nested.flatMap((one) => keysOf(one, path))];
};

describe('the JSON Schema of a policy file', () => {
  it('is published as it is checked', () => {
    const published = readFileSync(new URL('../../schemas/nhi-policy.schema.json', import.meta.url), 'utf8');
    expect(published, 'run "npm run snapshot"').to.equal(text);
  });

  it('describes every key, and allows no other', () => {
    const schema = JSON.parse(text) as Schema;
    const keys = keysOf(schema);
    expect(keys.length).to.be.greaterThan(40);
    for (const [path, { description, anyOf }] of keys) {
      // What differs in an environment is described where it stands without one.
      if (!anyOf) expect(description, path).to.match(/\.$/);
    }
    expect(text).to.not.match(/"additionalProperties": true/);
    expect(schema.additionalProperties).to.equal(false);
  });

  it('lists every rule', () => {
    for (const { id } of ruleNames()) expect(text).to.contain(`"${id}"`);
  });
});
