import type { Render } from './format.js';
import { jsonChunks } from '../../text/json-chunks.js';

/**
 * The report, or what the command has instead, as it is: the `result` that `--json` prints, without what the CLI puts
 * around it.
 */
export const render: Render = function* (report, { result = report }) {
  yield* jsonChunks(result);
  yield '\n';
};
