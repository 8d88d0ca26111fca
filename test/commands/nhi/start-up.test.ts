import { expect } from 'chai';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, runNode } from '../../support/processes.js';

const COMMAND = pathToFileURL(path.join(ROOT, 'lib', 'commands', 'nhi', 'audit.js')).href;

const LATE = [
  'lib/org/',
  'lib/rules/',
  'lib/report/human/',
  'lib/report/formats/csv',
  'lib/report/formats/html/',
  'lib/report/formats/json',
  'lib/report/formats/junit',
  'lib/report/formats/markdown',
  'lib/report/formats/sarif',
  'lib/report/frameworks.js',
  'lib/report/output-files.js',
  'lib/report/write-file.js',
  'node_modules/@oclif/multi-stage-output/',
  'node_modules/fast-xml-builder/',
  'node_modules/signal-exit/',
].map((prefix) => pathToFileURL(`${ROOT}/${prefix}`).href);

const LIST_LOADED = `
  import { registerHooks } from 'node:module';
  const loaded = [];
  registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
  await import(${JSON.stringify(COMMAND)});
  console.log(loaded.join('\\n'));`;

describe('the start of nhi audit', () => {
  it('loads neither what reads and judges an org nor what draws, so that help and completion stay quick', async () => {
    const { code, stdout } = await runNode(['--input-type=module', '--eval', LIST_LOADED]);
    expect(code).to.equal(0);
    const loaded = stdout.split('\n');
    expect(loaded).to.include(COMMAND);
    const early = loaded.filter((url) => LATE.some((folder) => url.startsWith(folder)));
    expect(early).to.deep.equal([]);
  });
});
