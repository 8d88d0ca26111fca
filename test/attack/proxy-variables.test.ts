import { expect } from 'chai';
import { emptyOrg, AUDITOR } from '../commands/nhi/audit-org.js';
import { openCommands } from '../support/run-command.js';
import type { SfSession } from '../support/session.js';

describe('a mistake in a variable that names a proxy', () => {
  let sf: SfSession;
  before(async () => {
    sf = await openCommands();
    await sf.host(emptyOrg(), { acme: AUDITOR });
  });
  after(async () => sf.close());

  for (const value of ['http://user:PASSWORD@', 'http://[::1', 'http://user:PASSWORD@proxy.corp:port', ' ']) {
    for (const args of [[], ['--json']]) {
      it(`ends an audit by naming the variable and not ${JSON.stringify(value)} ${args.join('')}`, async () => {
        const run = ['nhi', 'audit', '--target-org', 'acme', ...args];
        const { code, stdout, stderr } = await sf.run(run, { env: { HTTP_PROXY: value } });
        expect(code).to.equal(1);
        expect(stdout + stderr)
          .to.include('HTTP_PROXY does not hold the address of a proxy')
          .and.not.include('PASSWORD')
          .and.not.match(/Invalid URL|UnexpectedError/);
      });
    }
  }
});
