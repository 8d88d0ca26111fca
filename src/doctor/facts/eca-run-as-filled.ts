import { cannotTell, doesNotHold, holds, type PlatformFact } from './fact.js';
import { anyLoggedIn } from './logins.js';

/** Whether `ClientCredentialsFlowUser` is filled for this login. */
export const ecaRunAsFilled: PlatformFact = {
  id: 'eca-run-as-filled',
  judge: (seen) => {
    const on = seen.policies?.filter(({ enabled }) => enabled === true) ?? [];
    if (on.length === 0) return cannotTell('noFlow');
    const filled = on.filter(({ runAs }) => runAs !== null).length;
    if (filled > 0) return holds('someOf', [filled, on.length]);
    const apps = on.map(({ app, label }) => ({ name: app, label }));
    // A policy with the flow on may have no user, unless its app logged in.
    return (anyLoggedIn(seen, apps) ? doesNotHold : cannotTell)('someOf', [0, on.length]);
  },
};
