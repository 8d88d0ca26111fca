import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ruleNames } from '../../src/cli/rule-names.js';
import { policyJsonSchema } from '../../src/policy/json-schema.js';
import { snapshotJsonSchema } from '../../src/snapshot/json-schema.js';
import { ROOT } from '../../test/support/processes.js';
import { filesBelow } from './build.js';
import { schemaGenerator } from './schema-generator.js';

const COMMANDS = path.join('src', 'commands');

/** As the CLI's plugins name the schema of a command's result: `nhi-key-inspect.json`. */
const nameOf = (command: string): string =>
  `${path.relative(COMMANDS, command).replace(/\.ts$/, '').replaceAll('-', '__').replaceAll(path.sep, '-')}.json`;

const resultType = async (command: string): Promise<string> => {
  const type = /\basync run\(\): Promise<(\w+)>/.exec(await readFile(path.join(ROOT, command), 'utf8'))?.[1];
  if (type === undefined) throw new Error(`${command} has no "async run(): Promise<Type>" on one line.`);
  return type;
};

/**
 * Every file of schemas/ with its content, by its name: the results of the commands, and the files that people write or
 * keep. The CLI's own `schema:generate` writes the same, but reads all of src and its libraries anew for each command.
 */
export async function schemaFiles(): Promise<Map<string, string>> {
  const commands = await filesBelow(COMMANDS);
  const generator = schemaGenerator(commands.map((file) => path.join(ROOT, file)));
  const files = new Map<string, string>();
  for (const command of commands) {
    files.set(nameOf(command), JSON.stringify(generator.createSchema(await resultType(command)), null, 2));
  }
  files.set('nhi-policy.schema.json', policyJsonSchema(ruleNames()));
  files.set('nhi-snapshot.schema.json', snapshotJsonSchema());
  return files;
}
