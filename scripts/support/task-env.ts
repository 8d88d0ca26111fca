import path from 'node:path';
import { ROOT } from '../../test/support/processes.js';
import { useSfHome } from '../../test/support/sf-home.js';

/** The environment of every tool that a task starts: nothing of it is written outside the repository. */
export const taskEnv = async (): Promise<NodeJS.ProcessEnv> => (await useSfHome(path.join(ROOT, '.tmp', 'tasks'))).env;
