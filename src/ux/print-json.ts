import { ux } from '@oclif/core/ux';
import { safeJson } from './safe-json.js';

type Theme = NonNullable<Parameters<typeof ux.colorizeJson>[1]>['theme'];

/** Prints the JSON of a command: coloured on a terminal, as it is everywhere else. */
export const printJson = (json: unknown, theme?: Theme): void => {
  const text = safeJson(json);
  // `pretty` would parse the text and bring back what was escaped.
  ux.stdout(process.stdout.isTTY ? ux.colorizeJson(text, { pretty: false, theme }) : text);
};
