/** A real headless Chromium for tests, where the machine has one. */
import { accessSync, constants } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'];

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
  if (named === undefined || named === '') return PLACES.find(isExecutable);
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
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
