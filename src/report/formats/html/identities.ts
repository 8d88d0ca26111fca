/** Who runs as whom: the Run As users of a report, each with its apps. */
import { SEVERITIES } from '../../../findings/audit-report.js';
import { failedOf } from '../human/app-view.js';
import { words } from '../human/words.js';
import type { AppGroup } from '../groups.js';
import { label } from '../words.js';

export type IdentityKind = 'missing' | 'notKnown' | 'own' | 'shared' | 'unknownUser';

export type Identity = { kind: IdentityKind; name: string; apps: AppGroup[] };

const ORDER: readonly IdentityKind[] = ['shared', 'own', 'unknownUser', 'missing', 'notKnown'];

/** Usernames compare without regard to case; apps without a user are taken together. */
const keyOf = ({ view: { app } }: AppGroup): string => {
  const name = app?.runAs.username ?? app?.runAs.userId ?? null;
  const state = app?.runAs.state ?? 'notKnown';
  return state === 'missing' || name === null ? `:${state}` : `${state} ${name.toLowerCase()}`;
};

const identityOf = (apps: AppGroup[]): Identity => {
  const runAs = apps[0]?.view.app?.runAs;
  const name = runAs?.username ?? runAs?.userId ?? null;
  if (runAs?.state === 'missing') return { kind: 'missing', name: words('runAs.missing'), apps };
  if (runAs === undefined || name === null) return { kind: 'notKnown', name: words('runAs.notKnown'), apps };
  if (runAs.state === 'unknownUser') return { kind: 'unknownUser', name, apps };
  return { kind: apps.length > 1 ? 'shared' : 'own', name, apps };
};

/** Shared users first, and of these the one with the most apps. */
export const identitiesOf = (groups: readonly AppGroup[]): Identity[] => {
  const byUser = new Map<string, AppGroup[]>();
  for (const group of groups) {
    const key = keyOf(group);
    byUser.set(key, [...(byUser.get(key) ?? []), group]);
  }
  return [...byUser.values()]
    .map(identityOf)
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || b.apps.length - a.apps.length);
};

/** What a line below the name of a user says. */
export const remarkOf = ({ kind, apps }: Identity): string =>
  kind === 'shared' ? label('identity.shared', apps.length) : kind === 'own' ? '' : label(`identity.${kind}`);

/** The class that colours an app: its worst finding. */
export const worstClass = ({ view }: AppGroup): string =>
  SEVERITIES.find((severity) => failedOf(view).some((found) => found.severity === severity)) ??
  (view.inconclusive.length > 0 ? 'unclear' : 'ok');
