import type { Render } from './format.js';
import { jsonChunks } from '../../ux/json-chunks.js';

/** The report as it is: the `result` that `--json` prints, without what the CLI puts around it. */
export const render: Render = function* (report) {
  yield* jsonChunks(report);
  yield '\n';
};
