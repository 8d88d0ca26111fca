import { expect } from 'chai';
import { decodeKeyStrictly } from '../fake-callback-service/decode-key.js';
import type { FakeOrg } from '../fake-org/index.js';
import { SF } from '../support/processes.js';
import type { SfSession } from '../support/session.js';
import { openSf } from '../support/sf.js';
import { CONTROL_C, DOWN, ENTER, openTerminal, type Terminal } from '../support/terminal.js';
import { ADMIN, signingOrg } from './nhi/signing-org.js';

/** Questions to somebody at a terminal. */
describe('prompts', () => {
  let sf: SfSession;
  let fake: FakeOrg;

  before(async () => {
    sf = await openSf();
    fake = await sf.host(signingOrg().org, { open: ADMIN });
  });

  after(async () => sf.close());

  const at = (...args: string[]): Terminal => openTerminal([SF, ...args], { env: sf.home.env, cwd: sf.home.dir });
  const generate = (): Terminal =>
    at('nhi', 'key', 'generate', '--target-org', 'open', '--app', 'Contract_Signing', '--no-verify');
  const secret = (): string => fake.org.externalClientApps[0]?.consumerSecret ?? '';

  it('ask for a secret without showing it, and before a key is shown', async () => {
    const terminal = generate();
    await terminal.sees('Consumer secret of the app');
    terminal.type(`${secret()}${ENTER}`);
    await terminal.sees('Show the callback key of Contract_Signing');
    expect(terminal.shown()).to.include('****').and.not.include(secret());
    terminal.type(`y${ENTER}`);
    expect(await terminal.ended, terminal.shown()).to.equal(0);
    const key = /^[A-Za-z0-9+/]{100,}=*/m.exec(terminal.shown())?.[0] ?? '';
    expect(decodeKeyStrictly(key)).to.include({ client_secret: secret() });
  });

  it('end with 130 on Ctrl+C', async () => {
    const terminal = generate();
    await terminal.sees('Consumer secret of the app');
    terminal.type(`hush${CONTROL_C}`);
    expect(await terminal.ended, terminal.shown()).to.equal(130);
    expect(terminal.shown()).to.not.include('hush');
  });

  it('let somebody choose the app to verify, while progress is shown before', async () => {
    const terminal = at('nhi', 'verify', '--target-org', 'open');
    await terminal.sees('App to verify');
    terminal.type(DOWN);
    await terminal.sees('Half_On');
    terminal.type(ENTER);
    await terminal.sees('ready for registration');
    expect([0, 30]).to.include(await terminal.ended);
    expect(terminal.shown()).to.include('✔');
  });
});
