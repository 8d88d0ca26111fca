import { cannotTell, either, type PlatformFact } from './fact.js';
import { flowLogins } from './logins.js';
import { present } from './vocabulary.js';

/** Whether a login calls its app by the label rather than by the developer name. */
export const loginApplicationIsLabel: PlatformFact = {
  id: 'login-application-is-label',
  judge: (seen) => {
    const called = present(flowLogins(seen).map(({ application }) => application));
    const telling = seen.facts.apps.filter(({ name, label }) => label !== null && label !== name);
    const labels = new Set(telling.map(({ label }) => label));
    const names = new Set(telling.map(({ name }) => name));
    const byLabel = called.filter((name) => labels.has(name)).length;
    const byName = called.filter((name) => names.has(name) && !labels.has(name)).length;
    if (byLabel + byName === 0) return cannotTell('noFlowLogins');
    return either(byName === 0, 'labelOrName', [byLabel, byName, called.length]);
  },
};
