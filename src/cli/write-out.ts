import { codeOf } from '../text/error-code.js';
import { bundle } from '../text/messages.js';

const messages = bundle('command');

/**
 * Writes text to standard output as it is: the only thing there, so that it can be piped. A line break follows on a
 * terminal only, where the next prompt would stand behind it otherwise.
 *
 * @throws SfError when it did not arrive, also because nobody reads: what is written here is needed whole
 */
export const writeOut = async (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(process.stdout.isTTY ? `${text}\n` : text, (error) =>
      error ? reject(messages.createError('error.notDelivered', [codeOf(error)])) : resolve(),
    );
  });
