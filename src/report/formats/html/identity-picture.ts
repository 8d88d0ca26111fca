/** Who runs as whom: users with their apps. Large orgs get the users by kind. */
import type { View } from '../../views.js';
import { label } from '../../words.js';
import { identitiesOf, remarkOf, worstClass, type Identity, type IdentityKind } from './identities.js';
import { html, nothing, type Markup } from './markup.js';
import { userName } from './user-name.js';

/** More than these are no overview. */
const MOST_APPS = 30;
const MOST_SHARED = 12;

type AppIds = ReadonlyMap<View, string>;

const appChip = (view: View, ids: AppIds): Markup =>
  html`<li class="${worstClass(view)}"><span class="dot"></span><a href="#${ids.get(view) ?? ''}">${view.name ?? ''}</a></li>`;

const row = (identity: Identity, ids: AppIds): Markup => {
  const remark = remarkOf(identity);
  return html`<li class="identity ${identity.kind}"><p>${userName(identity.name)}${remark === '' ? nothing : html` <span class="remark">${remark}</span>`}</p><ul>${identity.apps.map((view) => appChip(view, ids))}</ul></li>
`;
};

/** Each user with the apps that run as it. */
const list = (identities: readonly Identity[], ids: AppIds): Markup =>
  html`<ul class="identities">
${identities.map((identity) => row(identity, ids))}</ul>`;

const KINDS: readonly IdentityKind[] = ['own', 'shared', 'unknownUser', 'missing', 'notKnown'];

const bar = (name: string, count: number, most: number, kind: IdentityKind): Markup =>
  html`<tr><th scope="row">${userName(name)}</th><td class="number">${count}</td><td class="meter"><svg width="100%" height="12" aria-hidden="true" xmlns="http://www.w3.org/2000/svg"><rect width="${Number(((count / most) * 100).toFixed(2))}%" height="12" rx="3" class="bar ${kind}"/></svg></td></tr>
`;

const table = (identities: readonly Identity[], count: number): Markup => {
  const shared = identities.filter(({ kind }) => kind === 'shared').slice(0, MOST_SHARED);
  const byKind = KINDS.map((kind) => ({
    kind,
    apps: identities.filter((identity) => identity.kind === kind).reduce((sum, { apps }) => sum + apps.length, 0),
  }));
  return html`<table class="bars"><tbody>
${byKind.filter(({ apps }) => apps > 0).map(({ kind, apps }) => bar(label(`identities.${kind}`), apps, count, kind))}</tbody></table>
${
  shared.length === 0
    ? nothing
    : html`<table class="bars"><caption>${label('picture.shared')}</caption><tbody>
${shared.map(({ name, apps }) => bar(name, apps.length, shared[0]?.apps.length ?? 1, 'shared'))}</tbody></table>`
}`;
};

export const identityPicture = (views: readonly View[], ids: AppIds): Markup => {
  if (views.length === 0) return nothing;
  const identities = identitiesOf(views);
  return html`<figure class="picture">
<figcaption>${label('picture.identities')}</figcaption>
${views.length <= MOST_APPS ? list(identities, ids) : table(identities, views.length)}
</figure>
`;
};
