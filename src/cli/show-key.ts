import { bundle, say } from '../text/messages.js';
import type { Io } from './io.js';
import { askYes, canAsk } from './prompts.js';
import { writeOut } from './write-out.js';

const messages = bundle('nhi.key.generate');

/**
 * Prints a key, and nothing else, on standard output; with `--json` the framework does, as a part of the result. On a
 * terminal a key can be read over a shoulder, and stays in its scrollback: it is shown only after somebody said so.
 *
 * @throws SfError when it is not to be shown
 */
export const showKey = async (
  { key, app, host }: { key: string; app: string; host: string },
  { io, noPrompt }: { io: Io; noPrompt: boolean },
): Promise<void> => {
  if (process.stdout.isTTY && !noPrompt) {
    // The question goes to standard error, so that it is no part of JSON.
    if (!canAsk({ json: false })) throw messages.createError('error.cannotConfirm');
    if (!(await askYes(say(messages, 'prompt.show', [app, host])))) throw messages.createError('error.notShown');
  }
  if (!io.json) await writeOut(key);
};
