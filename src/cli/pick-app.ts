/** The app to verify: the one that was named, or one that somebody chooses. */
import { Errors } from '@oclif/core';
import { appListComplete } from '../inventory/app-list.js';
import { isWanted } from '../inventory/apps.js';
import { appKey, type App, type Inventory } from '../inventory/inventory.js';
import { requireKnownApps } from '../inventory/unknown-app.js';
import { EXIT_CODES } from '../findings/exit-codes.js';
import { askChoice } from './prompts.js';
import { safeText } from '../text/safe-text.js';
import { choicesOf, type Choice } from '../verify/choices.js';
import { bundle, say } from '../text/messages.js';

const messages = bundle('verify.app');

const MOST_NAMES = 20;

type Apps = Pick<Inventory, 'apps' | 'counts' | 'gaps'>;

const named = (inventory: Apps, wanted: string): App => {
  requireKnownApps([wanted], inventory);
  const found = inventory.apps.filter((app) => isWanted(app, [wanted]));
  const [app, another] = found;
  if (app !== undefined && another === undefined) return app;
  throw messages.createError('error.ambiguousApp', [wanted], [found.map(appKey).sort().join(', ')]);
};

const missing = (choices: readonly Choice[]): Error => {
  const names = choices
    .slice(0, MOST_NAMES)
    .map(({ name }) => safeText(name))
    .join(', ');
  const text =
    choices.length > MOST_NAMES
      ? messages.getMessage('error.appMissing.many', [choices.length, names])
      : messages.getMessage('error.appMissing', [names]);
  return new Errors.CLIError(text, { exit: EXIT_CODES.usage });
};

/**
 * @param wanted name or `kind:name`; undefined: ask, where `interactive` says that somebody can answer
 * @throws SfError for a name that no app has or that two have, and where there is no app at all
 * @throws CLIError that names the apps when there is no name and nobody can be asked
 */
export const pickApp = async (inventory: Apps, wanted: string | undefined, interactive: boolean): Promise<App> => {
  if (wanted !== undefined) return named(inventory, wanted);
  const choices = choicesOf(inventory.apps);
  if (choices.length === 0) {
    const error = messages.createError(appListComplete(inventory) ? 'error.noApps' : 'error.noApps.incomplete');
    error.actions = messages.getMessages('error.noApps.actions');
    throw error;
  }
  if (!interactive) throw missing(choices);
  return askChoice(
    say(messages, 'prompt.app'),
    choices.map(({ app, name }) => ({
      name: safeText(name),
      ...(app.label === null || app.label === app.name ? {} : { description: safeText(app.label) }),
      value: app,
    })),
  );
};
