/** What to say of a name that no app has: the one answer of every command that takes such a name. */
import { SfError } from '@salesforce/core/sfError';
import { bundle } from '../text/messages.js';
import { nearest } from '../text/nearest.js';
import { appListComplete, gapsOfUnlistedApps, type AppsRead } from './app-list.js';
import { isWanted } from './apps.js';
import { appOfKey, type Gap } from './inventory.js';

const messages = bundle('inventory.apps');

const ERROR_NAME = 'UnknownAppError';

/** Whether an error is that of {@link requireKnownApps}. */
export const isUnknownApp = (error: unknown): boolean => error instanceof SfError && error.name === ERROR_NAME;

const names = (gap: Gap, wanted: string): boolean =>
  gap.subjects?.some((subject) => isWanted(appOfKey(subject), [wanted])) ?? false;

const whyUnread = ({ source, reason, detail, grant = [] }: Gap): string =>
  messages.getMessage(grant.length === 0 ? 'unread' : 'unread.grant', [
    source,
    messages.getMessage(`reason.${reason}`),
    detail,
    grant.join(', '),
  ]);

type State = 'hidden' | 'unknown' | 'unsure';

/** A name that a gap names is that of an app; one that an incomplete list lacks may be. */
const stateOf = (wanted: string, reads: readonly AppsRead[]): State => {
  if (reads.some((read) => gapsOfUnlistedApps(read).some((gap) => names(gap, wanted)))) return 'hidden';
  return reads.every(appListComplete) ? 'unknown' : 'unsure';
};

/**
 * @param wanted names or `kind:name`, as somebody gave them
 * @param reads the org; or the orgs, where it is enough that one of them has the app
 * @throws SfError unless every name is that of an app
 */
export const requireKnownApps = (wanted: readonly string[], ...reads: readonly AppsRead[]): void => {
  const apps = reads.flatMap((read) => read.apps);
  const missing = wanted.filter((name) => !apps.some((app) => isWanted(app, [name])));
  if (missing.length > 0) throw unknownApp(missing, reads, apps);
};

const unknownApp = (missing: readonly string[], reads: readonly AppsRead[], apps: AppsRead['apps']): SfError => {
  const states = Map.groupBy(missing, (name) => stateOf(name, reads));
  const sentences = [...states].map(([state, of]) =>
    messages.getMessage(`error.${state}${state === 'unknown' && reads.length > 1 ? '.ofNeither' : ''}`, [
      of.join(', '),
    ]),
  );
  const candidates = [...new Set(apps.map(({ name }) => name))];
  const hints = missing
    .map((name) => [name, nearest(name.replace(/^\w+:/, ''), candidates)] as const)
    .filter(([, meant]) => meant.length > 0)
    .map(([name, meant]) => messages.getMessage('nearest', [name, meant.join(', ')]));
  const surely = states.size === 1 && states.has('unknown');
  const gaps = surely ? [] : [...new Set(reads.flatMap(gapsOfUnlistedApps).map(whyUnread))];
  return new SfError(sentences.join(' '), ERROR_NAME, [...hints, ...gaps, messages.getMessage('hint')]);
};
