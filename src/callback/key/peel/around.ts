/** What stands around a key in a text, a command, a file or a program. */
import { layer, type Layer } from './layer.js';

/** How a key begins, however often it was encoded, with whatever may still stand around it. */
const KEY_BEGINS =
  /^(?:["'`“”„‘’«{[(<%&\\]|[bBuU$@N]["']|@[\r\n]|[|>][+-]?\s{0,8}[\r\n]|ey|ew|IHs|77u|ZX|data:|[Bb]asic|[Bb]earer|-----)/;
const LONG_BASE64 = /^[A-Za-z0-9+/_-]{40}/;

const WORDS =
  /^(?:(?:export|set|setx|env|const|let|var|final|static|private|public|string|readonly|local|declare|arg|-e|--env|-d|--data)\s{1,8}|--from-literal=?\s{0,8}){0,4}/i;
/** A name in quotation marks needs a sign behind it: `'b'  {…}''` is a text of Python in quotation marks. */
const NAME =
  /^(?:\$env:|\$|-{1,2}|@)?(?:(["'`])[A-Za-z_][\w. -]{0,60}\1(?=\s{0,8}(?:=|:))|[A-Za-z_][\w.-]{0,60}(?:\[["']?[\w.-]{1,60}["']?\])?)(\s{0,8}(?::=|=>|[:=])\s{0,8}|\s{1,8})/i;
/** The last parameter of an address that holds more than a name can. */
const ADDRESS = /^[a-z]{2,10}:\/\/[^\s"'<>?#]{1,500}[?#](?:[\w.-]{1,40}=[^&]{0,200}&)*[\w.-]{1,40}=/i;
/** YAML says that the text begins on the next line. */
const BLOCK = /^[|>][+-]?\d?\s*[\r\n]\s*/;

/** How many names are looked through for what comes behind them; each round of peeling takes one off. */
const MOST_NAMES = 16;

/** `KEY=eyJ…`, `"key": eyJ…`, `export KEY=`, `$env:KEY = `, `const key = `, `https://…?key=eyJ…`. */
export const namedBefore: Layer = (text) => nameBefore(text, MOST_NAMES);

const nameBefore = (text: string, left: number): ReturnType<Layer> => {
  if (left === 0) return null;
  const [address] = ADDRESS.exec(text) ?? [];
  const [words = ''] = WORDS.exec(text) ?? [];
  const [name, , sign = ''] = NAME.exec(text.slice(words.length)) ?? [];
  const before = address ?? (name === undefined ? undefined : words + name);
  if (before === undefined) return null;
  const rest = text.slice(before.length);
  // A blank is a weak sign: Base64 can be broken by blanks.
  const plainly = sign.trim() !== '';
  const more =
    plainly && (LONG_BASE64.test(rest) || nameBefore(rest, left - 1) !== null || promptBefore(rest) !== null);
  if (!KEY_BEGINS.test(rest) && !more) return null;
  return layer('prefixed', rest.replace(BLOCK, ''));
};

const DATA_URL = /^data:[\w/.+-]{0,80}(?:;[\w=-]{1,40}){0,5},/i;

export const dataUrl: Layer = (text) => {
  const [prefix] = DATA_URL.exec(text) ?? [];
  return prefix === undefined ? null : layer('data-url', text.slice(prefix.length));
};

const HEADER = /^(?:(?:proxy-)?authorization\s{0,4}[:=]\s{0,4}["']?)?(?:basic|bearer)(?:\s+|%20|\+)/i;

export const authorizationHeader: Layer = (text) => {
  const [prefix] = HEADER.exec(text) ?? [];
  return prefix === undefined ? null : layer('authorization-header', text.slice(prefix.length));
};

const PROMPTS: readonly RegExp[] = [
  /^PS [^\n>]{1,200}>\s{1,4}/,
  /^[A-Za-z]:\\[^\n>]{0,200}>\s{0,4}/,
  /^(?:\([\w.-]{1,40}\)\s)?\[?[\w.-]{1,64}@[\w.-]{1,64}[: ][^\n$#%>❯]{0,200}\]?[$#%>❯]\s{1,4}/u,
  /^(?:In|Out) ?\[\d{1,5}\]:\s{1,4}/,
  /^(?:>>>|\.\.\.|irb[^\n>]{0,40}>|[$#%>❯➜»λ])\s{1,4}/u,
];
const COMMAND =
  /^(?:echo|printf|print|puts|write-output|write-host|console\.log|cat\s{0,4}<<<?|base64\s{1,4}-d\s{0,4}<<<)(?:\s{0,4}\(|\s{1,4})(?:(?:-n|-e|-ne|'%s(?:\\n)?'|"%s(?:\\n)?")\s{1,4}){0,3}/i;

export const promptBefore: Layer = (text) => {
  for (const prompt of PROMPTS) {
    const [prefix] = prompt.exec(text) ?? [];
    if (prefix !== undefined) return layer('prompt', text.slice(prefix.length));
  }
  const [command] = COMMAND.exec(text) ?? [];
  return command === undefined ? null : layer('command', text.slice(command.length));
};

const PROMPT_BEHIND =
  /(?:[\r\n]\s{0,4}|=)(?:PS [^\n>]{1,200}>|[A-Za-z]:\\[^\n>]{0,200}>|\[?[\w.-]{1,64}@[\w.-]{1,64}[: ][^\n$#%>]{0,200}[$#%>]|[\w.-]{0,40}[$#❯]|bash-[\d.]{1,5}[$#])\s{0,4}$/u;

/** The key has no line break at its end, so that a shell puts its prompt right behind it. */
export const promptBehind: Layer = (text) => {
  const tail = text.slice(-500);
  const found = PROMPT_BEHIND.exec(tail);
  if (found === null || text.length <= found[0].length) return null;
  const padding = found[0].startsWith('=') ? 1 : 0;
  return layer('prompt', text.slice(0, text.length - found[0].length + padding));
};

/** zsh marks an output without a line break at its end with an inverse `%`, fish with `⏎`. */
export const endMark: Layer = (text) =>
  text.length > 1 && /[%⏎]$/u.test(text) && !/^[%<]/.test(text) ? layer('zsh-percent', text.slice(0, -1)) : null;

export const trailingPunctuation: Layer = (text) => {
  const without = text.replace(/[,;]$/, '');
  return without === text || without === '' ? null : layer('trailing-punctuation', without);
};

const LANGUAGES: ReadonlyArray<readonly [RegExp, string]> = [
  [/^(?:[bB][rR]?|[rR][bB])(?=["'])/, 'Python'],
  [/^[uUfFrR]{1,2}(?=["'])/, 'Python'],
  [/^\$(?=["'])/, 'bash'],
  [/^@(?=["'])/, 'PowerShell, C#'],
  [/^[NL](?=["'])/, 'SQL, C'],
];

/** `b'…'`, `$'…'`, `@'…'@`: a text as a program writes it; before a key also one that has lost its end. */
export const stringLiteral: Layer = (text) => {
  for (const [prefix, language] of LANGUAGES) {
    const inner = text.replace(prefix, '');
    if (inner === text) continue;
    const quote = inner.charAt(0);
    const body = inner.slice(1);
    const end = body.lastIndexOf(quote);
    if (end !== -1 && /^@?[,;)]?$/.test(body.slice(end + 1)))
      return layer('string-literal', body.slice(0, end), language);
    if (KEY_BEGINS.test(body)) return layer('string-literal', body, language);
  }
  return null;
};

const QUOTES = '"\'`“”„‟‘’‚‛«»‹›＂＇「」『』′″´';
const isQuote = (character: string): boolean => character !== '' && QUOTES.includes(character);

/** Quotation marks of any kind, a pair of them or one that has lost the other. */
export const quotes: Layer = (text) => {
  const end = /[,;]$/.test(text) && isQuote(text.charAt(text.length - 2)) ? text.length - 1 : text.length;
  const from = isQuote(text.charAt(0)) ? 1 : 0;
  const to = isQuote(text.charAt(end - 1)) ? end - 1 : end;
  return from > 0 || to < end ? layer('quoted', text.slice(from, to)) : null;
};

const BRACKETS: Readonly<Record<string, string>> = { '(': ')', '<': '>', '[': ']', '{': '}' };

/** Around Base64 only: JSON has brackets of its own. */
export const brackets: Layer = (text) => {
  const close = BRACKETS[text.charAt(0)];
  if (close === undefined || !text.endsWith(close)) return null;
  const inner = text.slice(1, -1).trim();
  return inner.length > 40 && /^["']?[A-Za-z0-9+/_=\s-]+["']?$/.test(inner) ? layer('brackets', inner) : null;
};

const linesOf = (text: string): string[] => text.split(/\r\n|[\r\n]/);

/** Markdown: lines of three backticks or tildes, perhaps with the name of a language. */
export const codeFence: Layer = (text) => {
  const fence = /^(?:`{3,}|~{3,})/.exec(text)?.[0];
  if (fence === undefined || !text.endsWith(fence.slice(0, 3))) return null;
  const lines = linesOf(text);
  const inner = lines.length > 2 ? lines.slice(1, -1).join('\n') : text.slice(fence.length, -fence.length);
  return inner.trim() === '' ? null : layer('code-fence', inner);
};

/** Every line is quoted, as in the reply to a mail. */
export const mailQuote: Layer = (text) => {
  if (!text.startsWith('>')) return null;
  const lines = linesOf(text);
  if (!lines.every((line) => line.startsWith('>') || line.trim() === '')) return null;
  return layer('mail-quote', lines.map((line) => line.replace(/^(?:>[ \t]?){1,10}/, '')).join('\n'));
};

const BOUNDARY = /-----(?:BEGIN|END) [A-Z0-9 ]{1,60}-----/g;

/** The lines that certutil -encode, OpenSSL or PGP put around Base64. */
export const pemLines: Layer = (text) => {
  if (!/-----(?:BEGIN|END) /.test(text)) return null;
  const within = text.replace(BOUNDARY, '\n').trim();
  // `Proc-Type: 4,ENCRYPTED` and its like, up to an empty line.
  const body = /^[A-Z][\w-]{1,40}: /.test(within) ? within.slice(within.search(/(?:\r?\n){2}/) + 1).trim() : within;
  return layer('pem-lines', body);
};

export const uuencodeLines: Layer = (text) => {
  if (!/^begin-base64 [0-7]{3,4} /.test(text)) return null;
  const body = linesOf(text)
    .slice(1)
    .filter((line) => !/^={4}\s*$/.test(line));
  return layer('uuencode-lines', body.join('\n'));
};

/** Tags of HTML or XML; a name in angle brackets alone is a placeholder, which is seen before this. */
export const markup: Layer = (text) => {
  const [, attribute] = /^<[^<>]{1,300}\s(?:value|key|secret|data)="([^"<>]{40,})"[^<>]{0,100}>$/i.exec(text) ?? [];
  const without =
    attribute ?? text.replace(/<!\[CDATA\[|\]\]>|<\/?[A-Za-z][^<>]{0,300}>|<\?xml[^<>]{0,200}\?>/g, '').trim();
  return without === text || without === '' ? null : layer('markup', without);
};
