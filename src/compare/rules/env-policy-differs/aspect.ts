import type { Grant } from '../../../facts/facts.js';
import type { CompareEvidence } from '../../compare-report.js';
import { onBoth, type BothSides, type PairOutcome } from '../../pair-rule.js';
import { compareText } from '../../texts.js';

/** One part of an app's policies: what differs in it, if anything. */
export type Aspect = (pair: BothSides) => PairOutcome[];

export const POLICY = 'ExtlClntAppOauthPlcyCnfg';
export const SETTINGS = 'ExtlClntAppGlobalOauthSettings';

/** @param source where external client apps keep it */
export const values = (
  pair: BothSides,
  source: string,
  name: string,
  here: unknown,
  there: unknown,
): CompareEvidence[] => onBoth(pair, source, (side) => `${name}: ${String(side === 'source' ? here : there)}`);

export const labels = (grants: readonly Grant[]): string =>
  grants.map(({ label }) => label).join(', ') || compareText('none');
