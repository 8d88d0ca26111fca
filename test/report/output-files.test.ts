import { mkdtemp, mkdir, readFile, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { formatOfFile } from '../../src/report/formats/registry.js';
import { reportOfAudit } from '../../src/report/of-audit.js';
import { planOutputFiles, writeOutputFiles } from '../../src/report/output-files.js';
import { ROOT } from '../support/processes.js';
import { company } from './company.js';
import { contextOf } from './formats/context.js';

const report = reportOfAudit(company, contextOf(company));

const problemOf = async (promise: Promise<unknown>): Promise<{ message: string; actions?: string[] }> =>
  promise.then(
    () => ({ message: '' }),
    (error: unknown) => error as Error,
  );

describe('output files', () => {
  let folder: string;
  const at = (name: string): string => path.join(folder, name);

  beforeEach(async () => {
    await mkdir(path.join(ROOT, '.tmp'), { recursive: true });
    folder = await mkdtemp(path.join(ROOT, '.tmp', 'output-'));
  });
  afterEach(async () => rm(folder, { recursive: true, force: true }));

  const names: Array<[string, string | null]> = [
    ['report.json', 'json'],
    ['report.SARIF', 'sarif'],
    ['report.sarif.json', 'sarif'],
    ['a/b.c/junit.xml', 'junit'],
    ['findings.csv', 'csv'],
    ['SUMMARY.md', 'markdown'],
    ['notes.markdown', 'markdown'],
    ['index.html', 'html'],
    ['index.htm', 'html'],
    ['report.pdf', null],
    ['report', null],
    ['json', null],
    ['-', null],
  ];
  for (const [file, format] of names) {
    it(`takes ${file} for ${format ?? 'nothing known'}`, () => expect(formatOfFile(file)).to.equal(format));
  }

  it('writes a file for each name', async () => {
    const files = ['a.json', 'a.sarif', 'a.xml', 'a.csv', 'a.md', 'a.html'];
    const plan = await planOutputFiles(files.map(at), false);
    expect(await readdir(folder)).to.deep.equal([]);
    const sentences = await writeOutputFiles(plan, report, contextOf(company));
    expect((await readdir(folder)).sort()).to.deep.equal(files.toSorted());
    expect(sentences[0]).to.equal(`Report written to ${at('a.json')}.`);
    expect(JSON.parse(await readFile(at('a.json'), 'utf8'))).to.deep.equal(company);
  });

  it('begins a CSV file, and no other, with a byte order mark', async () => {
    await writeOutputFiles(await planOutputFiles([at('a.csv'), at('a.md')], false), report, contextOf(company));
    expect((await readFile(at('a.csv'))).subarray(0, 3)).to.deep.equal(Buffer.from([0xef, 0xbb, 0xbf]));
    expect((await readFile(at('a.md')))[0]).to.equal('#'.charCodeAt(0));
  });

  it('writes the apps beside a CSV file', async () => {
    await writeOutputFiles(await planOutputFiles([at('findings.csv')], true), report, contextOf(company));
    expect((await readdir(folder)).sort()).to.deep.equal(['findings.apps.csv', 'findings.csv']);
    expect((await readFile(at('findings.apps.csv'), 'utf8')).split('\r\n')).to.have.length(company.apps.length + 2);
  });

  it('wants a CSV file for the apps to be beside', async () => {
    const { message } = await problemOf(planOutputFiles([at('a.json')], true));
    expect(message).to.contain('--include-apps');
  });

  it('names the known extensions where one is unknown', async () => {
    const { message } = await problemOf(planOutputFiles([at('a.pdf')], false));
    expect(message).to.contain('.json, .sarif, .xml, .csv, .md, .html');
  });

  it('refuses to write two reports into one file', async () => {
    const same = path.join(folder, 'x', '..', 'a.json');
    expect((await problemOf(planOutputFiles([at('a.json'), same], false))).message).to.contain('more than once');
    for (const system of ['darwin', 'win32'] as const) {
      const { message } = await problemOf(planOutputFiles([at('a.json'), at('A.json')], false, system));
      expect(message).to.contain('more than once');
    }
    expect(await planOutputFiles([at('a.json'), at('A.json')], false, 'linux')).to.have.length(2);
    expect((await problemOf(planOutputFiles([at('a.csv'), at('a.apps.csv')], true))).message).to.contain(
      'more than once',
    );
  });
});
