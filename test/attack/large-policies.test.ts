import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { waiving } from '../../src/audit/apply-waivers.js';
import type { Finding } from '../../src/findings/audit-report.js';
import { addIntegration } from '../../src/policy/add-integration.js';
import { policyFor } from '../../src/policy/environments.js';
import { parsePolicy } from '../../src/policy/parse.js';
import type { Policy } from '../../src/policy/policy.js';
import { cpuMilliseconds } from '../support/cpu-time.js';
import { openCommands } from '../support/run-command.js';

const MANY = 20_000;
/** What takes the square of MANY takes several times as long. */
const MOST_MS = 5_000;

const lines = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('');

const declared = lines(MANY, (i) => `- app: A${i}\n`);
const environment = 'environments:\n  sandbox:\n    integrations:\n';

const FILES: Array<[what: string, text: string, mistakes: number]> = [
  ['keys that there are not', lines(MANY, (i) => `key${i}: 1\n`), MANY],
  ['one key again and again', `integrations: []\n${lines(MANY, () => 'a: 1\n')}`, MANY],
  ['rules that there are not', `rules:\n${lines(MANY, (i) => `  rule-${i}: off\n`)}`, MANY],
  ['values of another type', `integrations:\n${lines(MANY, () => '- app: 1\n')}`, MANY],
  ['changes for as many apps', `integrations:\n${declared}${environment}${lines(MANY, (i) => `      A${i}: {}\n`)}`, 0],
  [
    'changes for apps that are not declared',
    `integrations:\n${declared}${environment}${lines(MANY, (i) => `      B${i}: {}\n`)}`,
    MANY,
  ],
  ['aliases', `integrations:\n- &a app: x\n${lines(MANY, () => '- *a\n')}`, 1],
  ['aliases of nothing', `integrations:\n${lines(MANY, () => '- *a\n')}`, MANY],
];

describe('a policy file of a size that nobody needs', () => {
  for (const [what, text, mistakes] of FILES) {
    it(`is read in proportion to it: ${what}`, function () {
      this.timeout(30_000);
      let parsed = parsePolicy('', []);
      const took = cpuMilliseconds(() => (parsed = parsePolicy(`version: 1\n${text}`, [])));
      expect(took).to.be.below(MOST_MS);
      expect(parsed.total).to.equal(mistakes);
      expect(parsed.mistakes.length).to.be.at.most(100);
      const places = parsed.mistakes.map(({ line }) => line);
      expect(places).to.deep.equal(places.toSorted((a, b) => a - b));
    });
  }

  it('takes one more integration in proportion to it', () => {
    const changes = lines(MANY, (i) => `      A${i}: {}\n`);
    const text = `version: 1\n${environment}${changes}integrations:\n${declared}`;
    let after = '';
    const took = cpuMilliseconds(() => (after = addIntegration(text, { app: 'New_App' })));
    expect(took).to.be.below(MOST_MS);
    expect(after.startsWith(text)).to.equal(true);
    expect(after.slice(text.length)).to.match(/^- app: New_App\n/);
  });

  it('is applied in proportion to it', () => {
    const numbers = Array.from({ length: MANY }, (_, i) => i);
    const policy: Policy = {
      version: 1,
      integrations: numbers.map((i) => ({ app: `A${i}` })),
      waivers: numbers.map((i) => ({ rule: 'r', app: `A${i}`, reason: 'x', owner: 'y', expires: '2099-01-01' })),
      environments: { sandbox: { integrations: Object.fromEntries(numbers.map((i) => [`a${i}`, { app: `B${i}` }])) } },
    };
    const org = { id: null, instanceUrl: 'https://a.my.salesforce.com', isSandbox: true, username: null };
    let holds = policyFor({ version: 1 }, org);
    expect(cpuMilliseconds(() => (holds = policyFor(policy, org)))).to.be.below(MOST_MS);
    expect([holds.integrations.at(-1)?.app, holds.waivers.at(-1)?.app]).to.deep.equal([`B${MANY - 1}`, `B${MANY - 1}`]);
    const { apply } = waiving(holds.waivers, 'f', { now: new Date('2026-11-20'), vouched: true });
    const finding = { rule: 'r', status: 'fail' } as Finding;
    let waived = 0;
    const took = cpuMilliseconds(() => {
      for (const i of numbers) waived += apply(finding, [`B${i}`, `ConnectedApp:B${i}`]).status === 'waived' ? 1 : 0;
    });
    expect(took).to.be.below(MOST_MS);
    expect(waived).to.equal(MANY);
  });

  it('says how many mistakes are not listed', async () => {
    const sf = await openCommands();
    const file = path.join(sf.home.dir, 'nhi-policy.yml');
    await writeFile(file, `version: 1\n${lines(150, (i) => `key${i}: 1\n`)}`);
    const { code, stderr } = await sf.run(['nhi', 'audit', '--snapshot-file', 'x.json']);
    await sf.close();
    expect(code).to.equal(1);
    expect(stderr)
      .to.include('has 150 mistakes:')
      .and.to.include('and 50 more')
      .and.to.include(':101:')
      .and.not.include(':103:');
  });
});
