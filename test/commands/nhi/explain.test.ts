import { expect } from 'chai';
import type { NhiExplainResult } from '../../../src/commands/nhi/explain.js';
import { pairRules } from '../../../src/compare/registry.js';
import { rules } from '../../../src/rules/registry.js';
import { openCommands } from '../../support/run-command.js';
import type { SfSession } from '../../support/session.js';

/** `sf nhi explain`: no org is logged in. */
describe('nhi explain', () => {
  let sf: SfSession;
  before(async () => {
    sf = await openCommands();
  });
  after(async () => sf.close());

  const explain = async (args: string[], input?: string): ReturnType<SfSession['run']> =>
    sf.run(['nhi', 'explain', ...args], input === undefined ? {} : { input });

  it('explains a rule', async () => {
    const { code, stdout } = await explain(['run-as-missing']);
    expect(code).to.equal(0);
    expect(stdout).to.include('(run-as-missing)').and.include('Why it matters:').and.include('How to fix it:');
  });

  it('lists all rules', async () => {
    const { code, json } = await explain(['--list', '--json']);
    expect(code).to.equal(0);
    expect(json<{ result: NhiExplainResult }>().result.rules.map(({ id }) => id)).to.deep.equal(
      [...rules, ...pairRules].map(({ id }) => id),
    );
  });

  it('explains a rule of the comparison', async () => {
    const { code, stdout } = await explain(['env-app-missing']);
    expect(code).to.equal(0);
    expect(stdout)
      .to.include('(env-app-missing)')
      .and.include('Rule of "sf nhi compare": the integration wouldn\'t work')
      .and.include('How to fix it:');
    expect((await explain(['env-scope-difers'])).stderr).to.include('Did you mean: env-scope-differs');
  });

  it('names rules that rule a cause out apart from those that confirm one', async () => {
    const { stdout } = await explain(['--error', 'invalid_grant: ip restricted']);
    expect(stdout)
      .to.include('rule it out if they find something: app-ip-unrestricted, app-ip-relaxed')
      .and.not.include('that check it');
  });

  it('explains an error', async () => {
    const { code, stdout } = await explain(['--error', 'invalid_grant: no client credentials user enabled']);
    expect(code).to.equal(0);
    expect(stdout).to.include('No Run As user is set').and.include('What to do:').and.include('run-as-missing');
  });

  it('takes an error from standard input', async () => {
    const { json } = await explain(
      ['--error', '-', '--json'],
      'HTTP/1.1 400\n\n{"error":"invalid_client","error_description":"invalid client credentials"}',
    );
    expect(json<{ result: NhiExplainResult }>().result.error?.causes[0]?.id).to.equal('secret-wrong');
  });

  it('names the rule that may have been meant', async () => {
    const { code, stderr } = await explain(['run-as-mising']);
    expect(code).to.equal(1);
    expect(stderr).to.include('Did you mean: run-as-missing');
  });

  it('says so when an error is not known', async () => {
    const { code, stderr } = await explain(['--error', 'it is broken']);
    expect(code).to.equal(1);
    expect(stderr).to.include("isn't an error of the client credentials flow that is known");
  });

  it('wants exactly one thing', async () => {
    expect((await explain([])).code).to.equal(2);
    expect((await explain(['run-as-missing', '--list'])).code).to.equal(2);
  });
});
