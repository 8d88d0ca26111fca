/**
 * Writes text to standard output as it is: the only thing there, so that it can be piped. A line break follows on a
 * terminal only, where the next prompt would stand behind it otherwise.
 */
export const writeOut = async (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(process.stdout.isTTY ? `${text}\n` : text, (error) => (error ? reject(error) : resolve()));
  });
