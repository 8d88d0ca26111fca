import { expect } from 'chai';
import type { FixStep } from '../../../src/findings/fix.js';
import { render } from '../../../src/report/formats/markdown.js';
import { aFinding, aReport } from '../sample.js';
import { aRule, rendered } from './context.js';

/** What is only information gets its remedy once, with its rule. */
const remedies = (text: string): string[] =>
  text
    .slice(text.indexOf('What to do about information'))
    .split('\n')
    .filter((line) => line.startsWith('- <code>'));

/** The blocks of code, as CommonMark finds them: each ends with a row of as many backticks as it began with. */
const fenced = (text: string): string[] =>
  Array.from(text.matchAll(/^ *(`{3,})shell\n([^]*?)\n *\1$/gm), ([, , content = '']) => content.trim());

const steps = (...commands: string[]): FixStep[] =>
  commands.map((command) => ({ kind: 'command', command, writes: false }));

describe('Markdown', () => {
  const rules = [aRule({ id: 'run-as-frozen', remedy: 'Unfreeze the user.' })];
  const finding = (app: string, remediation: string) =>
    aFinding({ rule: 'run-as-frozen', severity: 'info', app, remediation });

  it('gives a remedy once', () => {
    const report = aReport({ findings: [finding('A', 'Unfreeze it.'), finding('B', 'Unfreeze it.')] });
    expect(remedies(rendered(render, report, { rules }))).to.deep.equal(['- <code>run-as-frozen</code>: Unfreeze it.']);
  });

  it('gives the remedy of the rule where the findings name their apps', () => {
    const report = aReport({ findings: [finding('A', 'Unfreeze a.'), finding('B', 'Unfreeze b.')] });
    expect(remedies(rendered(render, report, { rules }))).to.deep.equal([
      '- <code>run-as-frozen</code>: Unfreeze the user.',
    ]);
    expect(remedies(rendered(render, report, { rules: [] }))).to.deep.equal([
      '- <code>run-as-frozen</code>: Unfreeze a.',
    ]);
  });

  it('keeps a remedy of several lines in its place', () => {
    const report = aReport({ findings: [finding('A', 'External client app: do this.\nConnected app: do that.')] });
    expect(remedies(rendered(render, report, { rules }))).to.deep.equal([
      '- <code>run-as-frozen</code>: External client app: do this. Connected app: do that.',
    ]);
  });

  it('puts each command of a finding into a fence, as it is', () => {
    const commands = [
      `sf data query --query "SELECT Id FROM User WHERE Name = 'O''Neil @all #1 <b>'" --target-org prod`,
      "sf data update record --values 'Name=```' --record-id x",
      "sf data update record --values 'Name=````` ' --record-id '</details>'",
    ];
    const report = aReport({ findings: [aFinding({ rule: 'x', app: 'A', fix: { steps: steps(...commands) } })] });
    expect(fenced(rendered(render, report))).to.deep.equal(commands);
  });

  it('lets no command begin a line with what a CI log acts on', () => {
    const report = aReport({ findings: [aFinding({ rule: 'x', app: 'A', fix: { steps: steps('::error::x') } })] });
    for (const line of rendered(render, report).split('\n')) expect(line).to.not.match(/^\s*::/);
  });

  it('puts the worst app first', () => {
    const findings = [
      aFinding({ rule: 'x', severity: 'low', app: 'A' }),
      aFinding({ rule: 'x', severity: 'critical', app: 'B' }),
    ];
    const summaries = Array.from(
      rendered(render, aReport({ findings })).matchAll(/<summary><code>(\w+)/g),
      ([, name]) => name,
    );
    expect(summaries).to.deep.equal(['B', 'A']);
  });
});
