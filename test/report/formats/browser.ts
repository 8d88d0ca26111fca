/** A real headless Chromium for tests, where the machine has one. */
import { accessSync, constants } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Where systems keep it; the last is where `playwright install chromium` does. */
const places = (): string[] => [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  `${process.env.PROGRAMFILES ?? ''}\\Google\\Chrome\\Application\\chrome.exe`,
  chromium.executablePath(),
];

/** What to tell whoever runs the tests without it. */
export const NO_CHROMIUM =
  'There is no Chromium on this machine, so that the tests of the HTML report in a browser did not run. ' +
  'Install it, or name one in CHROMIUM.';

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/**
 * The browser of the system; undefined where there is none. Whoever names one in `CHROMIUM` wants its tests run, so
 * that it must be there.
 */
export const chromiumPath = (): string | undefined => {
  const { CHROMIUM: named } = process.env;
  if (named === undefined || named === '') return places().find(isExecutable);
  if (isExecutable(named)) return named;
  throw new Error(`CHROMIUM names ${named}, which cannot be run.`);
};

export const openChromium = async (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      // One process less.
      '--in-process-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
