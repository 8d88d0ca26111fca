import type { Org } from '@salesforce/core';
import type { Io } from '../../src/cli/io.js';
import type { FakeOrg } from '../fake-org/index.js';
import { connectionTo } from './org-connection.js';

export type RecordedIo = Io & {
  /** What was written, in order: `print`, `note` and `warn` alike. */
  written: string[];
  warnings: string[];
};

/** Stands in for a command: keeps what would be printed. */
export const recordedIo = (changes: Partial<Io> = {}): RecordedIo => {
  const [written, warnings]: [string[], string[]] = [[], []];
  return {
    json: true,
    orgWasNamed: true,
    version: '0.0.0',
    print: (text) => written.push(text),
    note: (text) => written.push(text),
    warn: (text) => {
      written.push(text);
      warnings.push(text);
    },
    written,
    warnings,
    ...changes,
  };
};

/** What a command gets from --target-org. */
export const orgFlag = (fake: FakeOrg, username: string): Org =>
  ({ getConnection: () => connectionTo(fake, username) }) as unknown as Org;
