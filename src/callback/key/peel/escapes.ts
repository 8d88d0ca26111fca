/** Ways in which languages, the web and mail write characters that they cannot have as they are. */
import { unless, type Layer, type LayerId, type Peeled } from './layer.js';

const character = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd');

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  colon: ':',
  comma: ',',
  equals: '=',
  gt: '>',
  lbrace: '{',
  lcub: '{',
  lowbar: '_',
  lt: '<',
  nbsp: ' ',
  newline: '\n',
  period: '.',
  plus: '+',
  quot: '"',
  rbrace: '}',
  rcub: '}',
  sol: '/',
  tab: '\t',
};
const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi;

const fromEntity = (entity: string, hexadecimal?: string, decimal?: string, name?: string): string => {
  if (hexadecimal !== undefined) return character(Number.parseInt(hexadecimal, 16));
  if (decimal !== undefined) return character(Number.parseInt(decimal, 10));
  return NAMED[name?.toLowerCase() ?? ''] ?? entity;
};

export const htmlEntities: Layer = (text) => unless(text, 'html-entities', text.replace(ENTITY, fromEntity));

const bytesOf = (encoded: string): string => Buffer.from(encoded.replaceAll('%', ''), 'hex').toString('utf8');

/** Runs of escaped bytes are decoded together, since a character can take several. */
export const percentEncoding: Layer = (text) =>
  unless(text, 'percent-encoded', text.replace(/(?:%[0-9a-f]{2})+/gi, bytesOf));

/** Mail: every line but the last ends with `=`, and `=` itself is `=3D`. */
export const quotedPrintable: Layer = (text) => {
  const lines = text.split(/\r\n|[\r\n]/).map((line) => line.replace(/[ \t]{1,80}$/, ''));
  const soft = lines.length > 1 && lines.slice(0, -1).every((line) => /(?:^|[^=])=$/.test(line));
  if (!soft && !/=3D/.test(text)) return null;
  const joined = soft ? lines.join('\n').replaceAll('=\n', '') : text;
  const decoded = joined.replace(/=([0-9A-F]{2})/g, (_, hex: string) => character(Number.parseInt(hex, 16)));
  return unless(text, 'quoted-printable', decoded);
};

/** A backtick with nothing but signs behind it, which may be escaped, is a quotation mark. */
const CONTINUATION = /(?<=[^\\`^])(?:[\\^]|`(?!(?:[^\w+/&%]|&#?\w{1,8};|%\w\w){1,40}$))(?:\r\n|[\r\n])[ \t]*/g;

/** A shell, a Makefile or a properties file goes on in the next line. */
export const lineContinuations: Layer = (text) =>
  /[\r\n]/.test(text) ? unless(text, 'line-continuation', text.replace(CONTINUATION, '')) : null;

const ESCAPE = /\\(?:u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\}|x([0-9a-f]{2})|([0-7]{3})|(r\\n|[nrt])|([^]))/gi;

/** All escapes with a backslash in one pass, each under the name of what wrote it. */
const unescapeWith = (text: string, newline: string): Peeled | null => {
  const found = new Set<LayerId>();
  const unescaped = text.replace(
    ESCAPE,
    (_, unit?: string, point?: string, byte?: string, octal?: string, blank?: string, plain?: string) => {
      if (blank !== undefined) {
        found.add('escaped-newline');
        return newline;
      }
      const code = unit ?? point ?? byte;
      if (code !== undefined || octal !== undefined) {
        found.add('unicode-escapes');
        return character(code === undefined ? Number.parseInt(octal ?? '', 8) : Number.parseInt(code, 16));
      }
      const sign = plain ?? '';
      found.add(sign === '/' ? 'escaped-slash' : /["'`]/.test(sign) ? 'escaped-quotes' : 'backslashes');
      return sign;
    },
  );
  return found.size === 0 ? null : { text: unescaped, layers: [...found].map((id) => ({ id })) };
};

/** In Base64 a line break means nothing; between the parts of JSON it is a blank. */
export const backslashEscapes: Layer = (text) => unescapeWith(text, /^["'`]{0,3}\s{0,8}[[{]/.test(text) ? ' ' : '');
