import { ux } from '@oclif/core/ux';
import { jsonChunks } from '../text/json-chunks.js';
import { printPieces } from '../text/print-pieces.js';
import { safeJson } from '../text/safe-json.js';

type Theme = NonNullable<Parameters<typeof ux.colorizeJson>[1]>['theme'];

function* jsonText(json: unknown, theme: Theme | undefined): Iterable<string> {
  // `pretty` would parse the text and bring back what was escaped.
  if (process.stdout.isTTY) yield ux.colorizeJson(safeJson(json), { pretty: false, theme });
  else yield* jsonChunks(json);
  yield '\n';
}

/**
 * Prints the JSON of a command: coloured on a terminal, as it is everywhere else. The text of a large report is larger
 * than all that the org was read into: it never exists as a whole, and is printed no faster than its reader takes it.
 */
export const printJson = async (json: unknown, theme?: Theme): Promise<void> => printPieces(jsonText(json, theme));
