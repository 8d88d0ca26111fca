/** Which columns a WHERE may name. */
import { invalidField } from '../server/errors.js';
import type { Field, SObject } from '../schema/schema.js';
import type { Org } from '../org/model.js';

const NEVER_FILTERABLE = new Set(['address', 'base64', 'complexvalue', 'encryptedstring', 'location', 'textarea']);

/**
 * LoginHistory takes two columns for certain; two more depend on the org's options, since the documentation contradicts
 * itself.
 */
const LOGIN_HISTORY = new Set(['Id', 'LoginSubType', 'LoginTime', 'LoginType', 'UserId']);

export const isFilterable = (org: Org, object: SObject, field: Field): boolean => {
  if (NEVER_FILTERABLE.has(field.type)) return false;
  if (org.options.unfilterable.includes(`${object.name}.${field.name}`)) return false;
  return object.name !== 'LoginHistory' || LOGIN_HISTORY.has(field.name);
};

export const assertFilterable = (org: Org, object: SObject, field: Field): void => {
  if (!isFilterable(org, object, field)) {
    throw invalidField(`field '${field.name}' can not be filtered in a query call`);
  }
};
