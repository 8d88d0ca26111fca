import { expect } from 'chai';
import { runbook, type RunbookContext } from '../../../src/provision/scaffold/runbook.js';
import type { ScaffoldRequest } from '../../../src/provision/scaffold/plan.js';
import { onPosix } from '../../support/only-here.js';
import { wordsForSf } from '../../support/shell-words.js';
import { aSpec, everything } from './requests.js';

const idsOf = (request: Partial<ScaffoldRequest>, context: Partial<RunbookContext> = {}): string[] =>
  runbook(aSpec(request), { targetOrg: null, org: null, username: null, policyFile: null, ...context }).map(
    ({ id }) => id,
  );

describe('the runbook', () => {
  const endpoint = '/services/apexrest/sign/callback';

  it('goes from the user to the registered callback', () => {
    expect(idsOf({ endpoint })).to.deep.equal([
      'profile',
      'user',
      'permission-set-license',
      'deploy-1',
      'deploy-2',
      'permission-set',
      'verify',
      'key',
      'register',
    ]);
  });

  it('makes no user who is there, and asks for no id that is known', () => {
    const org = { userId: '005000000000001AAA', profileName: 'Any', profileId: '00e000000000001AAA' };
    expect(idsOf({ endpoint }, { org }).slice(0, 2)).to.deep.equal(['permission-set-license', 'deploy-1']);
    const nobody = { ...org, userId: null };
    expect(idsOf({ endpoint }, { org: nobody }).slice(0, 2)).to.deep.equal(['user', 'permission-set-license']);
  });

  it('deploys the profile before the user gets it', () => {
    expect(idsOf(everything).slice(0, 4)).to.deep.equal(['deploy-1', 'profile', 'user', 'permission-set-license']);
    const org = { userId: '005000000000001AAA', profileName: 'Any', profileId: null };
    expect(idsOf(everything, { org }).slice(0, 4)).to.deep.equal([
      'deploy-1',
      'profile',
      'user-profile',
      'permission-set-license',
    ]);
  });

  onPosix('hands every command its values as they are, whatever they hold', () => {
    const spec = aSpec({ ...everything, contactEmail: "o'brien@example.com", runAsUser: 'a+b&c@example.com' });
    const context = { targetOrg: "it's $(here)", org: null, username: null, policyFile: 'my policies/nhi.yml' };
    for (const { id, command } of runbook(spec, context)) {
      const words = wordsForSf(command);
      const at = words.indexOf('--target-org');
      expect(words[at + 1], id).to.equal(context.targetOrg);
      if (id === 'verify') expect(words.slice(-2)).to.deep.equal(['--policy-file', context.policyFile]);
      if (id === 'permission-set') expect(words.slice(-2)).to.deep.equal(['--on-behalf-of', 'a+b&c@example.com']);
      if (id === 'user')
        expect(words.at(-1)).to.contain(`Username='a+b&c@example.com'`).and.contain(`Email="o'brien@example.com"`);
    }
  });

  onPosix('leaves the user to a variable, which the shell fills in', () => {
    const steps = runbook(aSpec({ runAsUser: '$NHI_RUN_AS' }), {
      targetOrg: null,
      org: null,
      username: null,
      policyFile: null,
    });
    expect(steps[0]).to.include({ id: 'username', command: "export NHI_RUN_AS='<username>'" });
    const env = { NHI_RUN_AS: 'bot@example.com' };
    for (const { id, command } of steps) {
      const words = wordsForSf(command, env);
      if (id === 'user') expect(words.at(-1)).to.match(/^Username=bot@example\.com /);
      if (id === 'permission-set') expect(words.at(-1)).to.equal('bot@example.com');
    }
  });

  it('runs the test of the class where there is one', () => {
    const [deploy] = runbook(aSpec(everything), { targetOrg: null, org: null, username: null, policyFile: null });
    expect(deploy?.command).to.contain('--test-level RunSpecifiedTests --tests SignCallbackTest');
  });

  it('has each command on one line', () => {
    for (const { command } of runbook(aSpec(everything), {
      targetOrg: 'dev',
      org: null,
      username: null,
      policyFile: null,
    }))
      expect(command).to.not.match(/[\r\n]/);
  });
});
