import { guardLine, safeData, type Safe } from '../text/safe-text.js';
import type { SavedSnapshot } from './save-snapshot.js';
import { clip, paragraph } from '../report/formats/human/layout.js';
import { permissionText } from '../report/cures.js';
import { words } from '../report/words.js';
import { bundle } from '../text/messages.js';

const messages = bundle('nhi.snapshot');

const many = (count: number | null): string => (count === null ? messages.getMessage('saved.notKnown') : String(count));

/** What was saved, and what could not be read. */
export const snapshotLines = (unsafe: SavedSnapshot, asked: number): Safe[] => {
  const columns = Math.max(60, asked);
  const { file, org, counts, gaps, digest } = safeData(unsafe);
  return [
    ...paragraph(messages.getMessage('saved', [org.instanceUrl, file]), columns),
    ...paragraph(
      messages.getMessage('saved.counts', [many(counts.connectedApps), many(counts.externalClientApps), counts.users]),
      columns,
    ),
    ...paragraph(digest, columns),
    ...(gaps.length === 0 ? [] : ['', ...paragraph(messages.getMessage('saved.gaps'), columns)]),
    ...gaps.flatMap(({ source, reason, detail, grant = [] }) => [
      ...paragraph(words('gap.head', source, words(`gap.reason.${reason}`)), columns, 2),
      ...paragraph(clip(detail), columns, 4),
      ...(grant.length === 0 ? [] : paragraph(words('gap.grant', grant.map(permissionText).join(', ')), columns, 4)),
    ]),
  ].map(guardLine);
};
