import { cannotTell, either, type PlatformFact } from './fact.js';

/** Whether the Metadata API takes the session that REST takes. */
export const metadataApiTakesToken: PlatformFact = {
  id: 'metadata-api-takes-token',
  judge: ({ takes, token, apiVersion }) =>
    takes.metadata === null ? cannotTell() : either(takes.metadata, 'tokenAt', [token, apiVersion]),
};
