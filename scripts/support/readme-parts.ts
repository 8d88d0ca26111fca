import { pluginConfig } from '../../test/support/plugin-config.js';
import { head, plain, row } from './markdown-text.js';

/** Parts of the README that are written by a program, so that they are what the plugin does today. */
const PARTS: Record<string, () => Promise<string>> = {
  commands: commandList,
};

/** The text with each part between its markers, `<!-- name -->` and `<!-- namestop -->`, written anew. */
export async function withParts(text: string): Promise<string> {
  let written = text;
  for (const [name, write] of Object.entries(PARTS)) {
    const [before, rest] = written.split(`<!-- ${name} -->\n`);
    const after = rest?.split(`<!-- ${name}stop -->`)[1];
    if (before === undefined || after === undefined) throw new Error(`README.md has no place for "${name}".`);
    written = `${before}<!-- ${name} -->\n${await write()}\n<!-- ${name}stop -->${after}`;
  }
  return written;
}

/** Each command with a link to its page. A topic of several commands has one page. */
async function commandList(): Promise<string> {
  const { commands } = await pluginConfig();
  const rows = commands
    .map(({ id, summary }) => ({ words: id.split(':'), summary: summary ?? '' }))
    .sort((a, b) => (a.words.join(' ') < b.words.join(' ') ? -1 : 1))
    .map(({ words, summary }) => row(`[\`sf ${words.join(' ')}\`](docs/commands/${words[1]}.md)`, plain(summary)));
  return [...head('command', 'job'), ...rows].join('\n');
}
