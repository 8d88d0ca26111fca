/** An inspection in words, for a terminal. */
import { safeText, type Safe } from '../../text/safe-text.js';
import type { DescribedDefect } from './inspect/texts.js';
import type { KeyView } from './inspect.js';
import { bundle } from '../../text/messages.js';

const messages = bundle('callback.view');

const shown = (value: string | null): string => (value === null ? messages.getMessage('notShown') : safeText(value));

/** What may be shown of a key, one line each. */
export const viewLines = ({ host, clientId, secret }: KeyView): string[] => [
  messages.getMessage('host', [shown(host)]),
  messages.getMessage('clientId', [shown(clientId)]),
  secret === null
    ? messages.getMessage('noSecret')
    : messages.getMessage(secret.looksLikeOne ? 'secret' : 'secret.unlike', [secret.length]),
];

const verdict = (defects: number): string => {
  if (defects === 0) return messages.getMessage('sound');
  return defects === 1 ? messages.getMessage('oneDefect') : messages.getMessage('defects', [defects]);
};

export const inspectionLines = (view: KeyView, defects: DescribedDefect[]): Safe[] =>
  [
    verdict(defects.length),
    '',
    ...viewLines(view),
    ...defects.flatMap(({ id, message, cause, fix }) => [
      '',
      `${message} [${id}]`,
      `  ${messages.getMessage('cause', [cause])}`,
      `  ${messages.getMessage('fix', [fix])}`,
    ]),
  ].map(safeText);
