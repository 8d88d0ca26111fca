import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { render as renderHtml } from '../src/report/formats/html/page.js';
import { chromiumPath, NO_CHROMIUM, openChromium } from '../test/report/formats/browser.js';
import { ROOT } from '../test/support/processes.js';
import { demoReport } from './support/demo-report.js';
import { type Theme } from './support/terminal-picture.js';

const FOLDER = path.join(ROOT, 'docs', 'images');
const THEMES: readonly Theme[] = ['light', 'dark'];

/** Takes the pictures of the demo's report in a browser, for the README. Those of a terminal are `npm run docs`'s. */
export default async function main(): Promise<number> {
  const executable = chromiumPath();
  if (executable === undefined) {
    console.error(NO_CHROMIUM);
    return 1;
  }
  await mkdir(FOLDER, { recursive: true });
  const { report, context } = await demoReport();
  const page = path.join(ROOT, '.tmp', 'demo-report.html');
  await mkdir(path.dirname(page), { recursive: true });
  await writeFile(page, [...renderHtml(report, context)].join(''));
  const browser = await openChromium(executable);
  try {
    for (const theme of THEMES) {
      const tab = await browser.newPage({ colorScheme: theme, viewport: { width: 1280, height: 900 } });
      await tab.goto(pathToFileURL(page).href);
      await tab.screenshot({ path: path.join(FOLDER, `report-${theme}.png`) });
      await tab.close();
    }
  } finally {
    await browser.close();
  }
  return 0;
}
