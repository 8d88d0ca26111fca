import { expect } from 'chai';
import type { Inventory } from '../../src/inventory/inventory.js';
import { assess } from '../../src/verify/assess.js';
import type { Probed, ProbeStepState, ProbeVerdict } from '../../src/verify/probe.js';
import { exitCodeOf, resultOf, withProbe, type VerifyResult } from '../../src/verify/result.js';
import { connectedApp, externalClientApp, gap, inventory, NOW, user, USER_ID } from '../support/inventory.js';

const assessed = (changes: Partial<Inventory> = {}): VerifyResult => {
  const org = inventory(changes);
  return resultOf(assess(org, org.apps[0] ?? externalClientApp(), { now: NOW }));
};

const probed = (
  verdict: ProbeVerdict,
  state: ProbeStepState = verdict === 'proven' ? 'passed' : verdict === 'refused' ? 'failed' : 'unclear',
): Probed => ({
  verdict,
  steps: { token: state, identity: state, apiCall: state, revocation: 'passed' },
  error: verdict === 'proven' ? null : { code: 'invalid_client', description: 'invalid client credentials' },
  identity: verdict === 'proven' ? { orgId: '00D', userId: USER_ID } : null,
});

const probing = (changes: Partial<Inventory>, verdict: ProbeVerdict): VerifyResult =>
  withProbe(assessed(changes), probed(verdict), { origin: 'https://example.my.salesforce.com', ownClientId: true });

describe('the exit code of a verification', () => {
  const table: Array<[name: string, result: () => VerifyResult, code: number, strict: number]> = [
    ['ready', () => assessed(), 0, 0],
    ['not ready', () => assessed({ users: [user({ active: false })] }), 30, 30],
    [
      'not ready and cut off',
      () => assessed({ users: [user({ active: false })], gaps: [gap('ApexClass', { reason: 'error' })] }),
      30,
      30,
    ],
    ['not known for lack of rights', () => assessed({ gaps: [gap('UserLogin')] }), 0, 31],
    ['a remark not known for lack of rights', () => assessed({ gaps: [gap('LoginHistory')] }), 0, 31],
    ['not known because a source failed', () => assessed({ gaps: [gap('UserLogin', { reason: 'error' })] }), 31, 31],
    [
      'ready, and another source cut off',
      () => assessed({ gaps: [gap('ApexClass', { reason: 'truncated' })] }),
      31,
      31,
    ],
    ['proven', () => probing({}, 'proven'), 0, 0],
    ['refused', () => probing({}, 'refused'), 30, 30],
    ['without a clear answer', () => probing({}, 'unclear'), 31, 31],
    ['not ready and without a clear answer', () => probing({ users: [user({ active: false })] }, 'unclear'), 30, 30],
    ['proven where it was not known', () => probing({ gaps: [gap('UserLogin')] }, 'proven'), 0, 0],
  ];
  for (const [name, result, code, strict] of table) {
    it(`is ${code}, with --fail-on-inconclusive ${strict}: ${name}`, () =>
      expect([exitCodeOf(result(), false), exitCodeOf(result(), true)]).to.deep.equal([code, strict]));
  }
});

describe('what a probe settles', () => {
  const requirement = ({ requirements }: VerifyResult, rule: string): string => {
    const one = requirements.find((each) => each.rule === rule);
    return `${one?.state} ${one?.settledByProbe}`;
  };

  it('is what could not be read', () => {
    const result = probing({ gaps: [gap('UserLogin')] }, 'proven');
    expect([result.ready, requirement(result, 'run-as-frozen'), requirement(result, 'run-as-inactive')]).to.deep.equal([
      true,
      'met true',
      'met false',
    ]);
    expect(result.apps[0]?.checks['run-as-frozen']).to.equal('inconclusive');
  });

  it('is what was only concluded from silence', () => {
    const silent = connectedApp({ runAs: { state: 'missing', certain: false } });
    expect(assessed({ apps: [silent] }).ready).to.equal(false);
    const result = probing({ apps: [silent] }, 'proven');
    expect([result.ready, requirement(result, 'run-as-missing')]).to.deep.equal([true, 'met true']);
  });

  it('is whether the flow is on', () => {
    const unread = externalClientApp({ flow: { settings: null, policy: true } });
    const changes = { apps: [unread], gaps: [gap('ExtlClntAppGlobalOauthSettings')] };
    expect([assessed(changes).ready, probing(changes, 'proven').ready]).to.deep.equal([null, true]);
  });

  it('is nothing that was read and is wrong', () => {
    const result = probing({ users: [user({ active: false })] }, 'proven');
    expect([result.ready, requirement(result, 'run-as-inactive')]).to.deep.equal([false, 'unmet false']);
  });

  it('is nothing when it was refused or got no clear answer', () => {
    const changes = { gaps: [gap('UserLogin')] };
    expect([
      probing(changes, 'refused').ready,
      probing(changes, 'unclear').ready,
      probing({}, 'unclear').ready,
    ]).to.deep.equal([false, null, null]);
    expect(probing({}, 'refused').probe?.error?.causes.map(({ id, verdict }) => `${id} ${verdict}`)).to.include(
      'key-wrong contradicted',
    );
  });
});
