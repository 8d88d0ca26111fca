import { expect } from 'chai';
import { evaluate } from '../../src/audit/evaluate.js';
import type { FixStep } from '../../src/findings/fix.js';
import { collectInventory } from '../../src/org/collect.js';
import { AUDITOR, demoOrg } from '../fake-org/demo.js';
import { type FakeOrg, startFakeOrg } from '../fake-org/index.js';
import { onPosix } from '../support/only-here.js';
import { connectionTo } from '../support/org-connection.js';
import { createSfHome, logIn, removeSfHome, type SfHome } from '../support/sf-home.js';
import { openSfInTurn, type SfInTurn } from '../support/sf-in-turn.js';
import { wordsForSf } from '../support/shell-words.js';

const ALIAS = "o'larkspur prod";

/** Reading commands of remedies, as a shell hands them to the real `sf`. */
describe('commands of remedies in a shell', () => {
  let home: SfHome;
  let fake: FakeOrg;
  let cli: SfInTurn;
  let steps: FixStep[];

  before(async () => {
    const now = new Date();
    fake = await startFakeOrg(demoOrg(now));
    home = await createSfHome();
    await logIn(home, { alias: ALIAS, auth: { ...fake.authFile(AUDITOR), username: AUDITOR } });
    cli = await openSfInTurn(home);
    const inventory = await collectInventory(connectionTo(fake, AUDITOR), { loginWindowDays: 180, now });
    steps = evaluate(inventory, { now, targetOrg: ALIAS }).findings.flatMap(({ fix }) => fix.steps);
  });

  after(async () => {
    await Promise.all([cli.close(), fake.close()]);
    await removeSfHome(home);
  });

  const paste = async (wanted: string): Promise<string> => {
    const step = steps.find((one) => one.kind === 'command' && one.command.includes(wanted));
    expect(step, wanted).to.exist;
    const command = step?.kind === 'command' ? step.command : '';
    const { code, stdout, stderr } = await cli.run(wordsForSf(command));
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
