import { styleText } from 'node:util';
import type { Severity } from '../../../findings/audit-report.js';
import type { AppState } from '../../report.js';

type Style = (text: string) => string;

/** Colours by meaning. Whatever they say is also said in words. */
export type Paint = { heading: Style; quiet: Style; severity: Record<Severity, Style>; state: Record<AppState, Style> };

type Format = Parameters<typeof styleText>[0];

/** The sixteen colours that every terminal theme keeps readable, or none. */
export const createPaint = (color: boolean): Paint => {
  // The caller has decided about colour; Node shall not decide again by looking at a stream.
  const style =
    (format: Format): Style =>
    (text) =>
      color ? styleText(format, text, { validateStream: false }) : text;
  return {
    heading: style('bold'),
    quiet: style('dim'),
    severity: {
      critical: style(['red', 'bold']),
      high: style('red'),
      medium: style('yellow'),
      low: style('cyan'),
      info: style('dim'),
    },
    state: {
      breaks: style(['red', 'bold']),
      willBreak: style('red'),
      risk: style('yellow'),
      unclear: style('cyan'),
      ok: style('green'),
    },
  };
};
