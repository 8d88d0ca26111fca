import path from 'node:path';
import { expect } from 'chai';
import { evaluate } from '../../src/audit/evaluate.js';
import type { FixStep } from '../../src/findings/fix.js';
import { collectInventory } from '../../src/org/collect.js';
import { AUDITOR, demoOrg } from '../fake-org/demo.js';
import { type FakeOrg, startFakeOrg } from '../fake-org/index.js';
import { onPosix } from '../support/only-here.js';
import { connectionTo } from '../support/org-connection.js';
import { COMPILED, ROOT, runCommand } from '../support/processes.js';
import { createSfHome, logIn, removeSfHome, type SfHome } from '../support/sf-home.js';

const ALIAS = "o'larkspur prod";

/** Reading commands of remedies, pasted into a shell where the real `sf` is. */
describe('commands of remedies in a shell', () => {
  let home: SfHome;
  let fake: FakeOrg;
  let steps: FixStep[];

  before(async () => {
    const now = new Date();
    fake = await startFakeOrg(demoOrg(now));
    home = await createSfHome();
    await logIn(home, { alias: ALIAS, auth: { ...fake.authFile(AUDITOR), username: AUDITOR } });
    const inventory = await collectInventory(connectionTo(fake, AUDITOR), { loginWindowDays: 180, now });
    steps = evaluate(inventory, { now, targetOrg: ALIAS }).findings.flatMap(({ fix }) => fix.steps);
  });

  after(async () => {
    await fake.close();
    await removeSfHome(home);
  });

  const paste = async (wanted: string): Promise<string> => {
    const step = steps.find((one) => one.kind === 'command' && one.command.includes(wanted));
    expect(step, wanted).to.exist;
    const command = step?.kind === 'command' ? step.command : '';
    const bin = path.join(ROOT, 'node_modules', '.bin');
    const env = {
      ...home.env,
      ...COMPILED,
      PATH: [bin, path.dirname(process.execPath), process.env.PATH].join(path.delimiter),
    };
    const { code, stdout, stderr } = await runCommand('sh', ['-c', command], { env, cwd: home.dir });
    expect(code, `${command}\n${stdout}${stderr}`).to.equal(0);
    return stdout;
  };

  onPosix('ask who there is to run an app as', async () => {
    expect(await paste('FROM User WHERE')).to.include('claims.intake@larkspur.example');
  });

  onPosix('ask for the names of components', async () => {
    await paste('org list metadata --metadata-type ExtlClntAppGlobalOauthSettings');
  });

  onPosix('ask who logged in', async () => {
    expect(await paste('FROM LoginHistory')).to.include('Total number of records retrieved');
  });
});
