import { DEFAULT_THRESHOLDS } from '../../src/policy/thresholds.js';
import { evaluate } from '../../src/audit/evaluate.js';
import { ruleCatalog } from '../../src/rules/catalogue.js';
import { collectInventory } from '../../src/org/collect.js';
import { gate } from '../../src/findings/gate.js';
import { reportOfAudit } from '../../src/report/of-audit.js';
import { renderLines } from '../../src/report/formats/human/render.js';
import { AUDITOR, demoOrg } from '../../test/fake-org/demo.js';
import { startFakeOrg } from '../../test/fake-org/index.js';
import { connectionTo } from '../../test/support/org-connection.js';
import { pluginConfig } from '../../test/support/plugin-config.js';
import { head, plain, row } from './markdown-text.js';

/** Parts of the README that are written by a program, so that they are what the plugin does today. */
const PARTS: Record<string, () => Promise<string>> = {
  demo: demoExcerpt,
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

/** Any moment will do: the demo org is made for it. */
const MOMENT = new Date('2026-06-15T12:00:00Z');

/** The verdict, and the first of the apps. */
async function demoExcerpt(): Promise<string> {
  const fake = await startFakeOrg(demoOrg(MOMENT));
  try {
    const { unusedDays: loginWindowDays } = DEFAULT_THRESHOLDS;
    const inventory = await collectInventory(connectionTo(fake, AUDITOR), { loginWindowDays, now: MOMENT });
    const report = evaluate(inventory, { now: MOMENT });
    const verdict = gate(report, { failOn: 'high', failOnInconclusive: false });
    const lines = renderLines(reportOfAudit(report, { gate: verdict }), { rules: ruleCatalog() });
    const blocks = lines.join('\n').split('\n\n');
    const [head = '', ...sections] = blocks;
    const [overview, app] = [sections[0]?.split('\n').slice(0, 8), sections[1]];
    // The address of the fake org is another one on every run.
    const heading = head.split('\n').filter((line) => !/^Org |^nhi\.auditor/.test(line));
    return ['```', ...heading, '', ...(overview ?? []), '…', '', app, '…', '```'].join('\n');
  } finally {
    await fake.close();
  }
}
