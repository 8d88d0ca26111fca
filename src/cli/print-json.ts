import { ux } from '@oclif/core/ux';
import { jsonChunks } from '../text/json-chunks.js';
import { safeJson } from '../text/safe-json.js';

type Theme = NonNullable<Parameters<typeof ux.colorizeJson>[1]>['theme'];

/** Characters that are printed at once. */
const MOST_AT_ONCE = 65_536;

/** Prints the JSON of a command: coloured on a terminal, as it is everywhere else. */
export const printJson = (json: unknown, theme?: Theme): void => {
  // `pretty` would parse the text and bring back what was escaped.
  if (process.stdout.isTTY) ux.stdout(ux.colorizeJson(safeJson(json), { pretty: false, theme }));
  else printInParts(json);
};

/** The text of a large report is larger than all that the org was read into: it never exists as a whole. */
const printInParts = (json: unknown): void => {
  let rest = '';
  for (const chunk of jsonChunks(json)) {
    rest += chunk;
    const end = rest.length < MOST_AT_ONCE ? -1 : rest.lastIndexOf('\n');
    if (end === -1) continue;
    ux.stdout(rest.slice(0, end));
    rest = rest.slice(end + 1);
  }
  ux.stdout(rest);
};

/** The same text, its last line end included, for whoever writes it piece by piece. */
export function* jsonLines(json: unknown): Iterable<string> {
  yield* jsonChunks(json);
  yield '\n';
}
