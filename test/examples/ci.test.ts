import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import NhiAudit from '../../src/commands/nhi/audit.js';
import { formatOfFile } from '../../src/report/formats/registry.js';
import { company } from '../report/company.js';
import { hostileFiles } from '../report/formats/hostile-texts.js';
import { ROOT, runNode } from '../support/processes.js';

const FOLDER = path.join(ROOT, 'examples', 'ci');

const pipelines = ['github-actions.yml', 'gitlab-ci.yml', 'azure-pipelines.yml'];

/** Every string of a YAML document, wherever it stands. */
const stringsOf = (data: unknown): string[] => {
  if (typeof data === 'string') return [data];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(stringsOf) : [];
};

describe('examples of pipelines', () => {
  for (const name of pipelines) {
    it(`${name} calls the audit with flags that exist and handles both exit codes`, async () => {
      const text = await readFile(path.join(FOLDER, name), 'utf8');
      const script = stringsOf(parse(text)).find((part) => part.includes('sf nhi audit ')) ?? '';
      const call = /sf nhi audit (.*?)(\|\||$)/s.exec(script.replaceAll('\\\n', ' '))?.[1] ?? '';
      const flags = Array.from(call.matchAll(/--([\w-]+)/g), ([, flag = '']) => flag);
      expect(flags).to.include.members(['target-org', 'output-file', 'fail-on']);
      expect(Object.keys(NhiAudit.flags)).to.include.members(flags);
      for (const [, file = ''] of call.matchAll(/--output-file (\S+)/g))
        expect(formatOfFile(file), file).to.not.equal(null);
      expect(text)
        .to.match(/\b30\b/)
        .and.match(/\b31\b/);
      expect(text).to.not.match(/curl|echo "?\$SFDX_AUTH_URL/);
    });
  }
});

describe('annotate.mjs', () => {
  let folder: string;

  before(async () => {
    await mkdir(path.join(ROOT, '.tmp'), { recursive: true });
    folder = await mkdtemp(path.join(ROOT, '.tmp', 'annotate-'));
    await writeFile(path.join(folder, 'company.json'), JSON.stringify(company));
    // One at a time, since only the first few are annotated.
    await Promise.all(
      hostileFiles.apps.map(async (_, i) =>
        writeFile(
          path.join(folder, `${i}.json`),
          JSON.stringify({ findings: hostileFiles.findings.slice(i * 3, i * 3 + 3) }),
        ),
      ),
    );
  });
  after(async () => rm(folder, { recursive: true, force: true }));

  const annotate = async (name: string, service: string): Promise<string[]> => {
    const { code, stdout } = await runNode([
      path.join(FOLDER, 'annotate.mjs'),
      path.join(folder, `${name}.json`),
      service,
    ]);
    expect(code).to.equal(0);
    return stdout.trimEnd().split('\n');
  };

  it('annotates the worst findings for GitHub', async () => {
    const lines = await annotate('company', 'github');
    expect(lines).to.have.length(11);
    expect(lines[0]).to.match(/^::error title=Legacy_ETL%3A run-as-inactive::The Run As user etl/);
    expect(lines.filter((line) => line.startsWith('::error'))).to.have.length(6);
    expect(lines.at(-1)).to.equal('3 more findings are in the report.');
  });

  it('annotates them for Azure Pipelines', async () => {
    const lines = await annotate('company', 'azure');
    expect(lines[0]).to.match(/^##vso\[task\.logissue type=error\]Legacy_ETL: run-as-inactive: The Run As user/);
  });

  it('lets no name issue a command of its own', async () => {
    for (const [i] of hostileFiles.apps.entries()) {
      const [github, ...moreGithub] = await annotate(String(i), 'github');
      expect(moreGithub).to.deep.equal([]);
      expect(github).to.match(/^::error title=[^:,]*::/);
      const [azure, ...moreAzure] = await annotate(String(i), 'azure');
      expect(moreAzure).to.deep.equal([]);
      expect(azure?.match(/##/g)).to.have.length(1);
      expect(`${github}${azure}`).to.not.match(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    }
  });

  it('says how it is called', async () => {
    const { code, stderr } = await runNode([path.join(FOLDER, 'annotate.mjs')]);
    expect(code).to.equal(1);
    expect(stderr).to.contain('Usage: ');
  });
});
