/**
 * The log that the CLI keeps, in memory: what its libraries and the framework write at the level that the environment
 * names, without what they leave out themselves. `logs.nut.ts` holds it to the file.
 */
import { format } from 'node:util';
import { clearLoggers, setLogger } from '@oclif/core/logger';
import type { Interfaces } from '@oclif/core';
import { Logger } from '@salesforce/core';

/** As the CLI has the framework log. */
const frameworkLogger = (namespace: string): Interfaces.Logger => {
  const logger = new Logger(namespace);
  const at =
    (level: 'debug' | 'error' | 'info' | 'trace' | 'warn') =>
    (formatter: unknown, ...args: unknown[]): void =>
      void logger[level](format(formatter, ...args));
  return {
    namespace,
    child: (name) => frameworkLogger(`${namespace}:${name}`),
    debug: at('debug'),
    error: at('error'),
    info: at('info'),
    trace: at('trace'),
    warn: at('warn'),
  };
};

const startOver = (): void => {
  Logger.destroyRoot();
  clearLoggers();
};

/** The log of the work: an entry a line. */
export const logOf = async (work: () => Promise<void>): Promise<string> => {
  startOver();
  const root = new Logger({ name: Logger.ROOT_NAME, useMemoryLogger: true });
  setLogger({ root: '', logger: frameworkLogger(`${Logger.ROOT_NAME}:oclif`) });
  try {
    await work();
    return root.readLogContentsAsText();
  } finally {
    startOver();
  }
};
