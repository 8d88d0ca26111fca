import { CLIENT_CREDENTIALS_SUBTYPES } from '../../platform/logins.js';
import { cannotTell, either, type PlatformFact } from './fact.js';
import { flowLogins } from './logins.js';
import { present, vocabulary } from './vocabulary.js';

/** Whether logins of this flow are called `OAuth Client Credentials`, as recorded describes have it. */
export const loginSubtypeSpelling: PlatformFact = {
  id: 'login-subtype-spelling',
  judge: (seen) => {
    const values = present(flowLogins(seen).map(({ subType }) => subType));
    if (values.length === 0) return cannotTell('noFlowLogins');
    return either(
      values.every((value) => value === CLIENT_CREDENTIALS_SUBTYPES[0]),
      'values',
      [vocabulary(values)],
    );
  },
};
