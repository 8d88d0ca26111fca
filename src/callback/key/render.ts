/** An inspection in words, for a terminal. */
import { safeText, type Safe } from '../../text/safe-text.js';
import type { DescribedDefect, DescribedDoubt } from './inspect/texts.js';
import { isSound, type KeyView } from './inspect.js';
import { bundle } from '../../text/messages.js';

const messages = bundle('callback.view');

const shown = (value: string | null): string => (value === null ? messages.getMessage('notShown') : safeText(value));

/** What may be shown of a key, one line each. */
const viewLines = ({ host, clientId, secret }: KeyView): string[] => [
  messages.getMessage('host', [shown(host)]),
  messages.getMessage('clientId', [shown(clientId)]),
  secret === null
    ? messages.getMessage('noSecret')
    : messages.getMessage(secret.looksLikeOne ? 'secret' : 'secret.unlike', [secret.length]),
];

export type Inspected = {
  view: KeyView;
  defects: DescribedDefect[];
  doubts: DescribedDoubt[];
  /** What could not be compared with the org, in words. */
  notChecked: string[];
};

const verdict = (inspected: Inspected): string => {
  const sound = isSound(inspected);
  if (sound !== false) return messages.getMessage(sound ? 'sound' : 'unproven');
  const { length } = inspected.defects;
  return length === 1 ? messages.getMessage('oneDefect') : messages.getMessage('defects', [length]);
};

export const inspectionLines = (inspected: Inspected): Safe[] =>
  [
    verdict(inspected),
    '',
    ...viewLines(inspected.view),
    ...[...inspected.defects, ...inspected.doubts].flatMap(({ id, message, cause, fix }) => [
      '',
      `${message} [${id}]`,
      `  ${messages.getMessage('cause', [cause])}`,
      `  ${messages.getMessage('fix', [fix])}`,
    ]),
  ].map(safeText);
