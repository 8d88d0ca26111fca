/** Who runs as whom, drawn: apps on the left, their Run As users on the right. Large orgs get the users by kind. */
import type { View } from '../../views.js';
import { label } from '../../words.js';
import { shorten } from '../human/layout.js';
import { identitiesOf, remarkOf, worstClass, type Identity, type IdentityKind } from './identities.js';
import { html, nothing, type Markup } from './markup.js';

/** More lines than these are a thicket. */
const MOST_APPS = 30;
const MOST_SHARED = 12;

const ROW = 30;
const WIDTH = 860;
const LEFT = 310;
const RIGHT = 500;

const edge = (from: number, to: number, kind: IdentityKind): Markup => {
  const middle = (LEFT + RIGHT) / 2;
  return html`<path d="M${LEFT + 8} ${from}C${middle} ${from} ${middle} ${to} ${RIGHT - 8} ${to}" class="edge ${kind}"/>`;
};

const drawIdentity = (identity: Identity, firstRow: number): Markup => {
  const center = (firstRow + identity.apps.length / 2) * ROW;
  const remark = remarkOf(identity);
  return html`${identity.apps.map((app, i) => {
    const y = (firstRow + i + 0.5) * ROW;
    const name = app.name ?? '';
    return html`${edge(y, center, identity.kind)}<circle cx="${LEFT}" cy="${y}" r="5" class="node ${worstClass(app)}"/><text x="${LEFT - 14}" y="${y + 4}" text-anchor="end">${shorten(name, 36)}<title>${name}</title></text>`;
  })}<circle cx="${RIGHT}" cy="${center}" r="6" class="node user ${identity.kind}"/><text x="${RIGHT + 14}" y="${center + (remark === '' ? 4 : -2)}">${shorten(identity.name, 42)}<title>${identity.name}</title></text>${remark === '' ? nothing : html`<text x="${RIGHT + 14}" y="${center + 12}" class="remark">${remark}</text>`}
`;
};

const asText = (identities: readonly Identity[]): string =>
  identities.map(({ name, apps }) => `${name}: ${apps.map((app) => app.name).join(', ')}`).join('; ');

const drawing = (identities: readonly Identity[], count: number): Markup => {
  let row = 0;
  const parts = identities.map((identity) => {
    const drawn = drawIdentity(identity, row);
    row += identity.apps.length;
    return drawn;
  });
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${label('picture.identities')}"><svg class="identities" role="img" aria-label="${asText(identities)}" viewBox="0 0 ${WIDTH} ${count * ROW}" width="${WIDTH}" height="${count * ROW}" xmlns="http://www.w3.org/2000/svg">
${parts}</svg></div>`;
};

const KINDS: readonly IdentityKind[] = ['own', 'shared', 'unknownUser', 'missing', 'notKnown'];

const bar = (name: string, count: number, most: number, kind: IdentityKind): Markup =>
  html`<tr><th scope="row">${name}</th><td class="number">${count}</td><td class="meter"><svg width="100%" height="12" aria-hidden="true" xmlns="http://www.w3.org/2000/svg"><rect width="${Number(((count / most) * 100).toFixed(2))}%" height="12" rx="3" class="bar ${kind}"/></svg></td></tr>
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

export const identityPicture = (views: readonly View[]): Markup => {
  if (views.length === 0) return nothing;
  const identities = identitiesOf(views);
  return html`<figure class="picture">
<figcaption>${label('picture.identities')}</figcaption>
${views.length <= MOST_APPS ? drawing(identities, views.length) : table(identities, views.length)}
</figure>
`;
};
