import { rm } from 'node:fs/promises';
import path from 'node:path';
import { AUDITOR, demoOrg } from '../test/fake-org/demo.js';
import { startFakeOrg } from '../test/fake-org/index.js';
import { ROOT } from '../test/support/processes.js';
import { linkPlugin, logIn, removeSfHome, useSfHome } from '../test/support/sf-home.js';
import { build } from './support/build.js';
import { runTool } from './support/run.js';
import { taskEnv } from './support/task-env.js';

/** The exit code of an audit that has findings, which the demo org is made for. */
const FINDINGS = 30;

/**
 * Runs the audit on a made-up company, as a user would see it, in a home of its own that is removed afterwards. The
 * page for a browser stays in the ignored folder `.demo/`.
 */
export default async function main(args: string[]): Promise<number> {
  // Ctrl-C ends the command that runs; this process goes on to tidy up.
  process.once('SIGINT', () => undefined);
  await build(await taskEnv());

  const folder = path.join(ROOT, '.demo');
  await rm(folder, { recursive: true, force: true });
  const org = await startFakeOrg(demoOrg(new Date()));
  const home = await useSfHome(path.join(folder, 'home'));
  const page = path.join(folder, 'demo-report.html');
  try {
    await linkPlugin(home);
    await logIn(home, { alias: 'demo', auth: org.authFile(AUDITOR) });
    const command = ['nhi', 'audit', '--target-org', 'demo', ...args];
    console.log(`$ sf ${command.join(' ')}\n`);
    const { code } = await runTool('@salesforce/cli/bin/run.js', [...command, '--output-file', page], {
      env: { ...home.env, ...colours() },
      live: true,
    });
    console.log(explain(code));
    if (code === FINDINGS) console.log(`The same report as a page for a browser: ${page}`);
    return code === FINDINGS ? 0 : 1;
  } finally {
    await org.close();
    await removeSfHome(home);
  }
}

const explain = (code: number): string =>
  code === FINDINGS
    ? `\nThe audit ended with exit code ${FINDINGS}, as expected: the demo org has findings, and a pipeline would stop here.`
    : `\nThe audit ended with exit code ${code}; ${FINDINGS} was expected, for the demo org has findings.`;

/** The wish for colour, or for none, of whoever runs this. */
const colours = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    ['FORCE_COLOR', 'NO_COLOR'].filter((name) => name in process.env).map((name) => [name, process.env[name]]),
  );
