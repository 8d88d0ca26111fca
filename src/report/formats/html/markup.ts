/** Markup that was made here, as opposed to text, which is escaped wherever it is put into a template. */
export type Markup = { markup: string };

type Part = Markup | number | string | readonly Part[] | null;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

const write = (part: Part): string => {
  if (part === null) return '';
  if (typeof part === 'string') return escape(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(write).join('');
};

/** Tag of a template: text and quoted attribute values are safe in it, whatever they are. */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Markup => ({
  markup: strings.map((string, i) => string + write(parts[i] ?? null)).join(''),
});

export const nothing: Markup = { markup: '' };
