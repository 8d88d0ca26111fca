import path from 'node:path';
import { expect } from 'chai';
import { API_KEY, startFakeCallbackService, type FakeCallbackService } from '../../fake-callback-service/index.js';
import type { FakeOrg } from '../../fake-org/index.js';
import type { SfResult, SfSession } from '../../support/session.js';
import { openCommands } from '../../support/run-command.js';
import { ADMIN, ENDPOINT, signingOrg } from './signing-org.js';

/** The runbook of a rotation, command by command: what is registered works at every moment of it. */
describe('the rotation of a registered secret', () => {
  let sf: SfSession;
  let fake: FakeOrg;
  let service: FakeCallbackService;

  before(async () => {
    const { org } = signingOrg();
    org.permissionSets.find(({ name }) => name === 'Admin')?.rights.permissions.add('ClientSecretRotation');
    [sf, service] = await Promise.all([openCommands(), startFakeCallbackService()]);
    fake = await sf.host(org, { prod: ADMIN });
  });

  after(async () => {
    await Promise.all([service.close(), sf.close()]);
  });

  const nhi = async (...args: string[]): Promise<SfResult> => {
    const env = { NHI_SERVICE_API_KEY: API_KEY };
    const result = await sf.run(['nhi', ...args, '--target-org', 'prod', '--app', 'Contract_Signing'], { env });
    expect(result.code, result.stderr + result.stdout).to.equal(0);
    return result;
  };
  const rotate = async (...flags: string[]): Promise<SfResult> => nhi('secret', 'rotate', '--no-prompt', ...flags);
  const register = async (file: string): Promise<SfResult> =>
    nhi(
      ...['callback', 'register', '--key-file', file, '--replace', '--no-verify', '--service-url', service.url],
      ...['--endpoint', ENDPOINT, '--event', 'PACKAGE_COMPLETE'],
    );
  const delivered = async (): Promise<string> => {
    const delivery = await service.emit('PACKAGE_COMPLETE');
    return delivery.at === 'token' ? delivery.error : `HTTP ${delivery.status}`;
  };

  it('stages, registers, delivers with the new key, finishes, revokes, and has the old key refused', async () => {
    const file = (name: string): string => path.join(sf.home.dir, name);
    await nhi('key', 'generate', '--secret-from-org', '--output-file', file('old.key'));
    await register(file('old.key'));
    const old = service.registered;
    expect(await delivered()).to.equal('HTTP 200');

    await rotate('--stage-only', '--output-file', file('new.key'));
    expect(await delivered()).to.equal('HTTP 200');
    await register(file('new.key'));
    expect(service.registered?.key).to.not.equal(old?.key);
    expect(await delivered()).to.equal('HTTP 200');

    await rotate('--finish');
    expect(await delivered()).to.equal('HTTP 200');
    await rotate('--revoke-previous');
    expect(await delivered()).to.equal('HTTP 200');
    expect(fake.org.externalClientApps[0]?.staged).to.equal(null);

    service.registered = old;
    expect(await delivered()).to.match(/^invalid_client/);
  });
});
