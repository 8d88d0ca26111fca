/** The apps by the severity of their worst finding, as a bar. */
import { SEVERITIES } from '../../../findings/audit-report.js';
import type { View } from '../../views.js';
import { label } from '../../words.js';
import { worstClass } from './identities.js';
import { html, nothing, type Markup } from './markup.js';

const CLASSES = [...SEVERITIES.filter((severity) => severity !== 'info'), 'unclear', 'ok'] as const;
const percent = (part: number): string => `${Number((part * 100).toFixed(3))}%`;

export const severityPicture = (views: readonly View[]): Markup => {
  if (views.length === 0) return nothing;
  const found = views.map(worstClass);
  const counts = CLASSES.map((name) => ({ name, count: found.filter((one) => one === name).length })).filter(
    ({ count }) => count > 0,
  );
  const bars = counts.map(({ name, count }, i) => {
    const before = counts.slice(0, i).reduce((sum, one) => sum + one.count, 0);
    const [x, width] = [before / views.length, count / views.length];
    return html`<rect x="${percent(x)}" y="0" width="${percent(width)}" height="28" class="bar ${name}"/>`;
  });
  const text = counts.map(({ name, count }) => `${label(`worst.${name}`)}: ${count}`).join(', ');
  return html`<figure class="picture">
<figcaption>${label('picture.severity')}</figcaption>
<svg class="severity-bar" role="img" aria-label="${text}" width="100%" height="28" xmlns="http://www.w3.org/2000/svg">${bars}</svg>
<ul class="legend">${counts.map(({ name, count }) => html`<li><span class="dot ${name}"></span>${label(`worst.${name}`)} <b>${count}</b></li>`)}</ul>
</figure>
`;
};
