import { shortLines } from '../../src/report/formats/human/short.js';
import { demoReport, type DemoReport } from './demo-report.js';
import { errorsDoc } from './errors-doc.js';
import { rulesDoc } from './rules-doc.js';
import { terminalPicture, type Theme } from './terminal-picture.js';

/** Documents that are wholly written from what the plugin is, by their path in the repository. */
export const GENERATED_DOCS: Readonly<Record<string, () => Promise<string> | string>> = {
  'docs/errors.md': errorsDoc,
  'docs/rules.md': rulesDoc,
  'docs/images/terminal-dark.svg': async () => demoInTerminal('dark'),
  'docs/images/terminal-light.svg': async () => demoInTerminal('light'),
};

/** One audit for both pictures. */
let demo: Promise<DemoReport> | undefined;

async function demoInTerminal(theme: Theme): Promise<string> {
  const { report, context } = await (demo ??= demoReport());
  const lines: string[] = shortLines(report, { ...context, screen: { columns: 80, color: true } });
  return terminalPicture([`$ ${context.command}`, '', ...lines], theme, { title: 'sf nhi audit in a terminal' });
}
