/** Values that stand in a template until somebody, or some program, fills them in. Only whole known ones count. */
import { withoutEnd } from '../../../text/trim.js';

/** What shells, pipelines and templates replace, where it is all that there is. */
const WHOLE: readonly RegExp[] = [
  /^\$[A-Za-z_]\w*$/,
  /^\$(?:env|secret|var|global|script|args|inputs):?[\w.:]+$/i,
  /^%[\w.() -]+%$/,
  /^!\w+!$/,
  /^<[^<>]*>$/,
  /^\[[^[\]]*\]$/,
  /^\{[A-Za-z_][\w .-]*\}$/,
  /^(?:__|@@|##|~~|\|\|)[A-Za-z][\w.-]*(?:__|@@|##|~~|\|\|)$/,
  /^#\{[^{}]*\}#?$/,
  /^#[A-Za-z_][\w.-]*#$/,
  /^\(\([^()]*\)\)$/,
  /^\[\[[^[\]]*\]\]$/,
  /^@Microsoft\.[A-Za-z]+\(.*\)$/is,
  /^(?:op|vault|ref\+\w+|awssm|gcpsm|azkv|keyvault|ssm|sm|secret|bitwarden|keeper|conjur|doppler|infisical):\/\/.+$/i,
  /^vault:[\w/-]+[#.]\w+$/i,
  /^arn:aws[\w-]*:(?:secretsmanager|ssm|kms):.+$/i,
  /^projects\/[^/]+\/secrets\/.+$/i,
  /^(?:process\.env|os\.environ|env|secrets|vars?|inputs|variables|params|parameters|local)(?:\.[A-Za-z_]\w*|\[.+\])$/i,
  /^(?:steps|needs)\.[\w-]+\.outputs\.[\w-]+$/i,
  /^(?:System\.)?getenv\(.+\)$/i,
  /^!(?:Ref|Sub|ImportValue|GetAtt|vault|env|secret) .+$/i,
  /^ENC\[.*\]$/s,
];

/** The same within a value: no host, consumer key or secret has these characters. */
const EMBEDDED =
  /\$\([^()\n]{1,200}\)|\$\{[^{}\n]{1,200}\}|\{\{[^{}\n]{0,200}\}\}|#\{[^{}\n]{1,200}\}|<%[^%\n]{0,200}%>|%[A-Z][A-Z0-9]*_[A-Z0-9_]*%|@Microsoft\.KeyVault\(/;

/** `$(X)`, `${X}`, `${{ X }}`, `$env:X`, `%X%`, `#{X}#`, `{{X}}`, `<X>`, `@Microsoft.KeyVault(…)` and their like. */
const isTemplate = (text: string): boolean => EMBEDDED.test(text) || WHOLE.some((pattern) => pattern.test(text));

/** `****`, `xxxx`, `0000`, `••••1234`, `3MVG9xxxxxxxxxxxxxxx`: what hides a value, or fills its place. */
const MASK = /^(.)\1{2,}$|\*{3,}|[•●∙·▪█]{2,}|…|^.{0,24}\.{3}$|([x*.\-_#])\2{9,}/isu;

/** Words of which placeholders are made. Whatever has another word in it may be a name. */
const WORDS: ReadonlySet<string> = new Set(
  (
    'your my the a an our this insert enter put paste replace add set use type fill provide with in from of for here goes me ' +
    'client consumer app application oauth oauth2 salesforce sf sfdc org connected external callback integration service api ' +
    'access host hostname domain instance login my mydomain url uri id key secret token value password pass pw name credentials ' +
    "credential username user sandbox company company's organization actual real valid own string text"
  ).split(' '),
);
/** Words without which the rest could still be a value. */
const TELLING: ReadonlySet<string> = new Set(
  'your my the insert enter put paste replace add fill provide here client consumer key secret id host hostname url password token value credentials credential'.split(
    ' ',
  ),
);
const ALONE =
  /^(?:todo|tbd|tba|fixme|n\/?a|none|null|nil|undefined|nan|empty|blank|unknown|redacted|hidden|masked|removed|omitted|sensitive|confidential|secret|password|changeme|change[ _-]?me|replace[ _-]?me|fill[ _-]?me|dummy|placeholder|example|sample|test|foo|bar|baz|foobar|abc|abc123|string|value|xxx|\.{2,}|-+|\?+)$/i;
const FRAME = /^[<[({"'*_\s]+/;
const FRAME_END = '>])}"\'*_ \t\r\n.:!';

/** `clientId`, `CLIENT_ID`, `client id` in words. */
const wordsOf = (text: string): string[] =>
  text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s_.:/-]/)
    .filter((word) => word !== '');

const isPhrase = (text: string): boolean => {
  const words = wordsOf(text);
  return words.every((word) => WORDS.has(word)) && words.some((word) => TELLING.has(word));
};

/** Nothing is looked for in what is longer than any value, so that it takes no time. */
const MAX_LENGTH = 4096;

/** True for what is no value but the place for one. */
export const isPlaceholder = (value: string): boolean => {
  const text = value.trim();
  if (text.length > MAX_LENGTH) return false;
  const bare = withoutEnd(text.replace(FRAME, ''), FRAME_END);
  return (
    isTemplate(text) ||
    MASK.test(text) ||
    ALONE.test(text) ||
    ALONE.test(bare) ||
    isPhrase(bare) ||
    /^\W*(?:redacted|masked|hidden)\W*$/i.test(text)
  );
};

const EXAMPLE_HOST = /(?:^|\.)example\.(?:com|org|net)$/;
/** Names that guides give to the org. */
const EXAMPLE_NAME =
  /^(?:(?:your|my)[-_]?(?:company|domain|instance|org|organization|salesforce)(?:[-_]?(?:name|here|host|url))?|mydomainname|domain|instance|mycompanyname)(?:--(?:sandbox(?:name)?|sbx|sandbox-name))?\./;

export const isPlaceholderHost = (host: string): boolean =>
  isPlaceholder(host) || EXAMPLE_HOST.test(host) || EXAMPLE_NAME.test(host);
