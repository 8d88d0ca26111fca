/** Who runs as whom: the Run As users of a report, each with its apps. */
import { worstOf, type View } from '../../views.js';
import { label, words } from '../../words.js';

export type IdentityKind = 'missing' | 'notKnown' | 'own' | 'shared' | 'unknownUser';

export type Identity = { kind: IdentityKind; name: string; apps: View[] };

const ORDER: readonly IdentityKind[] = ['shared', 'unknownUser', 'missing', 'notKnown', 'own'];

/** Usernames compare without regard to case; apps without a user are taken together. */
const keyOf = ({ app }: View): string => {
  const name = app?.runAs?.username ?? app?.runAs?.userId ?? null;
  const state = app?.runAs?.state ?? 'notKnown';
  return state === 'missing' || name === null ? `:${state}` : `${state} ${name.toLowerCase()}`;
};

const identityOf = (apps: View[]): Identity => {
  const runAs = apps[0]?.app?.runAs ?? undefined;
  const name = runAs?.username ?? runAs?.userId ?? null;
  if (runAs?.state === 'missing') return { kind: 'missing', name: words('runAs.missing'), apps };
  if (runAs === undefined || name === null) return { kind: 'notKnown', name: words('runAs.notKnown'), apps };
  if (runAs.state === 'unknownUser') return { kind: 'unknownUser', name, apps };
  return { kind: apps.length > 1 ? 'shared' : 'own', name, apps };
};

/** What somebody should look at first: shared users, and of these the one with the most apps. */
export const identitiesOf = (views: readonly View[]): Identity[] =>
  [...Map.groupBy(views, keyOf).values()]
    .map(identityOf)
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || b.apps.length - a.apps.length);

/** What a line below the name of a user says. */
export const remarkOf = ({ kind, apps }: Identity): string =>
  kind === 'shared' ? label('identity.shared', apps.length) : kind === 'own' ? '' : label(`identity.${kind}`);

/** The class that colors an app: its worst finding above information. */
export const worstClass = (view: View): string => {
  const worst = worstOf(view);
  if (worst !== null && worst !== 'info') return worst;
  return view.inconclusive.length > 0 ? 'unclear' : 'ok';
};
