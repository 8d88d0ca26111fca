import { gate, type Gate, type GateOptions } from '../findings/gate.js';
import type { CompareReport } from './compare-report.js';

/** The exit code of a comparison, by the table of the audit: findings and gaps of both sides count. */
export const gateOf = ({ findings, gaps, summary }: CompareReport, options: GateOptions): Gate => {
  const listed = summary.appListsComplete ? 0 : null;
  const counts = { connectedApps: listed, externalClientApps: listed, inconclusive: summary.inconclusive };
  return gate({ findings, gaps, summary: counts }, options);
};
