import { stripVTControlCharacters } from 'node:util';
import { expect } from 'chai';
import type { App, Inventory } from '../../../src/inventory/inventory.js';
import { assess } from '../../../src/verify/assess.js';
import { renderLines } from '../../../src/report/formats/human/render.js';
import { gateOf } from '../../../src/verify/report/deliver.js';
import { reportOfVerification } from '../../../src/verify/report/view.js';
import type { Probed } from '../../../src/verify/probe.js';
import { exitCodeOf, resultOf, withProbe, type VerifyResult } from '../../../src/verify/result.js';
import {
  assignment,
  externalClientApp,
  gap,
  inventory,
  NOW,
  permissionSet,
  profileSet,
  user,
  USER_ID,
} from '../../support/inventory.js';

const verified = (changes: Partial<Inventory> = {}, endpoint?: string): VerifyResult => {
  const org = inventory(changes);
  return resultOf(assess(org, org.apps[0] ?? externalClientApp(), { now: NOW, endpoint }));
};

const shown = (result: VerifyResult, { columns = 80, color = false } = {}): string[] =>
  renderLines(reportOfVerification(result, { gate: gateOf(result, exitCodeOf(result, false), false) }), {
    screen: { columns, color },
  });

const oneLine = (lines: string[]): string => lines.join(' ').replace(/\s+/g, ' ');

const withApp = (changes: Partial<App>): Partial<Inventory> => ({ apps: [externalClientApp(changes)] });

const refused: Probed = {
  verdict: 'refused',
  steps: { token: 'failed', identity: 'skipped', apiCall: 'skipped', revocation: 'skipped' },
  error: { code: 'invalid_grant', description: 'no client credentials user enabled' },
  identity: null,
};
const context = { origin: 'https://example.my.salesforce.com', ownClientId: true };

describe('the checklist on a terminal', () => {
  it('begins with whether the app is ready, and with the exit code', () => {
    const lines = shown(verified());
    expect(lines.slice(0, 2)).to.deep.equal([
      'Sign_Callback is ready for registration; the endpoint was not looked at.',
      'Exit code 0: everything that must hold does.',
    ]);
    expect(lines.map((line) => line.replace(/\s+/g, ' '))).to.include(' ✔ ok A Run As user is set. (run-as-missing)');
    expect(oneLine(lines)).to.include('- unchecked The endpoint. Specify it with --endpoint to have it checked.');
  });

  it('says in words what is wrong, with evidence and remedy', () => {
    const text = oneLine(shown(verified({ users: [user({ active: false })] })));
    expect(text).to.match(/^Sign_Callback isn't ready for registration\. 1 requirement isn't met\. Exit code 30/);
    expect(text).to.match(
      /✖ not met The Run As user sign\.bot@example\.com is deactivated\. \(run-as-inactive\) .*- User: .* Fix: /,
    );
  });

  it('says what is not known, and why', () => {
    const text = oneLine(shown(verified({ gaps: [gap('UserLogin', { grant: ['ManageUsers'] })] })));
    expect(text).to.match(
      /^It isn't known whether Sign_Callback is ready for registration\. 2 requirements couldn't be checked\./,
    );
    expect(text)
      .to.match(/\? unknown .*\(run-as-frozen\)/)
      .and.include('=== What could not be checked')
      .and.include('ManageUsers');
  });

  it('says what to do about a flow that is off', () => {
    const text = oneLine(
      shown(
        verified(withApp({ flow: { settings: false, policy: false }, runAs: { state: 'missing', certain: true } })),
      ),
    );
    expect(text)
      .to.include('✖ not met The client credentials flow is off. (flow-half-enabled)')
      .and.include('Setup > External Client App Manager > Sign Callback > Settings > OAuth Settings > Flow Enablement')
      .and.include('Setup > External Client App Manager > Sign Callback > Policies > OAuth Policies: select')
      .and.not.include('App Manager > Sign Callback > Edit');
  });

  it('says that an app that is ready will break, and on which day', () => {
    const set = permissionSet();
    const expiring = assignment({ expiresAt: new Date(NOW.getTime() + 3 * 86_400_000).toISOString() });
    const org = { permissionSets: [profileSet(), set], assignments: [...inventory().assignments, expiring] };
    expect(oneLine(shown(verified(org)))).to.match(/^Sign_Callback is ready .*It will break on 23 November 2026\./);
  });

  it('lists remarks apart', () => {
    const text = oneLine(shown(verified(withApp({ scopes: ['api', 'web'] }))));
    expect(text).to.match(/Sign_Callback is ready .* Risk medium .*\(scope-delegated\)/);
  });

  it('explains a refused probe below its step, contradicted causes without a remedy', () => {
    const result = withProbe(verified(withApp({ runAs: { state: 'missing', certain: true } })), refused, context);
    const text = oneLine(shown(result));
    expect(text).to.include(
      '✖ failed Salesforce refused the token. Answer: invalid_grant: no client credentials user enabled',
    );
    expect(text).to.match(
      /1\. No Run As user is set for the app\. .*What was read from the org confirms this\. run-as-missing: fail\. Fix: Set a Run As user\./,
    );
    expect(text).to.match(/What was read from the org speaks against this\.(?! Fix)/);
  });

  it('says what the probe proved', () => {
    const proven: Probed = {
      verdict: 'proven',
      steps: { token: 'passed', identity: 'passed', apiCall: 'passed', revocation: 'passed' },
      error: null,
      identity: { orgId: '00D000000000001AAA', userId: USER_ID },
    };
    const text = oneLine(shown(withProbe(verified({ gaps: [gap('UserLogin')] }), proven, context)));
    expect(text).to.match(
      /^Sign_Callback is ready for registration; the endpoint was not looked at\. The probe obtained a token and called the API with it\./,
    );
    expect(text)
      .to.include("The Run As user isn't frozen. The probe proves it. (run-as-frozen)")
      .and.not.include('=== What could not be checked');
  });

  it('fits into its columns, whatever the org writes', () => {
    const hostile = '\u001b[2J\u202emoc\n::error::owned ##vso[task.complete]' + 'x'.repeat(200);
    const result = verified({
      ...withApp({ label: hostile, runAs: { state: 'configured', username: hostile }, scopes: ['web', hostile] }),
      gaps: [gap('UserLogin', { detail: hostile })],
    });
    for (const columns of [60, 80, 200]) {
      for (const line of shown(result, { columns })) {
        // A command is one line, however long.
        if (!/^\s*sf /.test(line)) expect(line.length, line).to.be.at.most(columns);
        expect(line).not.to.match(/[\p{Cc}\p{Cf}]|^\s*::|##\w*\[/u);
      }
    }
  });

  it('says the same with colour', () => {
    const result = verified({ users: [user({ active: false })] });
    const colored = shown(result, { color: true }).join('\n');
    expect(colored).to.include('\u001b[');
    expect(stripVTControlCharacters(colored)).to.equal(shown(result).join('\n'));
  });
});
