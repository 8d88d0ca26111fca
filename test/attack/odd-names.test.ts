/** Apps that only a careless reader takes for one another. */
import { expect } from 'chai';
import type { NhiAuditResult } from '../../src/commands/nhi/audit.js';
import { addConnectedApp, addExternalClientApp, addUser } from '../fake-org/builders/index.js';
import type { Org } from '../fake-org/org/model.js';
import { FULL, ordinaryOrg } from '../org/ordinary-org.js';
import { openCommands } from '../support/run-command.js';
import type { SfSession } from '../support/session.js';

const HOSTILE = 'Pay\u001b[2J\u001b]8;;https://evil.example\u0007roll\u202egnissecorp\u200b\u2066 ::error::x\r\n| x';

const namesakes = (): Org => {
  const org = ordinaryOrg();
  const [profile] = org.users.flatMap(({ username, ...user }) =>
    username === 'orders@ordinary.example' ? [user.profile] : [],
  );
  const user = (name: string, frozen: boolean) =>
    addUser(org, { username: `${name}@ordinary.example`, profile: profile!, frozen });
  const owner = { contactEmail: 'owner@ordinary.example' };
  addConnectedApp(org, { ...owner, name: 'Sync', label: HOSTILE, runAs: user('one', true) });
  addExternalClientApp(org, { ...owner, name: 'sync', label: `${HOSTILE}\u200d`, runAs: user('three', false) });
  addExternalClientApp(org, { ...owner, name: 'syNC', label: 'Sync', runAs: user('four', true) });
  return org;
};

describe('apps whose names differ in case only, with labels that a terminal would act on', () => {
  let sf: SfSession;
  before(async () => {
    sf = await openCommands();
    await sf.host(namesakes(), { odd: FULL });
  });
  after(async () => sf.close());

  it('are judged each by itself', async () => {
    const { json } = await sf.run(['nhi', 'audit', '--target-org', 'odd', '--json']);
    const { apps } = json<{ result: NhiAuditResult }>().result;
    const frozen = apps
      .filter(({ name }) => /^sync$/i.test(name))
      .map(({ kind, name, checks }) => [kind, name, checks['run-as-frozen']]);
    expect(frozen).to.have.deep.members([
      ['ConnectedApp', 'Sync', 'fail'],
      ['ExternalClientApp', 'sync', 'pass'],
      ['ExternalClientApp', 'syNC', 'fail'],
    ]);
  });

  it('are shown without what acts', async () => {
    const { stdout, stderr } = await sf.run(['nhi', 'audit', '--target-org', 'odd', '--verbose']);
    // Control and formatting characters, but line breaks.
    expect(stdout + stderr).to.not.match(/(?!\n)[\p{Cc}\p{Cf}]/u);
    expect(stdout).to.not.match(/^::error/m);
  });
});
