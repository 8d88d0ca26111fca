import { readFile, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import type { Log } from 'sarif';
import type { NhiCompareResult } from '../../../src/commands/nhi/compare.js';
import type { NhiVerifyResult } from '../../../src/commands/nhi/verify.js';
import { type FakeOrg, startFakeOrg } from '../../fake-org/index.js';
import type { Org } from '../../fake-org/org/model.js';
import { openCommands } from '../../support/run-command.js';
import type { SfResult, SfSession } from '../../support/session.js';
import type { Login } from '../../support/sf-home.js';
import { APP, probeOrg, READER } from '../../verify/probe-org.js';
import { AUDITOR, sandboxOrg, unreadyOrg } from './promotion-orgs.js';

type Written = Record<'csv' | 'html' | 'json' | 'md' | 'sarif' | 'xml', string>;
type JsonError = { message: string; status: number };

/** Report files and formats of `sf nhi verify` and `sf nhi compare`,. */
describe('report files of other commands', () => {
  let sf: SfSession;
  const fakes: FakeOrg[] = [];
  const now = new Date();
  const verify = ['nhi', 'verify', '--target-org', 'broken', '--app', APP];
  const compare = ['nhi', 'compare', '--source-org', 'uat', '--target-org', 'prod'];

  const host = async (alias: string, org: Org, user: string): Promise<Login> => {
    const fake = await startFakeOrg(org);
    fakes.push(fake);
    return { alias, auth: { ...fake.authFile(user), username: `${alias}.${user}` } };
  };

  before(async () => {
    const { org, runAs } = probeOrg();
    runAs.active = false;
    sf = await openCommands(
      await host('broken', org, READER),
      await host('uat', sandboxOrg(now), AUDITOR),
      await host('prod', unreadyOrg(now), AUDITOR),
    );
  });
  afterEach(() => fakes.forEach((fake) => fake.reset()));
  after(async () => {
    await Promise.all(fakes.map(async (fake) => fake.close()));
    await sf.close();
  });

  const endings = ['json', 'sarif', 'xml', 'csv', 'md', 'html'] as const;
  const writeAll = async (command: string[]): Promise<{ finished: SfResult; texts: Written }> => {
    const files = endings.map((ending) => `r.${ending}`);
    const finished = await sf.run([...command, ...files.flatMap((file) => ['--output-file', file])]);
    expect([finished.code, finished.stderr.trim().split('\n')]).to.deep.equal([
      30,
      files.map((file) => `Report written to ${file}.`),
    ]);
    const read = endings.map(
      async (ending) => [ending, await readFile(path.join(sf.home.dir, `r.${ending}`), 'utf8')] as const,
    );
    const texts = Object.fromEntries(await Promise.all(read)) as Written;
    await Promise.all(files.map(async (file) => rm(path.join(sf.home.dir, file))));
    return { finished, texts };
  };
  const rulesInSarif = (text: string): unknown[] => {
    const [run] = (JSON.parse(text) as Log).runs;
    expect(run?.invocations?.[0]).to.include({ exitCode: 30 });
    return run?.results?.map(({ ruleId }) => ruleId) ?? [];
  };

  it('verify writes a file of each format beside the checklist', async () => {
    const { finished, texts } = await writeAll(verify);
    expect(finished.stdout).to.match(/^Contract_Signing isn't ready for registration\./);
    const result = JSON.parse(texts.json) as NhiVerifyResult;
    expect([result.ready, result.requirements.length > 0, result.probe]).to.deep.equal([false, true, null]);
    expect(rulesInSarif(texts.sarif))
      .to.deep.equal(result.findings.map(({ rule }) => rule))
      .and.to.include('run-as-inactive');
    expect(texts.csv.split('\r\n')).to.have.length(result.findings.length + 2);
    expect(texts.xml)
      .to.include('<testsuites name="sf nhi verify"')
      .and.match(/name="run-as-inactive: [^>]*>\s*<failure /);
    expect(texts.md).to.include('Not ready for registration').and.include('<code>sf nhi verify</code>');
    expect(texts.html).to.include('Not ready for registration').and.include('Content-Security-Policy');
  });

  it('compare writes a file of each format beside the checklist', async () => {
    const { finished, texts } = await writeAll(compare);
    expect(finished.stdout).to.match(/^\d+ differences would break integrations on the target\. /);
    const report = JSON.parse(texts.json) as NhiCompareResult;
    expect(report.onlyOnTarget.map(({ name }) => name)).to.deep.equal(['Only_Here']);
    expect(rulesInSarif(texts.sarif))
      .to.deep.equal(report.findings.map(({ rule }) => rule))
      .and.to.include('env-app-missing');
    expect(texts.csv.split('\r\n')).to.have.length(report.findings.length + 2);
    expect(texts.xml)
      .to.include('<testsuites name="sf nhi compare"')
      .and.match(/name="env-app-missing: [^>]*>\s*<failure /);
    for (const text of [texts.md, texts.html])
      expect(text).to.include('would break integrations on the target').and.include('Shipping');
  });

  it('prints one format on standard output, and none with --json', async () => {
    const { code, stdout } = await sf.run([...compare, '--result-format', 'sarif', '--fail-on', 'none']);
    expect([code, (JSON.parse(stdout) as Log).version]).to.deep.equal([0, '2.1.0']);
    expect((await sf.run([...verify, '-r', 'junit'])).stdout).to.match(/^<\?xml/);
    expect((await sf.run([...verify, '--json', '--result-format', 'csv'])).code).to.equal(2);
  });

  for (const [name, command] of [
    ['verify', verify],
    ['compare', compare],
  ] as const) {
    for (const [file, message] of [
      ['r.pdf', /\.json, \.sarif, \.xml, \.csv, \.md, \.html/],
      ['no/r.json', /the folder "no" doesn't exist/],
    ] as const) {
      it(`${name} refuses ${file} before it reads an org`, async () => {
        const finished = await sf.run([...command, '--json', '-f', file]);
        const { status, message: said } = finished.json<JsonError>();
        expect([finished.code, status]).to.deep.equal([1, 1]);
        expect(said).to.match(message);
        expect(fakes.flatMap(({ requests }) => requests)).to.deep.equal([]);
        expect((await readdir(sf.home.dir)).filter((each) => each.startsWith('r.'))).to.deep.equal([]);
      });
    }
  }
});
