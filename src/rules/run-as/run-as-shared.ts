import { appOfKey } from '../../inventory/inventory.js';
import type { Evidence } from '../../findings/audit-report.js';
import { listedOf } from '../../text/listed.js';
import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail, pass } from '../rule.js';
import { atMost } from './evidence.js';
import { ownUser } from '../../steps/user.js';
import { evidenceText } from '../texts.js';

const alsoRunAs =
  (username: string) =>
  (key: string): Evidence => {
    const { kind, name } = appOfKey(key);
    const source = kind === 'ConnectedApp' ? kind : 'ExtlClntAppOauthPlcyCnfg';
    return { source, detail: evidenceText('alsoRunsAs', [name, kind, username]) };
  };

export const runAsShared = defineRule({
  id: 'run-as-shared',
  family: 'run-as',
  level: 'app',
  kind: 'posture',
  severity: 'high',
  controls: [
    'NHI9:2025',
    'NIST CSF PR.AA-01',
    'NIST 800-53 IA-4',
    'NIST 800-53 AC-6',
    'ISO 27001 A.5.16',
    'SOC 2 CC6.1',
    'SBS-ACS-009',
    HEALTH_REVIEW.clientCredentialPolicies,
  ],
  documentation:
    'https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.remoteaccess_oauth_client_credentials_flow.htm',
  needs: ['app', 'user', 'appsOfSameUser'],
  evaluate({ app, user, appsOfSameUser: { first, count } }) {
    if (count === 0) return pass;
    const { username } = user;
    return fail(atMost(first, alsoRunAs(username), count), {
      tokens: [username, listedOf(first, count, (key) => appOfKey(key).name)],
      subject: username,
      fix: (steps) => [...steps.decide('run-as-shared.own', [app.called]), ...ownUser(steps, app, user)],
    });
  },
});
