import { cannotTell, either, type PlatformFact } from './fact.js';

/** Whether consumers tell of a slot for a staged pair; asked where the org opens credentials, without a write. */
export const stagedCredentialsRoute: PlatformFact = {
  id: 'staged-credentials-route',
  judge: ({ facts, apiVersion }) =>
    facts.stagedSlot === null ? cannotTell('notOpen') : either(facts.stagedSlot, 'at', [apiVersion]),
};
