import { words } from './words.js';
import type { ReportGap } from './report.js';

/** What could not be read: `LoginHistory`, in a report about two orgs `Target: LoginHistory`. */
export const gapName = ({ source, side }: Pick<ReportGap, 'side' | 'source'>): string =>
  side === undefined ? source : words('gap.onSide', side, source);
