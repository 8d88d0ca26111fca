/** The app to verify: the one that was named, or one that somebody chooses. */
import { Errors } from '@oclif/core';
import { SfError } from '@salesforce/core/sfError';
import type { App, Inventory } from '../inventory/inventory.js';
import { EXIT_CODES } from '../findings/exit-codes.js';
import { askChoice } from './prompts.js';
import { safeText } from '../text/safe-text.js';
import { choicesOf, findApp, type Choice } from '../verify/find-app.js';
import { bundle } from '../text/messages.js';

const messages = bundle('verify.app');

const MOST_NAMES = 20;

type Apps = Pick<Inventory, 'apps' | 'counts' | 'gaps'>;

/** Apps that could not be listed may be the very ones. */
const listComplete = ({ counts }: Apps): boolean => counts.connectedApps !== null && counts.externalClientApps !== null;

const unknownApp = (wanted: string, nearest: readonly string[], complete: boolean): SfError =>
  new SfError(
    messages.getMessage('error.unknownApp', [wanted]),
    'UnknownAppError',
    [
      ...(nearest.length > 0 ? [messages.getMessage('error.unknownApp.nearest', [nearest.join(', ')])] : []),
      ...(complete ? [] : [messages.getMessage('error.unknownApp.incomplete')]),
      messages.getMessage('error.unknownApp.hint'),
    ],
    EXIT_CODES.failed,
  );

const named = (inventory: Apps, wanted: string): App => {
  const found = findApp(inventory.apps, wanted);
  switch (found.state) {
    case 'found':
      return found.app;
    case 'ambiguous':
      throw messages.createError('error.ambiguousApp', [wanted], [found.names.join(', ')]);
    case 'unknown':
      throw unknownApp(wanted, found.nearest, listComplete(inventory));
  }
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
    const error = messages.createError(listComplete(inventory) ? 'error.noApps' : 'error.noApps.incomplete');
    error.actions = messages.getMessages('error.noApps.actions');
    throw error;
  }
  if (!interactive) throw missing(choices);
  return askChoice(
    messages.getMessage('prompt.app'),
    choices.map(({ app, name }) => ({
      name: safeText(name),
      ...(app.label === null || app.label === app.name ? {} : { description: safeText(app.label) }),
      value: app,
    })),
  );
};
