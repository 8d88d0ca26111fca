/**
 * `--flags-dir` of the CLI: each file of the folder stands for a flag. The CLI adds them when a command is parsed, and
 * its errors would quote what they hold; so they are added here first, by the CLI's own hook, and looked at.
 */
import type { Config, Interfaces } from '@oclif/core';

const FLAG = '--flags-dir';

type Options = Interfaces.Hooks['preparse']['options']['options'];

/**
 * What was given with the flags of the folder, as the CLI would parse it; as it was given where the CLI adds nothing.
 * The folder is not named in it any more, so that nothing is added twice.
 */
export const withFlagsOfFolder = async (
  config: Pick<Config, 'runHook'>,
  argv: readonly string[],
  options: Options,
): Promise<string[]> => {
  const at = argv.indexOf(FLAG);
  if (at < 0) return [...argv];
  const { successes } = await config.runHook('preparse', { argv: [...argv], options });
  const added = successes.map(({ result }) => result).find((result) => result.length > argv.length);
  return added === undefined ? [...argv] : added.toSpliced(at, 2);
};
