import { permittedUsersPolicy } from '../../platform/permitted-users.js';
import { cannotTell, either, type PlatformFact } from './fact.js';
import { present, vocabulary } from './vocabulary.js';

/** Whether queries tell the permitted users by the two names that metadata has. */
export const permittedUsersSpelling: PlatformFact = {
  id: 'permitted-users-spelling',
  judge: ({ policies }) => {
    const values = present((policies ?? []).map(({ permittedUsers }) => permittedUsers));
    if (values.length === 0) return cannotTell('noValues');
    const unknown = values.filter((value) => permittedUsersPolicy(value) === 'unrecognised');
    return either(unknown.length === 0, 'spellings', [vocabulary(values), vocabulary(unknown) || '-']);
  },
};
