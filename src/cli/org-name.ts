/** How somebody names the org of a command: the alias or username that was typed, or that is the default. */
import type { Interfaces } from '@oclif/core';

type Raw = Interfaces.ParserOutput['raw'];

/** An access token can stand where a name is expected, and is nothing to repeat. */
const isToken = (name: string): boolean => name.includes('!');

/**
 * @param raw what the parser took from the command line
 * @param byDefault the value of the setting `target-org`
 * @returns undefined where only the org itself can tell
 */
export const orgNameOf = (raw: Raw, byDefault: unknown): string | undefined => {
  const typed = raw.findLast((token) => token.type === 'flag' && token.flag === 'target-org')?.input;
  const name = typed ?? (typeof byDefault === 'string' ? byDefault : undefined);
  return name === undefined || name === '' || isToken(name) ? undefined : name;
};
