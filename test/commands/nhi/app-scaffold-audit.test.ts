import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { openCommands } from '../../support/run-command.js';
import type { SfSession } from '../../support/session.js';

type Finding = { rule: string; severity: string; status: string; message: string };
type Audit = { status: number; result: { findings: Finding[]; apps: Array<{ name: string; checks: object }> } };

const GIVEN = ['--name', 'Sign_Callback', '--contact-email', 'platform@acme.example'];
const BOT = 'sign.bot@acme.example';

/** What is scaffolded, judged by the audit of source. */
describe('source that was scaffolded, audited', () => {
  let sf: SfSession;
  beforeEach(async () => {
    sf = await openCommands();
    const project = { packageDirectories: [{ path: 'force-app', default: true }], sourceApiVersion: '67.0' };
    await writeFile(path.join(sf.home.dir, 'sfdx-project.json'), JSON.stringify(project));
  });
  afterEach(async () => sf.close());

  const audited = async (flags: string[], env: NodeJS.ProcessEnv = {}): Promise<Audit> => {
    const scaffolded = await sf.run(['nhi', 'app', 'scaffold', ...GIVEN, ...flags], { env });
    expect(scaffolded.code, scaffolded.stderr).to.equal(0);
    const args = ['nhi', 'audit', '--source-dir', 'force-app', '--json', '--fail-on', 'low'];
    return (await sf.run(args, { env })).json<Audit>();
  };
  const failing = ({ result }: Audit): string[] =>
    result.findings
      .filter(({ status, severity }) => status === 'fail' && severity !== 'info')
      .map(({ rule, message }) => `${rule}: ${message}`);

  const everything = [
    ...['--endpoint', '/services/apexrest/sign/callback', '--apex-class', 'SignCallback', '--scope', 'chatter_api'],
    ...['--object', 'Contract:read', '--field', 'Contract.Description:edit', '--permission', 'RunReports'],
    ...['--ip-range', '203.0.113.0-203.0.113.255', '--label', 'Sign & "Callback"'],
  ];
  const variable = ['--run-as-user', '$NHI_RUN_AS', '--write-replacement'];
  const policy = 'version: 1\nintegrations: []\n';

  const cases: Record<string, [flags: string[], policy: string | null, env?: NodeJS.ProcessEnv]> = {
    'the least': [variable, null],
    'the least, with a policy file': [variable, policy],
    'the least, before the replacement is written': [variable.slice(0, 2), null],
    everything: [[...variable, ...everything], policy],
    'everything, with the variable set': [[...variable, ...everything], policy, { NHI_RUN_AS: BOT }],
  };
  for (const [what, [flags, file, env]] of Object.entries(cases)) {
    it(`has no finding above info: ${what}`, async () => {
      if (file !== null) await writeFile(path.join(sf.home.dir, 'nhi-policy.yml'), file);
      const audit = await audited(flags, env);
      expect([audit.status, failing(audit)], JSON.stringify(audit)).to.deep.equal([0, []]);
      expect(audit.result.apps.map(({ name }) => name)).to.deep.equal(['Sign_Callback']);
    });
  }

  it('has one where a literal username was given, and that is all', async () => {
    await writeFile(path.join(sf.home.dir, 'nhi-policy.yml'), policy);
    const audit = await audited(['--run-as-user', BOT, ...everything]);
    expect(audit.result.findings.filter(({ status }) => status === 'fail').map(({ rule }) => rule)).to.include(
      'source-run-as-fixed',
    );
    expect(failing(audit).map((line) => line.split(':')[0])).to.deep.equal(['source-run-as-fixed']);
  });
});
