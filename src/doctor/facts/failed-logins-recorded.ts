import { loginOutcome } from '../../platform/logins.js';
import { cannotTell, holds, type PlatformFact } from './fact.js';
import { flowLogins } from './logins.js';
import { present, vocabulary } from './vocabulary.js';

/** Whether a failed request of this flow leaves a row in LoginHistory; that none was seen proves nothing. */
export const failedLoginsRecorded: PlatformFact = {
  id: 'failed-logins-recorded',
  judge: (seen) => {
    const logins = flowLogins(seen);
    const failed = logins.filter((login) => loginOutcome(login) === 'failure');
    if (failed.length === 0) return cannotTell('someOf', [0, logins.length]);
    return holds('failed', [failed.length, logins.length, vocabulary(present(failed.map(({ status }) => status)))]);
  },
};
