import { readFile, readdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import type { Log } from 'sarif';
import type { NhiAuditResult } from '../../../src/commands/nhi/audit.js';
import type { FakeOrg } from '../../fake-org/index.js';
import type { Org } from '../../fake-org/org/model.js';
import { onPosix } from '../../support/only-here.js';
import { openCommands } from '../../support/run-command.js';
import type { SfResult, SfSession } from '../../support/session.js';
import { AUDITOR, emptyOrg, hostileOrg, mixedOrg } from './audit-org.js';

type Json = { status: number; result: NhiAuditResult };
type JsonError = { name: string; message: string; actions: string[]; status: number };

/** Report files and formats of `sf nhi audit`. */
describe('nhi audit, output', () => {
  let sf: SfSession;
  const at = (name: string): string => path.join(sf.home.dir, name);

  const host = async (alias: string, org: Org): Promise<FakeOrg> => sf.host(org, { [alias]: AUDITOR });

  const audit = async (alias: string, ...flags: string[]): Promise<SfResult> =>
    sf.run(['nhi', 'audit', '--target-org', alias, ...flags]);

  let mixed: FakeOrg;

  before(async () => {
    sf = await openCommands();
    mixed = await host('mixed', mixedOrg());
    await host('empty', emptyOrg());
    await host('hostile', hostileOrg());
  });

  afterEach(() => sf.reset());

  after(async () => sf.close());

  it('writes a file of each format beside the report on the terminal', async () => {
    const files = ['r.json', 'r.sarif', 'r.xml', 'r.csv', 'r.md', 'r.html'];
    const { code, stdout, stderr } = await audit(
      'mixed',
      ...files.flatMap((file) => ['--output-file', file]),
      '--include-apps',
    );
    expect(code).to.equal(30);
    expect(stdout).to.match(/^5 integrations: 3 broken, /);
    expect(stderr.trim().split('\n')).to.deep.equal(
      [...files, 'r.apps.csv'].map((file) => `Report written to ${file}.`),
    );
    const texts = Object.fromEntries(
      await Promise.all(
        [...files, 'r.apps.csv'].map(async (file) => [file, await readFile(at(file), 'utf8')] as const),
      ),
    );
    const report = JSON.parse(texts['r.json'] ?? '') as NhiAuditResult;
    const [run] = (JSON.parse(texts['r.sarif'] ?? '') as Log).runs;
    expect(run?.results?.map(({ ruleId }) => ruleId)).to.deep.equal(report.findings.map(({ rule }) => rule));
    expect(run?.invocations?.[0]).to.include({ exitCode: 30 });
    expect(run?.tool.driver.version).to.match(/^\d+\.\d+\.\d+/);
    expect(texts['r.csv']?.split('\r\n')).to.have.length(report.findings.length + 2);
    expect(texts['r.apps.csv']?.split('\r\n')).to.have.length(report.apps.length + 2);
    expect(texts['r.xml']).to.contain('<testsuites name="sf nhi audit"');
    expect(texts['r.md']).to.contain('3 of 5 integrations are broken');
    expect(texts['r.html']).to.contain('3 of 5 integrations are broken').and.contain('Content-Security-Policy');
    await Promise.all([...files, 'r.apps.csv'].map(async (file) => rm(at(file))));
  });

  it('keeps standard output to the result with --json, and writes the files, too', async () => {
    const finished = await audit('mixed', '--json', '--output-file', 'only.json', '--framework', 'owasp-nhi');
    const { result } = finished.json<Json>();
    expect([finished.code, finished.stderr]).to.deep.equal([30, '']);
    expect(JSON.parse(await readFile(at('only.json'), 'utf8'))).to.deep.equal(result);
    expect(result.coverage?.map(({ framework }) => framework)).to.deep.equal(['owasp-nhi']);
    await rm(at('only.json'));
  });

  it('shows the coverage of frameworks on the terminal', async () => {
    const { code, stdout } = await audit(
      'mixed',
      '--framework',
      'owasp-nhi',
      '--framework',
      'sbs',
      '--fail-on',
      'none',
      '--verbose',
    );
    expect(code).to.equal(0);
    expect(stdout)
      .to.contain('=== Coverage: OWASP Non-Human Identities Top 10, 2025')
      .and.contain('=== Coverage: Security Benchmark for Salesforce');
    expect(stdout).to.match(/^NHI1:2025 +failed +Improper Offboarding$/m);
    // A command is one line, however long.
    for (const line of stdout.split('\n')) if (!/^ +sf /.test(line)) expect(line.length, line).to.be.at.most(80);
  });

  it('does not judge the org in the coverage of a few apps', async () => {
    const finished = await audit(
      'mixed',
      '--json',
      '--app',
      'Contract_Signing',
      '--framework',
      'salesforce-health-review',
    );
    const rules =
      finished.json<Json>().result.coverage?.flatMap(({ controls }) => controls.flatMap((control) => control.rules)) ??
      [];
    const aboutOrg = rules.filter(({ rule }) => rule.startsWith('org-') || rule === 'secret-readable-by-api');
    expect(new Set(aboutOrg.map(({ state }) => state))).to.deep.equal(new Set(['notApplicable']));
  });

  const refused: Array<[title: string, flags: string[], message: RegExp]> = [
    ['an unknown extension', ['--output-file', 'r.pdf'], /\.json, \.sarif, \.xml, \.csv, \.md, \.html/],
    ['a folder that does not exist', ['--output-file', 'no/r.json'], /the folder "no" doesn't exist/],
    ['one file for two reports', ['--output-file', 'r.json', '--output-file', './r.json'], /more than once/],
    ['a device', ['--output-file', 'null.json'], /isn't an ordinary file/],
    ['apps without a CSV file', ['--output-file', 'r.json', '--include-apps'], /--include-apps/],
  ];
  for (const [title, flags, message] of refused) {
    const define = title === 'a device' ? onPosix : it;
    define(`refuses ${title} before it reads the org`, async () => {
      if (title === 'a device') await symlink('/dev/null', at('null.json'));
      const finished = await audit('mixed', '--json', ...flags);
      const error = finished.json<JsonError>();
      expect([finished.code, error.status]).to.deep.equal([1, 1]);
      expect(error.message).to.match(message);
      expect(mixed.requests).to.deep.equal([]);
      expect((await readdir(sf.home.dir)).filter((name) => /^\.?r\./.test(name))).to.deep.equal([]);
      await rm(at('null.json'), { force: true });
    });
  }

  it('takes no format together with --json, and no apps without a file', async () => {
    expect((await audit('mixed', '--json', '--result-format', 'sarif')).code).to.equal(2);
    expect((await audit('mixed', '--include-apps')).code).to.equal(2);
    expect((await audit('mixed', '--framework', 'pci')).code).to.equal(2);
  });

  it('refuses a flag that there is not, and a value that a flag does not take', async () => {
    for (const flags of [['--no-such-flag'], ['--fail-on', 'everything']]) {
      const { code, stderr } = await audit('mixed', ...flags);
      expect(code).to.equal(2);
      expect(stderr).to.include(flags[0]);
    }
    expect(mixed.requests).to.deep.equal([]);
  });

  it('fails without an org to look at', async () => {
    const { code, json } = await sf.run(['nhi', 'audit', '--json']);
    expect([code, json<{ name: string }>().name]).to.deep.equal([1, 'NoDefaultEnvError']);
  });

  it('writes files about an org without integrations', async () => {
    const { code } = await audit(
      'empty',
      '--output-file',
      'e.html',
      '--output-file',
      'e.sarif',
      '--output-file',
      'e.xml',
    );
    expect(code).to.equal(0);
    expect(await readFile(at('e.html'), 'utf8')).to.contain('there is no integration to audit');
    expect((JSON.parse(await readFile(at('e.sarif'), 'utf8')) as Log).runs[0]?.results).to.deep.equal([]);
  });

  for (const [format, start] of Object.entries({
    json: '{',
    sarif: '{',
    junit: '<?xml',
    csv: 'status,',
    markdown: '## ',
    html: '<!doctype html>',
  })) {
    it(`prints ${format} and nothing else, whatever names are made of, and nothing that a terminal or CI log acts on`, async () => {
      const { code, stdout, stderr } = await audit('hostile', '--result-format', format);
      expect([code, stderr]).to.deep.equal([30, '']);
      expect(stdout.startsWith(start)).to.equal(true);
      if (start === '{') expect(() => JSON.parse(stdout) as unknown).to.not.throw();
      expect(stdout.replaceAll(/\r?\n/g, '')).not.to.match(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect(stdout).not.to.match(/^\s*::/m);
      expect(stdout).not.to.match(/##\w*\[/);
    });
  }
});
