import { readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { formatOfFile } from '../../src/report/formats/registry.js';
import { company } from '../report/company.js';
import { hostileFiles } from '../report/formats/hostile-texts.js';
import { onPosix } from '../support/only-here.js';
import { readManifest } from '../repository/manifest.js';
import { pluginConfig } from '../support/plugin-config.js';
import { ROOT, runNode } from '../support/processes.js';
import { readPipeline, runPipeline, serviceOf } from './pipelines.js';

const FOLDER = path.join(ROOT, 'examples', 'ci');

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}]/u;

/** Every call of a command of the plugin in a text, with its flags and the files that it writes. */
const callsIn = (text: string): Array<{ id: string; flags: string[]; files: string[] }> =>
  Array.from(
    text.replace(/\\\n|\n\s+(?=--)/g, ' ').matchAll(/sf (nhi [a-z]+)((?: +(?!\|)\S+)*)/g),
    ([, id = '', rest = '']) => ({
      id: id.replaceAll(' ', ':'),
      flags: Array.from(rest.matchAll(/--([\w-]+)/g), ([, flag = '']) => flag),
      files: Array.from(rest.matchAll(/--output-file (\S+)/g), ([, file = '']) => file),
    }),
  );

describe('examples of pipelines', () => {
  const pipelines = readdirSync(FOLDER).filter((name) => name.endsWith('.yml'));

  it('are some for each service', () => {
    expect(new Set(pipelines.map(serviceOf))).to.have.property('size', 3);
  });

  for (const name of pipelines) {
    it(`${name} calls commands that exist, with flags and formats that they have`, async () => {
      const { commands } = await pluginConfig();
      const calls = callsIn(await readPipeline(name));
      expect(calls).to.not.deep.equal([]);
      for (const { id, flags, files } of calls) {
        const command = commands.find((one) => one.id === id);
        expect(Object.keys(command?.flags ?? {}), id).to.include.members(flags);
        for (const file of files) expect(formatOfFile(file), file).to.not.equal(null);
      }
    });

    it(`${name} installs exact versions, rests on actions as they were looked at, and shows no secret`, async () => {
      const text = await readPipeline(name);
      expect(text).to.match(/@salesforce\/cli@\d+\.\d+\.\d+/);
      const { version } = await readManifest();
      const installed = Array.from(text.matchAll(/plugins install (\S+)/g), ([, plugin]) => plugin);
      expect(new Set(installed), 'as "npm run changelog" writes it').to.deep.equal(
        new Set([`sf-plugin-nhi@${version}`]),
      );
      const moving = Array.from(text.matchAll(/uses: (\S+)/g), ([, action = '']) => action);
      expect(moving.filter((action) => !/@[0-9a-f]{40}$/.test(action))).to.deep.equal([]);
      expect(text).to.not.match(/curl|echo "?\$SFDX_AUTH_URL/);
    });

    onPosix(`${name} fails where a command of the plugin does, and else not`, async () => {
      const commands = [...new Set(callsIn(await readPipeline(name)).map(({ id }) => id.replace('nhi:', '')))];
      expect(await runPipeline(name, {})).to.equal(0);
      // A code for each command: what a step does with one, it does with any other but 0.
      for (const [index, command] of commands.entries())
        expect(await runPipeline(name, { [command]: [30, 31, 1][index % 3] ?? 1 }), command).to.not.equal(0);
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

  /** The same for many reports, in one process. */
  const annotateEach = async (names: string[], service: string): Promise<string[][]> => {
    const { href } = pathToFileURL(path.join(FOLDER, 'annotate.mjs'));
    const script = names.map(
      (name, i) => `
        process.argv = ['node', 'annotate.mjs', ${JSON.stringify(path.join(folder, `${name}.json`))}, '${service}'];
        await import('${href}?${i}');
        console.log('\\0');`,
    );
    const { code, stdout } = await runNode(['--input-type=module', '--eval', script.join('')]);
    expect(code).to.equal(0);
    const printed = stdout.split('\0\n').slice(0, -1);
    expect(printed).to.have.length(names.length);
    return printed.map((text) => text.trimEnd().split('\n'));
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

  it('annotates the line of the file, where source was audited', async () => {
    const [finding] = company.findings.filter(({ status }) => status === 'fail');
    const location = { file: 'force-app/a,b;c]/Sign.eca-meta.xml', line: 7 };
    await writeFile(path.join(folder, 'source.json'), JSON.stringify({ findings: [{ ...finding, location }] }));
    const [github] = await annotate('source', 'github');
    expect(github).to.match(/^::\w+ file=force-app\/a%2Cb;c\]\/Sign\.eca-meta\.xml,line=7,title=/);
    const [azure] = await annotate('source', 'azure');
    expect(azure).to.contain(';sourcepath=force-app/a,b%3Bc%5D/Sign.eca-meta.xml;linenumber=7]');
  });

  it('lets no name issue a command of its own', async () => {
    const names = hostileFiles.apps.map((_, i) => String(i));
    for (const [github, ...more] of await annotateEach(names, 'github')) {
      expect(more).to.deep.equal([]);
      expect(github).to.match(/^::error title=[^:,]*::/);
      expect(github).to.not.match(UNSEEN);
    }
    for (const [azure, ...more] of await annotateEach(names, 'azure')) {
      expect(more).to.deep.equal([]);
      expect(azure?.match(/##/g)).to.have.length(1);
      expect(azure).to.not.match(UNSEEN);
    }
  });

  it('says how it is called', async () => {
    const { code, stderr } = await runNode([path.join(FOLDER, 'annotate.mjs')]);
    expect(code).to.equal(1);
    expect(stderr).to.contain('Usage: ');
  });
});
