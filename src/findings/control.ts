import type { AppKind } from '../inventory/inventory.js';

/**
 * A control of a framework that a rule speaks to, by the id that reports show. Some exist for one kind of app only, and
 * some are `conditional`: only some failures of the rule speak to them, and such a finding says so.
 */
export type Control = string | { id: string; kind?: AppKind; conditional?: true };

export type ControlDetails = { id: string; kind: AppKind | null; conditional: boolean };

export const detailsOf = (control: Control): ControlDetails =>
  typeof control === 'string'
    ? { id: control, kind: null, conditional: false }
    : { id: control.id, kind: control.kind ?? null, conditional: control.conditional === true };

/** Every id, whichever app and finding it is for. */
export const controlIds = (controls: readonly Control[]): string[] => controls.map((control) => detailsOf(control).id);

/**
 * Those of a finding about an app of this kind, or about the org (null).
 *
 * @param named conditional ones that this finding speaks to
 */
export const controlsOfFinding = (
  controls: readonly Control[],
  appKind: AppKind | null,
  named: readonly string[] = [],
): string[] =>
  controls
    .map(detailsOf)
    .filter(({ id, kind, conditional }) =>
      conditional ? named.includes(id) : kind === null || appKind === null || kind === appKind,
    )
    .map(({ id }) => id);
