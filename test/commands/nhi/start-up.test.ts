import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { ROOT, runNode } from '../../support/processes.js';

/** What reads, judges or draws, and the libraries for that. */
const LATE = [
  'src/audit/',
  'src/callback/key/',
  'src/callback/service/',
  'src/cli/run/',
  'src/compare/',
  'src/facts/',
  'src/findings/frameworks.ts',
  'src/org/',
  'src/provision/',
  'src/report/formats/csv.ts',
  'src/report/formats/html/',
  'src/report/formats/human/',
  'src/report/formats/json.ts',
  'src/report/formats/junit.ts',
  'src/report/formats/markdown.ts',
  'src/report/formats/sarif.ts',
  'src/report/output-files.ts',
  'src/rules/',
  'src/snapshot/',
  'src/text/write-file.ts',
  'src/token/',
  'src/verify/',
  'node_modules/@inquirer/',
  'node_modules/@oclif/multi-stage-output/',
  'node_modules/fast-xml-builder/',
  'node_modules/fast-xml-parser/',
  'node_modules/signal-exit/',
  'node_modules/undici/',
  'node_modules/yaml/',
  'node_modules/zod/',
];

const urlOf = (file: string): string => pathToFileURL(path.join(ROOT, file)).href;

const COMMANDS = globSync('src/commands/**/*.ts', { cwd: ROOT });

const LIST_LOADED = `
  import { registerHooks } from 'node:module';
  const loaded = [];
  registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
  for (const command of ${JSON.stringify(COMMANDS.map(urlOf))}) await import(command);
  console.log(loaded.join('\\n'));`;

describe('the start of a command', () => {
  it('loads neither what reads and judges an org nor what draws, so that help and completion stay quick', async () => {
    expect(LATE.filter((place) => !existsSync(path.join(ROOT, place)))).to.deep.equal([]);
    // The whole loader, which takes what libraries require by themselves past these hooks.
    const args = ['--import', 'typescript-loader', '--input-type=module', '--eval', LIST_LOADED];
    const { code, stdout, stderr } = await runNode(args);
    expect(code, stderr).to.equal(0);
    const loaded = stdout.split('\n').map((url) => url.replace(/\?.*$/, ''));
    expect(loaded).to.include.members(COMMANDS.map(urlOf));
    expect(loaded.filter((url) => LATE.some((place) => url.startsWith(urlOf(place))))).to.deep.equal([]);
  });
});
