/** The example pipelines as their services run them: step by step in bash, with a stand-in for `npm` and `sf`. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { ROOT, runCommand } from '../support/processes.js';

const FOLDER = path.join(ROOT, 'examples', 'ci');

export type Service = 'azure' | 'github' | 'gitlab';

/** A step that runs a script. */
type Step = { script: string; env: Record<string, string>; id: string; mayFail: boolean; always: boolean };

type Yaml = Record<string, unknown>;

const isObject = (value: unknown): value is Yaml => typeof value === 'object' && value !== null;

export const serviceOf = (file: string): Service =>
  file.startsWith('github') ? 'github' : file.startsWith('gitlab') ? 'gitlab' : 'azure';

export const readPipeline = async (file: string): Promise<string> => readFile(path.join(FOLDER, file), 'utf8');

/** Every object of a document that has the key, in its order. */
const objectsWith = (data: unknown, key: string): Yaml[] => {
  if (!isObject(data)) return [];
  return [...(key in data ? [data] : []), ...Object.values(data).flatMap((value) => objectsWith(value, key))];
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const lines = (value: unknown): string => (Array.isArray(value) ? value.join('\n') : '');

function stepsOf(file: string, text: string): Step[] {
  const data: unknown = parse(text);
  const service = serviceOf(file);
  const plain = { env: {}, id: '', mayFail: false, always: false };
  if (service === 'gitlab') {
    return objectsWith(data, 'script').flatMap((job) => [
      // The runner puts both into one shell that ends with the first command that fails.
      { ...plain, script: `set -eo pipefail\n${lines(job.before_script)}\n${lines(job.script)}` },
      { ...plain, script: lines(job.after_script), mayFail: true, always: true },
    ]);
  }
  const [key, may, when] =
    service === 'github'
      ? (['run', 'continue-on-error', 'if'] as const)
      : (['bash', 'continueOnError', 'condition'] as const);
  return objectsWith(data, key).map((step) => ({
    // GitHub's shell ends with the first command that fails, Azure's goes on.
    script: `${service === 'github' ? 'set -e\n' : ''}${String(step[key])}`,
    env: isObject(step.env) ? (step.env as Record<string, string>) : {},
    id: textOf(step.id),
    mayFail: step[may] === true,
    always: textOf(step[when]).includes('always()'),
  }));
}

/**
 * Stand for `npm` and `sf`, as functions, since each start of a program takes its time. A command of the plugin ends
 * with the code in `CODE_<command>`, and writes the files it names. The others read what is piped into them to its end,
 * as the real ones do: a writer to a closed pipe ends by a signal.
 */
const STAND_INS = `
npm() { return 0; }
sf() {
  if [ "$1" != nhi ]; then
    while read -r _; do :; done
    return 0
  fi
  local code="CODE_$2"
  while [ $# -gt 0 ]; do
    if [ "$1" = --output-file ]; then echo '{"findings":[]}' > "$2"; fi
    shift
  done
  return "\${!code:-0}"
}
`;

/** The exit code that a job of the pipeline has where the plugin's commands end with these. */
export async function runPipeline(file: string, codes: Record<string, number>): Promise<number> {
  await mkdir(path.join(ROOT, '.tmp'), { recursive: true });
  const folder = await mkdtemp(path.join(ROOT, '.tmp', 'pipeline-'));
  try {
    return await runSteps(file, folder, codes);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runSteps(file: string, folder: string, codes: Record<string, number>): Promise<number> {
  const [work, output] = ['work', 'output'].map((name) => path.join(folder, name)) as [string, string];
  for (const place of ['.github', 'pipelines']) await mkdir(path.join(work, place), { recursive: true });
  const annotate = await readFile(path.join(FOLDER, 'annotate.mjs'));
  for (const place of ['.github', 'pipelines']) await writeFile(path.join(work, place, 'annotate.mjs'), annotate);

  const variables = new Map<string, string>();
  const filledIn = (value: string): string =>
    value
      .replace(/\$\{\{ *steps\.([\w-]+\.outputs\.[\w-]+) *\}\}/g, (_, name: string) => variables.get(name) ?? '')
      .replace(/\$\((\w+)\)/g, (_, name: string) => variables.get(name) ?? '');
  let ended = 0;
  for (const { script, env, id, mayFail, always } of stepsOf(file, await readPipeline(file))) {
    if (ended !== 0 && !always) continue;
    await writeFile(output, '');
    // Its input is a socket, which bash would take for a login from afar, and read the files of whoever runs the tests.
    const { code, stdout } = await runCommand('bash', ['--noprofile', '--norc', '-c', `${STAND_INS}${script}`], {
      cwd: work,
      env: {
        HOME: folder,
        PATH: [path.dirname(process.execPath), process.env.PATH ?? ''].join(path.delimiter),
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: path.join(folder, 'summary'),
        ...Object.fromEntries(Object.entries(codes).map(([command, value]) => [`CODE_${command}`, String(value)])),
        ...Object.fromEntries(Object.entries(env).map(([name, value]) => [name, filledIn(value)])),
      },
    });
    for (const [, name = '', value = ''] of stdout.matchAll(/##vso\[task\.setvariable variable=(\w+)\](.*)/g))
      variables.set(name, value);
    for (const [, name = '', value = ''] of (await readFile(output, 'utf8')).matchAll(/^(\w+)=(.*)$/gm))
      variables.set(`${id}.outputs.${name}`, value);
    if (code !== 0 && !mayFail && ended === 0) ended = code;
  }
  return ended;
}
