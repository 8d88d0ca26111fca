import { loginOutcome } from '../../platform/logins.js';
import { cannotTell, either, type PlatformFact } from './fact.js';
import { flowLogins } from './logins.js';
import { present, vocabulary } from './vocabulary.js';

/** Whether a status of such logins that is no known failure is the word `Success`. */
export const loginSuccessSpelling: PlatformFact = {
  id: 'login-success-spelling',
  judge: (seen) => {
    const values = present(flowLogins(seen).map(({ status }) => status));
    const others = values.filter((status) => loginOutcome({ status }) !== 'failure');
    if (others.length === 0) return cannotTell('noFlowLogins');
    return either(
      others.every((status) => status === 'Success'),
      'values',
      [vocabulary(others)],
    );
  },
};
