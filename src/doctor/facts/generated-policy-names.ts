import { cannotTell, either, type PlatformFact } from './fact.js';

const FORMS = ['_oauthPlcy', '_defaultPolicy'] as const;

/** Whether policies are named after their app, as those are that Setup makes (`…_oauthPlcy`) or a deployment. */
export const generatedPolicyNames: PlatformFact = {
  id: 'generated-policy-names',
  judge: ({ policies }) => {
    const named = (policies ?? []).filter(({ name, app }) => name !== null && app !== null);
    if (named.length === 0) return cannotTell('noValues');
    const counts = FORMS.map((form) => named.filter(({ name, app }) => name === `${app}${form}`).length);
    const [setup = 0, deployed = 0] = counts;
    return either(setup + deployed === named.length, 'policyNames', [setup, deployed, named.length]);
  },
};
