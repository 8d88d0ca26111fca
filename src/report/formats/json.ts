import type { Render } from './format.js';
import { jsonChunks } from '../../text/json-chunks.js';

/** What the command returns, as it is: the `result` that `--json` prints, without what the CLI puts around it. */
export const render: Render = function* ({ result }) {
  yield* jsonChunks(result);
  yield '\n';
};
