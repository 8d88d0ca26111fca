import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Config, type Interfaces } from '@oclif/core';
import { ROOT } from './processes.js';

/** The CLI draws help in its own way. */
const HELP = './node_modules/@salesforce/cli/dist/help/sfHelp.js';

const load = async (): Promise<Config> => {
  const pjson = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8')) as Interfaces.PJSON;
  const oclif = { ...pjson.oclif, commands: './src/commands', devPlugins: [], helpClass: HELP };
  return Config.load({ root: ROOT, pjson: { ...pjson, oclif }, ignoreManifest: true });
};

let forReading: Promise<Config> | undefined;
let forRunning: Promise<Config> | undefined;

/** The plugin and its commands as they are in src, so that nothing needs to be built. */
export const pluginConfig = (): Promise<Config> => (forReading ??= load());

/** Another one, for commands to run with: where help is drawn, it gives the commands other ids. */
export const runningConfig = (): Promise<Config> => (forRunning ??= load());
