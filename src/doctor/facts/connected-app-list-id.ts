import { cannotTell, either, type PlatformFact } from './fact.js';
import { vocabularyOfPrefixes } from './vocabulary.js';

/** Whether listMetadata tells the record id of a connected app, by which permission sets are attached to it. */
export const connectedAppListId: PlatformFact = {
  id: 'connected-app-list-id',
  judge: ({ facts: { listedIds } }) => {
    if (listedIds.length === 0) return cannotTell('noValues');
    return either(
      listedIds.every((prefix) => prefix === '0H4'),
      'values',
      [vocabularyOfPrefixes(listedIds)],
    );
  },
};
