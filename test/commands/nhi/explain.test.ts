import { expect } from 'chai';
import type { NhiExplainResult } from '../../../src/commands/nhi/explain.js';
import { CATALOGUE } from '../../../src/token/catalogue.js';
import { pairRules } from '../../../src/compare/registry.js';
import { everyRule as rules } from '../../../src/rules/registry.js';
import { openCommands } from '../../support/run-command.js';
import type { SfSession } from '../../support/session.js';

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

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

  it('lists all errors, too', async () => {
    const { json } = await explain(['--list', '--json']);
    const { errors } = json<{ result: NhiExplainResult }>().result;
    expect(errors).to.have.length(CATALOGUE.length);
    expect(errors.find(({ id }) => id === 'app-blocked')).to.deep.include({
      stage: 'app',
      codes: ['oauth_app_blocked'],
    });
    const { stdout } = await explain(['--list']);
    expect(oneLine(stdout))
      .to.include('run-as-missing')
      .and.include('invalid_grant: no client credentials user enabled');
  });

  it('explains a rule of the comparison', async () => {
    const { code, stdout } = await explain(['env-app-missing']);
    expect(code).to.equal(0);
    expect(stdout)
      .to.include('(env-app-missing)')
      .and.include('Rule of "sf nhi compare": the integration wouldn\'t')
      .and.include('How to fix it:');
    expect((await explain(['env-scope-difers'])).stderr).to.include('Did you mean: env-scope-differs');
  });

  it('names rules that rule a cause out apart from those that confirm one', async () => {
    const { stdout } = await explain(['--error', 'invalid_grant: ip restricted']);
    const [, address = '', hours = ''] = stdout.split(/^\d\. /m).map(oneLine);
    expect(address)
      .to.include('rule it out if they find something: app-ip-unrestricted, app-ip-relaxed')
      .and.not.include('that check it');
    expect(hours).to.include('that check it: run-as-login-hours').and.not.include('rule it out');
  });

  it('explains an error', async () => {
    const { code, stdout } = await explain(['--error', 'invalid_grant: no client credentials user enabled']);
    expect(code).to.equal(0);
    expect(stdout).to.include('No Run As user is set').and.include('What to do:').and.include('run-as-missing');
  });

  for (const columns of [60, 80, 100]) {
    it(`is wrapped to a terminal of ${columns} columns, but for commands`, async () => {
      const env = { OCLIF_COLUMNS: String(columns) };
      const texts = ['run-as-inactive', 'app-run-as-not-preauthorized', 'env-permission-missing'].map((id) => [id]);
      const all = [...texts, ['--list'], ['--error', 'invalid_grant: expired access/refresh token']];
      for (const args of all) {
        const { stdout } = await sf.run(['nhi', 'explain', ...args], { env });
        for (const line of stdout.split('\n'))
          // A single long word, such as an address or an id, stays whole.
          if (!/^ +sf |^\s*(?:\S+ {2,})?\S+$/.test(line)) expect(line.length, line).to.be.at.most(columns);
      }
      const { stdout } = await sf.run(['nhi', 'explain', 'app-run-as-not-preauthorized'], { env });
      expect(stdout).to.match(/^ +sf org assign permset --name '<permission set>' --on-behalf-of '<username>'$/m);
    });
  }

  it('takes an error from standard input', async () => {
    const { json } = await explain(
      ['--error', '-', '--json'],
      'HTTP/1.1 400\n\n{"error":"invalid_client","error_description":"invalid client credentials"}',
    );
    expect(json<{ result: NhiExplainResult }>().result.error?.causes[0]?.id).to.equal('secret-wrong');
  });

  it('tells another flow apart, in lines', async () => {
    const { stdout } = await explain(['--error', 'invalid_grant: expired access/refresh token']);
    expect(stdout)
      .to.match(/1\. This is an answer to the refresh token flow/)
      .and.match(/^ {3}If the refresh token flow/m);
    expect(stdout).to.not.include('\\n').and.not.include('No Run As user');
  });

  it('shows what it recognised and not what it was given', async () => {
    const secret = '9F1D0C6A7BE24385A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3D4E5F60718';
    for (const args of [[], ['--json']]) {
      const { stdout, stderr } = await explain(['--error', '-', ...args], `INVALID_CLIENT client secret ${secret}`);
      expect(stdout).to.include('invalid_client');
      expect(stdout + stderr).to.not.include(secret.slice(0, 12));
    }
  });

  it('names the rule that may have been meant', async () => {
    const { code, stderr } = await explain(['run-as-mising']);
    expect(code).to.equal(1);
    expect(stderr).to.include('Did you mean: run-as-missing');
  });

  it('says so when an error is not known', async () => {
    const { code, stderr } = await explain(['--error', 'it is broken']);
    expect(code).to.equal(1);
    expect(stderr).to.include('No error that is known was found in the text.');
    expect(stderr)
      .to.match(/^.*Look for the error code.*\n.*\n?.*sf nhi explain --list/m)
      .and.not.include('\\n');
  });

  it('wants exactly one thing', async () => {
    expect((await explain([])).code).to.equal(2);
    expect((await explain(['run-as-missing', '--list'])).code).to.equal(2);
  });
});
