import { cannotTell, either, type PlatformFact } from './fact.js';
import { flowLogins } from './logins.js';
import { present, vocabulary } from './vocabulary.js';

/** Whether the type of such logins is the label `Remote Access 2.0`, as recorded describes have it. */
export const loginTypeSpelling: PlatformFact = {
  id: 'login-type-spelling',
  judge: (seen) => {
    const values = present(flowLogins(seen).map(({ type }) => type));
    if (values.length === 0) return cannotTell('noFlowLogins');
    return either(
      values.every((value) => value === 'Remote Access 2.0'),
      'values',
      [vocabulary(values)],
    );
  },
};
