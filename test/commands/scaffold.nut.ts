import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import type { NhiAppScaffoldResult } from '../../src/commands/nhi/app/scaffold.js';
import { API_KEY, startFakeCallbackService, type FakeCallbackService } from '../fake-callback-service/index.js';
import { addPermissionSet, addProfile, addUser, assign, newOrg } from '../fake-org/builders/index.js';
import type { Org } from '../fake-org/org/model.js';
import { onPosix } from '../support/only-here.js';
import type { Finished } from '../support/processes.js';
import { type Commands, openCommands } from '../support/run-command.js';
import { openSfInTurn, type SfInTurn } from '../support/sf-in-turn.js';
import { wordsForSf } from '../support/shell-words.js';

const ADMIN = 'admin@acme.example';
const BOT = 'sign.bot@acme.example';
const RIGHTS = [
  ...['ApiEnabled', 'ViewSetup', 'ModifyMetadata', 'ManageUsers', 'ViewAllUsers', 'AssignPermissionSets'],
  ...['MonitorLoginHistory', 'ExternalClientAppViewer', 'AuthorApex'],
];

const newIntegrationOrg = (): Org => {
  const org = newOrg({ now: new Date() });
  const minimum = addProfile(org, { name: 'Minimum Access - Salesforce' });
  const admin = addPermissionSet(org, { name: 'Admin', permissions: RIGHTS });
  assign(org, addUser(org, { username: ADMIN, profile: minimum }), admin);
  return org;
};

/**
 * The runbook of a new integration, as it stands, through a shell: the CLI's own commands run in one process of the
 * real `sf`, those of the plugin in this one, in the same home.
 */
describe('the runbook of a scaffolded app', () => {
  let sf: Commands;
  let cli: SfInTurn;
  let org: Org;
  let service: FakeCallbackService;
  let project: string;

  before(async () => {
    org = newIntegrationOrg();
    [sf, service] = await Promise.all([openCommands(), startFakeCallbackService()]);
    await sf.host(org, { dev: ADMIN });
    project = path.join(sf.home.dir, 'project');
    await mkdir(path.join(project, 'force-app'), { recursive: true });
    const file = { packageDirectories: [{ path: 'force-app', default: true }], sourceApiVersion: '67.0' };
    await writeFile(path.join(project, 'sfdx-project.json'), JSON.stringify(file, null, 2));
    cli = await openSfInTurn({ ...sf.home, env: { ...sf.home.env, NHI_RUN_AS: BOT } });
  });

  after(async () => {
    await cli.close();
    await Promise.all([service.close(), sf.close()]);
  });

  const nhi = async (words: string[]): Promise<Finished> => {
    const [app] = org.externalClientApps;
    const secrets = { NHI_SERVICE_API_KEY: API_KEY, ...(app && { NHI_CLIENT_SECRET: app.consumerSecret }) };
    return sf.run(words, { cwd: project, env: { NHI_RUN_AS: BOT, ...secrets } });
  };

  /** Runs a command of a shell; one that is not of `sf` has nothing to show here. */
  const shell = async (command: string): Promise<Finished> => {
    const words = wordsForSf(command, { NHI_RUN_AS: BOT });
    if (words.length === 0) return { code: 0, stdout: '', stderr: '' };
    return words[0] === 'nhi' ? nhi(words) : cli.run(words, project);
  };

  onPosix('leads from nothing to a posted event, command by command', async () => {
    const flags = [
      ...['--name', 'Sign_Callback', '--run-as-user', '$NHI_RUN_AS', '--contact-email', 'platform@acme.example'],
      ...['--endpoint', '/services/apexrest/sign/callback', '--apex-class', 'SignCallback', '--write-replacement'],
      ...['--object', 'Contract:read', '--field', 'Contract.Description:edit', '--ip-range', '127.0.0.1-127.0.0.9'],
      ...['--target-org', 'dev', '--json'],
    ];
    const scaffolded = await nhi(['nhi', 'app', 'scaffold', ...flags]);
    expect(scaffolded.code, scaffolded.stdout).to.equal(0);
    const { steps } = (JSON.parse(scaffolded.stdout) as { result: NhiAppScaffoldResult }).result;

    const converted = await shell('sf project convert source --output-dir mdapi');
    expect(converted.code, converted.stderr).to.equal(0);
    const files = await readdir(path.join(project, 'mdapi'), { recursive: true });
    expect(files.filter((name) => name.includes('.'))).to.have.length(12);

    const known: Record<string, string> = { '<username>': BOT, '<service URL>': service.url };
    for (const { id, command } of steps) {
      const filled = command.replace(/<[a-zA-Z ]+>/g, (placeholder) => known[placeholder] ?? placeholder);
      const { code, stdout, stderr } = await shell(filled);
      expect(code, `${id}: ${filled}\n${stdout}${stderr}`).to.equal(0);
      const [profileId] = /\b00e\w{12,15}\b/.exec(stdout) ?? [];
      if (id === 'profile' && profileId !== undefined) known['<profile id>'] = profileId;
    }

    const user = org.users.find(({ username }) => username === BOT);
    const delivery = await service.emit('PACKAGE_COMPLETE');
    expect(delivery).to.include({ at: 'endpoint', status: 200, runAs: user?.id });
    expect(org.externalClientApps.map(({ runAs }) => runAs)).to.deep.equal([BOT]);
  });
});
