/** What to do about a finding, as data: steps in the order in which they are taken, and their plain text. Pure. */
import { bundle } from '../text/messages.js';

export type FixStep =
  /** A page of Setup. Both addresses are null where the page is not known; neither ever holds a session. */
  | {
      kind: 'setup';
      /** `Setup > Users > …`, down to what is to be done there. */
      path: string;
      /** `https://<host of the org>/lightning/setup/…` */
      url: string | null;
      /** The command that opens it: `sf org open --target-org … --path …`. */
      open: string | null;
    }
  /** A whole command, quoted for a POSIX shell. A quoted `'<…>'` is what the query of a step before it finds. */
  | { kind: 'command'; command: string; /** It changes something, in the org or here. */ writes: boolean }
  /** An element of metadata source; `value` is null where the element goes, or where only a person knows its value. */
  | { kind: 'source'; component: string; element: string; value: string | null }
  /** Something that only a person can decide or do. */
  | { kind: 'decision'; text: string };

export type Fix = { steps: FixStep[] };

/** One step, in words. */
export const decision = (text: string): FixStep => ({ kind: 'decision', text });

/** One line, which may hold text of an org. */
export const stepText = (step: FixStep): string => {
  switch (step.kind) {
    case 'setup':
      return step.path;
    case 'command':
      return step.command;
    case 'source':
      return step.value === null
        ? bundle('steps').getMessage('source', [step.component, step.element])
        : bundle('steps').getMessage('source.value', [step.component, step.element, step.value]);
    case 'decision':
      return step.text;
  }
};

/** The steps as plain text, a line each: what `remediation` of a finding is. */
export const remediationOf = ({ steps }: Fix): string => steps.map(stepText).join('\n');
