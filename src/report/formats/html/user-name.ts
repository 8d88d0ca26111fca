import { html, type Markup } from './markup.js';

/** A user name breaks before its host if it must, and nowhere else. */
export const userName = (name: string): Markup => {
  const [local = '', ...rest] = name.split(/(?=@)/);
  return html`<span class="user">${local}${rest.map((part) => html`<wbr>${part}`)}</span>`;
};
