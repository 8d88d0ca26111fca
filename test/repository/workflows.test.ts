import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { expect } from 'chai';
import { parse } from 'yaml';
import { ROOT } from '../support/processes.js';

type Step = { uses?: string; run?: string; with?: Record<string, unknown> };
type Job = {
  uses?: string;
  needs?: string;
  environment?: string;
  permissions?: Record<string, string>;
  steps?: Step[];
  strategy?: { matrix: Record<string, unknown> };
  'timeout-minutes'?: number;
};
type Workflow = { on: unknown; permissions?: Record<string, string>; jobs: Record<string, Job> };

const FOLDER = path.join('.github', 'workflows');
const EXAMPLES = path.join('examples', 'ci');

const read = async (file: string): Promise<string> => readFile(path.join(ROOT, file), 'utf8');

/** What GitHub's own parser has against a workflow: its form, and the expressions in it. */
const problemsOf = async (name: string, content: string): Promise<string[]> => {
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  if (value) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(String);
};

describe('the workflows', () => {
  let files: string[];
  const workflows = new Map<string, Workflow>();

  before(async () => {
    files = (await readdir(path.join(ROOT, FOLDER))).map((name) => path.join(FOLDER, name));
    for (const file of files) workflows.set(file, parse(await read(file)) as Workflow);
  });

  const jobs = (): Job[] => [...workflows.values()].flatMap((workflow) => Object.values(workflow.jobs));
  const steps = (): Step[] => jobs().flatMap((job) => job.steps ?? []);

  it('are such as GitHub takes, and so are the examples', async () => {
    const examples = (await readdir(path.join(ROOT, EXAMPLES))).filter((name) => /^github.*\.yml$/.test(name));
    for (const file of [...files, ...examples.map((name) => path.join(EXAMPLES, name))])
      expect(await problemsOf(file, await read(file)), file).to.deep.equal([]);
  });

  it('are judged by something that finds a mistake', async () => {
    const text = await read(path.join(FOLDER, 'test.yml'));
    expect(await problemsOf('test.yml', text.replace('runs-on', 'run-on'))).to.not.deep.equal([]);
    expect(await problemsOf('test.yml', text.replace('${{ matrix.os }}', '${{ matrix.os'))).to.not.deep.equal([]);
  });

  it('rest on actions as they were when they were looked at', () => {
    const used = [...jobs(), ...steps()].flatMap(({ uses }) => uses ?? []);
    const moving = used.filter((action) => !/^\.\/|@[0-9a-f]{40}$/.test(action));
    expect(moving).to.deep.equal([]);
  });

  it('may do nothing by default but read, and leave no token in the clone', () => {
    for (const [file, { permissions }] of workflows) {
      expect(permissions, file).to.be.an('object');
      expect(
        Object.values(permissions ?? {}).filter((right) => right !== 'read'),
        file,
      ).to.deep.equal([]);
    }
    const checkouts = steps().filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.every((step) => step.with?.['persist-credentials'] === false)).to.equal(true);
  });

  it('run no text that somebody outside can write', async () => {
    expect(steps().filter(({ run }) => /\$\{\{\s*(github|inputs|steps|needs)\b/.test(run ?? ''))).to.deep.equal([]);
    for (const file of files) expect(await read(file), file).to.not.contain('pull_request_target');
  });

  it('end, also where something hangs', () => {
    expect(jobs().filter((job) => job.steps && !job['timeout-minutes'])).to.deep.equal([]);
  });

  it('test every system with every version of Node that is supported', async () => {
    const { engines } = JSON.parse(await read('package.json')) as { engines: { node: string } };
    const { strategy } = workflows.get(path.join(FOLDER, 'test.yml'))?.jobs.test ?? {};
    expect(strategy?.matrix.os).to.deep.equal(['ubuntu-latest', 'macos-latest', 'windows-latest']);
    expect(strategy?.matrix.node).to.deep.equal(engines.node.match(/\d+(?=\.\d+\.\d+)/g));
  });

  it('name a browser on every system: the tests of the HTML report are left out nowhere', () => {
    const { strategy, steps: run } = workflows.get(path.join(FOLDER, 'test.yml'))?.jobs.test ?? {};
    const browsers = strategy?.matrix.include as Array<{ os: string; chromium: string }>;
    expect(browsers.map(({ os }) => os)).to.deep.equal(strategy?.matrix.os);
    for (const { os, chromium } of browsers) expect(chromium, os).to.match(/chrome/i);
    // Not by npm, which would put the Node of the repository before that of the matrix.
    const env = { CHROMIUM: '${{ matrix.chromium }}', OWN_NODE: '1' };
    expect(run?.find((step) => step.run === 'node scripts/bootstrap.mjs test')).to.deep.include({ env });
  });

  it('publish in one job, which waits for the tests and for a person, and alone can prove who it is', () => {
    const { test, mode, publish } = workflows.get(path.join(FOLDER, 'release.yml'))?.jobs ?? {};
    expect(test?.uses).to.equal('./.github/workflows/test.yml');
    expect([mode?.needs, publish?.needs, publish?.environment]).to.deep.equal(['test', 'mode', 'npm']);
    expect(jobs().filter(({ permissions }) => permissions?.['id-token'] === 'write')).to.deep.equal([publish]);
  });
});
