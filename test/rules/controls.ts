import { FRAMEWORKS } from '../../src/findings/framework-names.js';
import { bundle } from '../../src/text/messages.js';

/** Every control that a finding may name: those with a title, which is the official one. */
export const CONTROLS: ReadonlySet<string> = new Set(
  [...bundle('controls').messages.keys()].filter((key) =>
    Object.values(FRAMEWORKS).some(({ pattern }) => pattern.test(key)),
  ),
);

/** The title of a control of the Security Health Review is part of its id. */
export const isTitled = (control: string): boolean =>
  CONTROLS.has(control) || FRAMEWORKS['salesforce-health-review'].pattern.test(control);
