import { bundle, say } from '../text/messages.js';
import type { Io } from './io.js';
import { askYes, canAsk } from './prompts.js';
import { writeOut } from './write-out.js';

const messages = bundle('nhi.key.generate');

/**
 * Prints a key, and nothing else, on standard output. On a terminal a key can be read over a shoulder, and stays in its
 * scrollback: it is shown only after somebody said so.
 *
 * @throws SfError when it is not to be shown
 */
export const showKey = async (
  { key, app, host }: { key: string; app: string; host: string },
  { io, noPrompt }: { io: Io; noPrompt: boolean },
): Promise<void> => {
  if (io.json) return;
  if (process.stdout.isTTY && !noPrompt) {
    if (!canAsk(io)) throw messages.createError('error.cannotConfirm');
    if (!(await askYes(say(messages, 'prompt.show', [app, host])))) throw messages.createError('error.notShown');
  }
  await writeOut(key);
};
