/**
 * The words of a command as a POSIX shell sees them. To start one for each of thousands of commands takes minutes: what
 * is plain is taken apart here, and one real shell has to agree on all of it at the end of a test file (setup.ts).
 */
import { spawnSync } from 'node:child_process';
import { expect } from 'chai';

const PLAIN = /[\w@%+=:,./-]/.source;
const SINGLE = /'[^']*'/.source;
const DOUBLE = /"[^"$`\\!]*"/.source;
const ESCAPED = /\\'/.source;

const PART = new RegExp([PLAIN, SINGLE, DOUBLE, ESCAPED].join('|'), 'g');
const WORD = `(?:${PART.source})+`;
const COMMAND = new RegExp(`^${WORD}(?: +${WORD})*$`);

const unquoted = (part: string): string => (/^['"]/.test(part) ? part.slice(1, -1) : part.replace(/^\\/, ''));

/** The words of commands that hold nothing but them: nothing that a shell would expand or run. */
const plainWords = (command: string): string[] =>
  Array.from(command.matchAll(new RegExp(WORD, 'g')), ([word]) => word.replace(PART, unquoted));

/** What a real shell makes of each of the commands, of which it runs none but those within `$(…)`. */
export const readByShell = (commands: string[]): string[][] => {
  const script = commands.map((command) => `set -- ${command}\nprintf '%s\\0' "$#" "$@"\n`).join('');
  const { error, stdout, stderr } = spawnSync('sh', { encoding: 'utf8', input: script, maxBuffer: Infinity });
  if (error) throw new Error('The tests need a POSIX shell, "sh", in PATH.', { cause: error });
  expect(stderr, commands.length === 1 ? commands[0] : 'a shell').to.equal('');
  const words = stdout.split('\0').slice(0, -1);
  return commands.map(() => words.splice(0, Number(words.shift())));
};

const read = new Map<string, string[]>();
let unproven = new Map<string, string[]>();

/** The arguments of a command. */
export const shellWords = (command: string): string[] => {
  const known = read.get(command);
  if (known !== undefined) return known;
  const plain = COMMAND.test(command);
  const words = plain ? plainWords(command) : (readByShell([command])[0] ?? []);
  read.set(command, words);
  if (plain) unproven.set(command, words);
  return words;
};

/** Throws where a real shell sees other words than `shellWords` has said since the last time. */
export const proveShellWords = (): void => {
  const said = unproven;
  unproven = new Map();
  if (said.size > 0) expect(readByShell([...said.keys()]), 'words of a shell').to.deep.equal([...said.values()]);
};

/** What a shell hands to `sf`, word by word, when it runs a command with these variables; nothing of another. */
export const wordsForSf = (command: string, env: Record<string, string> = {}): string[] => {
  const script = `sf() { for word in "$@"; do printf '%s\\0' "$word"; done; }; ${command}`;
  const { stdout, status } = spawnSync('sh', ['-c', script], { env, encoding: 'utf8' });
  expect(status, command).to.equal(0);
  return stdout.split('\0').slice(0, -1);
};
