/** Switches that the record of an app does not have. */
import type { Source } from '../../inventory/inventory.js';
import { bundle } from '../../text/messages.js';
import type { GapSink } from './gaps.js';

const messages = bundle('org.gaps');

/** Names the app in the gap of each switch that its record does not have. */
export const reportAbsentSwitches = (
  gaps: GapSink,
  source: Source,
  absent: readonly string[],
  subject: string,
): void => {
  for (const name of absent) {
    const detail = messages.getMessage('noSwitch', [name]);
    gaps.add({ source, reason: 'notSupported', detail, subjects: [subject], columns: [name] });
  }
};
