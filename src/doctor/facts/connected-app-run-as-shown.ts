import { cannotTell, doesNotHold, either, type PlatformFact } from './fact.js';
import { anyLoggedIn } from './logins.js';

/** Whether readMetadata returns `oauthClientCredentialUser`, as a username. */
export const connectedAppRunAsShown: PlatformFact = {
  id: 'connected-app-run-as-shown',
  judge: (seen) => {
    const on = seen.facts.connectedApps?.filter(({ flow }) => flow === true) ?? [];
    if (on.length === 0) return cannotTell('noFlow');
    const shown = on.filter(({ runAs }) => runAs !== null);
    const usernames = shown.filter(({ runAs }) => runAs?.includes('@')).length;
    if (shown.length > 0) return either(usernames === shown.length, 'someOf', [usernames, on.length]);
    // An app with the flow on may have no user, unless it logged in.
    return (anyLoggedIn(seen, on) ? doesNotHold : cannotTell)('someOf', [0, on.length]);
  },
};
