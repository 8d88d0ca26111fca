import { clockNote } from '../findings/clock-note.js';
import type { AuditReport } from '../findings/audit-report.js';
import { counted, words } from './words.js';

/** Which org or source was read, when and by whose clock, and what it cost, a sentence each. */
export const header = ({ org, source, collectedAt, clock, summary }: AuditReport): string[] => {
  const at = `${collectedAt.slice(0, 16).replace('T', ' ')} UTC`;
  const laid = source === undefined ? [] : [words('header.laid', source.join(', '))];
  if (org.instanceUrl === null) return [words('header.source', (source ?? []).join(', '), at)];
  const kind = org.isSandbox === null ? [] : [words(org.isSandbox ? 'header.sandbox' : 'header.notSandbox')];
  const about = [...kind, org.organizationType, org.instanceName].filter((text) => text !== null).join(', ');
  const name = about === '' ? org.instanceUrl : `${org.instanceUrl} (${about})`;
  const calls = counted('apiCalls', summary.apiCalls);
  const read =
    org.username === null ? words('header.anonymous', name, at, calls) : words('header', name, org.username, at, calls);
  return [read, ...laid, ...clockNote(clock)];
};
