/** Keys as shells, mail programs, editors, languages and people spoil them, with the names of what is wrong. */
import type { DefectId } from '../../../src/callback/key/inspect.js';
import { base64, CLIENT_ID, CLIENT_SECRET, GOOD, goodKey, HOST, json, keyWith, keyWithHost, wrap } from './samples.js';

export type SpoiltKey = {
  it: string;
  given: Uint8Array | string;
  /** All of its defects. */
  defects: DefectId[];
  /** The repaired key is the good one; or that one; false: it cannot be repaired. */
  repaired: boolean | string;
};

const utf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le');
const quotedPrintable = (text: string): string => wrap(text, 75).replaceAll('=', '=3D').replaceAll('\n', '=\r\n');
const pem = (label: string, text: string, newline = '\n'): string =>
  [`-----BEGIN ${label}-----`, wrap(text, 64, newline), `-----END ${label}-----`, ''].join(newline);
const everyCharacter = (text: string, escape: (code: string) => string): string =>
  [...text].map((one) => escape(one.charCodeAt(0).toString(16))).join('');
const percent = (text: string): string => everyCharacter(text, (code) => `%${code.padStart(2, '0')}`);

/** Its Base64 has every character that is escaped somewhere. */
const tilde = { ...goodKey, client_secret: `${CLIENT_SECRET.slice(0, -10)}~~>>??~~~~` };
const SPECIAL = base64(JSON.stringify(tilde));
const PADDED = keyWithHost('acme1.my.salesforce.com');
const body = { url: `https://${HOST}/services/apexrest/sign`, key: GOOD, events: ['PACKAGE_COMPLETE'] };

const around: SpoiltKey[] = [
  {
    it: 'certutil -encode',
    given: pem('CERTIFICATE', GOOD, '\r\n'),
    defects: ['carriage-return', 'line-feed', 'pem-lines', 'wrapped-64'],
    repaired: true,
  },
  { it: 'PGP', given: pem('PGP MESSAGE', GOOD), defects: ['encrypted-instead'], repaired: false },
  {
    it: 'PEM on one line',
    given: `-----BEGIN X----- ${GOOD} -----END X-----`,
    defects: ['pem-lines'],
    repaired: true,
  },
  {
    it: 'only the first line of PEM',
    given: `-----BEGIN CERTIFICATE-----\n${GOOD}`,
    defects: ['pem-lines'],
    repaired: true,
  },
  {
    it: 'PEM with headers',
    given: `-----BEGIN DATA-----\nProc-Type: 4\nContent: key\n\n${wrap(GOOD, 64)}\n-----END DATA-----`,
    defects: ['pem-lines', 'wrapped-64'],
    repaired: true,
  },
  {
    it: 'uuencode -m',
    given: `begin-base64 644 key\n${wrap(GOOD, 60)}\n====\n`,
    defects: ['line-feed', 'uuencode-lines', 'line-break-inside'],
    repaired: true,
  },
  { it: 'bytes of Python', given: `b'${GOOD}'`, defects: ['string-literal'], repaired: true },
  {
    it: 'bytes of Python with the line break of encodebytes',
    given: `b'${GOOD}\\n'`,
    defects: ['string-literal', 'escaped-newline'],
    repaired: true,
  },
  {
    it: 'bytes of Python that have lost their end',
    given: `b'${GOOD}`,
    defects: ['string-literal'],
    repaired: true,
  },
  {
    it: 'backticks before a line break that was quoted',
    given: `"\`${GOOD}\`\n"`,
    defects: ['quoted', 'line-feed'],
    repaired: true,
  },
  {
    it: 'lines that PowerShell joins',
    given: wrap(GOOD, 60, '`\n'),
    defects: ['line-continuation'],
    repaired: true,
  },
  { it: 'a string of bash', given: `$'${GOOD}'`, defects: ['string-literal'], repaired: true },
  {
    it: 'a here-string of PowerShell',
    given: `@'\n${GOOD}\n'@`,
    defects: ['string-literal', 'line-feed'],
    repaired: true,
  },
  { it: 'backticks', given: `\`${GOOD}\``, defects: ['quoted'], repaired: true },
  { it: 'guillemets', given: `«${GOOD}»`, defects: ['quoted'], repaired: true },
  { it: 'one quotation mark', given: `${GOOD}"`, defects: ['quoted'], repaired: true },
  { it: 'quotation marks twice', given: `"'${GOOD}'"`, defects: ['quoted'], repaired: true },
  { it: 'escaped quotation marks', given: `\\"${GOOD}\\"`, defects: ['escaped-quotes', 'quoted'], repaired: true },
  { it: 'angle brackets', given: `<${GOOD}>`, defects: ['brackets'], repaired: true },
  { it: 'a list of one', given: `["${GOOD}"]`, defects: ['surrounding-text'], repaired: true },
  {
    it: 'a block of Markdown',
    given: `\`\`\`text\n${GOOD}\n\`\`\`\n`,
    defects: ['line-feed', 'code-fence'],
    repaired: true,
  },
  { it: 'a tag of HTML', given: `<code>${GOOD}</code>`, defects: ['markup'], repaired: true },
  { it: 'XML of a configuration', given: `<add key="SignKey" value="${GOOD}"/>`, defects: ['markup'], repaired: true },
  { it: 'CDATA', given: `<key><![CDATA[${GOOD}]]></key>`, defects: ['markup'], repaired: true },
  { it: 'zsh', given: `${GOOD}%`, defects: ['zsh-percent'], repaired: true },
  { it: 'fish', given: `${GOOD}⏎\n`, defects: ['line-feed', 'zsh-percent'], repaired: true },
  { it: 'a prompt of bash', given: `me@laptop:~/keys$ ${GOOD}`, defects: ['prompt'], repaired: true },
  { it: 'a prompt of PowerShell', given: `PS C:\\Users\\me> ${GOOD}`, defects: ['prompt'], repaired: true },
  { it: 'a prompt of cmd', given: `C:\\>${GOOD}`, defects: ['prompt'], repaired: true },
  { it: 'a prompt and a command', given: `$ echo "${GOOD}"`, defects: ['prompt', 'command', 'quoted'], repaired: true },
  {
    it: 'a prompt right behind the key',
    given: `${PADDED}me@laptop:~$ `,
    defects: ['surrounding-whitespace', 'prompt'],
    repaired: PADDED,
  },
  {
    it: 'a prompt behind a key without padding',
    given: `${GOOD}me@laptop:~$`,
    defects: ['surrounding-text'],
    repaired: true,
  },
  {
    it: 'a prompt behind a key that has lost its padding',
    given: `${PADDED.replace(/=+$/, '')}me@laptop:~$`,
    defects: ['surrounding-text', 'missing-padding'],
    repaired: PADDED,
  },
  {
    it: 'the record of a terminal session',
    given: `me@laptop:~$ sf nhi key generate --app Sign\n${GOOD}\nme@laptop:~$ exit\n`,
    defects: ['surrounding-text'],
    repaired: true,
  },
  { it: 'a comma', given: `${GOOD},`, defects: ['trailing-punctuation'], repaired: true },
  { it: 'a semicolon', given: `${GOOD};`, defects: ['trailing-punctuation'], repaired: true },
  {
    it: 'the source of a mail',
    given: quotedPrintable(PADDED),
    defects: ['quoted-printable'],
    repaired: PADDED,
  },
  {
    it: 'a reply to a mail',
    given: wrap(GOOD, 72).replace(/^/gm, '> '),
    defects: ['mail-quote', 'line-break-inside'],
    repaired: true,
  },
  { it: 'HTML entities', given: PADDED.replaceAll('=', '&#61;'), defects: ['html-entities'], repaired: PADDED },
  {
    it: 'HTML entities twice',
    given: `&amp;quot;${GOOD}&amp;quot;`,
    defects: ['html-entities', 'quoted'],
    repaired: true,
  },
  { it: 'slashes of PHP', given: SPECIAL.replaceAll('/', '\\/'), defects: ['escaped-slash'], repaired: SPECIAL },
  {
    it: 'JSON of .NET',
    given: `"${SPECIAL.replaceAll('+', '\\u002B').replaceAll('=', '\\u003D')}"`,
    defects: ['unicode-escapes', 'quoted'],
    repaired: SPECIAL,
  },
  {
    it: 'a properties file',
    given: `key=${PADDED.replaceAll('=', '\\=')}`,
    defects: ['prefixed', 'backslashes'],
    repaired: PADDED,
  },
  {
    it: 'lines that a shell joins',
    given: wrap(GOOD, 60, '\\\n'),
    defects: ['line-continuation'],
    repaired: true,
  },
  { it: 'everything percent-encoded', given: percent(GOOD), defects: ['percent-encoded'], repaired: true },
  {
    it: 'percent-encoded twice',
    given: PADDED.replaceAll('=', '%253D'),
    defects: ['percent-encoded'],
    repaired: PADDED,
  },
  {
    it: 'a parameter of a URL',
    given: `https://sign.example/hook?v=2&key=${PADDED.replaceAll('=', '%3D')}`,
    defects: ['prefixed', 'percent-encoded'],
    repaired: PADDED,
  },
  {
    it: 'an Authorization header',
    given: `Authorization: Basic ${GOOD}`,
    defects: ['authorization-header'],
    repaired: true,
  },
  { it: 'Bearer', given: `Bearer ${GOOD}`, defects: ['authorization-header'], repaired: true },
  {
    it: 'a variable of PowerShell',
    given: `$env:SIGN_KEY = "${GOOD}"`,
    defects: ['prefixed', 'quoted'],
    repaired: true,
  },
  { it: 'a block of YAML', given: `key: |\n  ${GOOD}`, defects: ['prefixed'], repaired: true },
  { it: 'a constant of JavaScript', given: `const key = '${GOOD}';`, defects: ['prefixed', 'quoted'], repaired: true },
  { it: 'a variable of a Dockerfile', given: `ENV SIGN_KEY=${GOOD}`, defects: ['prefixed'], repaired: true },
  {
    it: 'a secret of Kubernetes',
    given: `apiVersion: v1\nkind: Secret\ndata:\n  callback.key: ${base64(GOOD)}\n`,
    defects: ['surrounding-text', 'double-encoded'],
    repaired: true,
  },
  { it: 'colors of a terminal', given: `\u001b[32m${GOOD}\u001b[0m`, defects: ['terminal-codes'], repaired: true },
  { it: 'the marks of pasting', given: `\u001b[200~${GOOD}\u001b[201~`, defects: ['terminal-codes'], repaired: true },
  { it: 'a no-break space', given: `\u00a0${GOOD}`, defects: ['invisible-character'], repaired: true },
  {
    it: 'a soft hyphen and a word joiner',
    given: `${GOOD.slice(0, 9)}\u00ad\u2060${GOOD.slice(9)}`,
    defects: ['invisible-character'],
    repaired: true,
  },
  { it: 'UTF-16 that was read byte by byte', given: [...GOOD].join('\0') + '\0', defects: ['utf16'], repaired: true },
  {
    it: 'UTF-16 with a line feed of another program',
    given: Buffer.concat([utf16(GOOD), Buffer.from('\n')]),
    defects: ['utf16', 'line-feed'],
    repaired: true,
  },
  {
    it: 'the body of a registration',
    given: JSON.stringify(body, null, 2),
    defects: ['registration-body'],
    repaired: true,
  },
  {
    it: 'the body of a registration without its key',
    given: JSON.stringify({ ...body, key: '(redacted)' }),
    defects: ['registration-body'],
    repaired: false,
  },
  {
    it: 'the output of a command',
    given: JSON.stringify({ status: 0, result: { key: GOOD, host: HOST, app: 'Sign' }, warnings: [] }),
    defects: ['json-around'],
    repaired: true,
  },
  {
    it: 'several of them',
    given: `> Subject: key\n>\n> export KEY="b'${GOOD}'"\n`,
    defects: ['surrounding-text'],
    repaired: true,
  },
  {
    it: 'quotation marks, a name, entities and wrapping at once',
    given: `KEY=&quot;${wrap(GOOD, 76, '\\r\\n')}&quot;\r\n`,
    defects: ['carriage-return', 'line-feed', 'prefixed', 'html-entities', 'escaped-newline', 'quoted'],
    repaired: true,
  },
];

const within: SpoiltKey[] = [
  {
    it: 'quotes that a shell left, and its line break',
    given: base64(`'${json({})}'\r\n`),
    defects: ['carriage-return', 'json-whitespace', 'quoted'],
    repaired: true,
  },
  {
    it: 'quotes around and within',
    given: `'${base64(`'${json({})}'`)}'`,
    defects: ['quoted', 'quoted'],
    repaired: true,
  },
  { it: 'bytes of Python within', given: base64(`b'${json({})}'`), defects: ['string-literal'], repaired: true },
  ...Object.entries<DefectId[]>({ '"': [], '&quot;': ['html-entities'], '%22': ['percent-encoded'] }).map(
    ([quote, escapes]): SpoiltKey => ({
      it: `bytes of Python, backticks, a line break and ${quote}`,
      given: base64(`${quote}\`b'${json({})}'\`\n${quote}`),
      defects: [...escapes, 'quoted', 'json-whitespace', 'string-literal'],
      repaired: true,
    }),
  ),
  {
    it: 'escaped quotation marks within',
    given: base64(json({}).replaceAll('"', '\\"')),
    defects: ['escaped-quotes'],
    repaired: true,
  },
  {
    it: 'JSON of JSON of JSON',
    given: base64(JSON.stringify(JSON.stringify(json({})))),
    defects: ['json-string'],
    repaired: true,
  },
  {
    it: 'quotation marks of CSV within',
    given: base64(`"${json({}).replaceAll('"', '""')}"`),
    defects: ['quoted', 'doubled-quotes'],
    repaired: true,
  },
  {
    it: 'HTML entities within',
    given: base64(json({}).replaceAll('"', '&quot;')),
    defects: ['html-entities'],
    repaired: true,
  },
  {
    it: 'percent-encoding within',
    given: base64(encodeURIComponent(json({}))),
    defects: ['percent-encoded'],
    repaired: true,
  },
  {
    it: 'typographic quotation marks within',
    given: base64(json({}).replace(/"([^"]*)"/g, '“$1”')),
    defects: ['json-single-quotes'],
    repaired: true,
  },
  {
    it: 'an object of JavaScript',
    given: base64(`{ host: '${HOST}', client_id: '${CLIENT_ID}', client_secret: '${CLIENT_SECRET}' }`),
    defects: ['json-plain-names', 'json-whitespace'],
    repaired: true,
  },
  {
    it: 'lines of YAML',
    given: base64(`host: ${HOST}\nclient_id: ${CLIENT_ID}\nclient_secret: ${CLIENT_SECRET}\n`),
    defects: ['json-whitespace', 'json-lines'],
    repaired: true,
  },
  {
    it: 'the body of a form',
    given: base64(`host=${HOST}&client_id=${CLIENT_ID}&client_secret=${CLIENT_SECRET}`),
    defects: ['json-lines'],
    repaired: true,
  },
  {
    it: 'no-break spaces between the parts',
    given: base64(json({}).replaceAll(',', ',\u00a0')),
    defects: ['invisible-character'],
    repaired: true,
  },
  {
    it: 'UTF-16 within and without',
    given: utf16(utf16(json({})).toString('base64')),
    defects: ['utf16', 'json-utf16'],
    repaired: true,
  },
  {
    it: 'a code block within',
    given: base64(`\`\`\`json\n${json({})}\n\`\`\``),
    defects: ['code-fence'],
    repaired: true,
  },
  { it: 'encoded three times', given: base64(base64(GOOD)), defects: ['double-encoded'], repaired: true },
];

const instead: SpoiltKey[] = [
  ...[
    '/home/me/callback.key',
    './callback.key',
    'C:\\keys\\callback.key',
    '~/callback.key',
    'keys/callback.b64',
    '"/tmp/k"',
    '@callback.key',
    'file:///tmp/k',
    '$HOME/callback.key',
  ].map((given): SpoiltKey => ({
    it: `a path: ${given}`,
    given,
    defects: given.startsWith('"') ? ['quoted', 'path-instead'] : ['path-instead'],
    repaired: false,
  })),
  ...[
    '$CALLBACK_KEY',
    '${CALLBACK_KEY}',
    '$(CALLBACK_KEY)',
    '%CALLBACK_KEY%',
    '$env:CALLBACK_KEY',
    '${{ secrets.KEY }}',
    '{{ key }}',
    '#{Key}#',
    '<callback key>',
    '@Microsoft.KeyVault(SecretUri=https://v/s)',
    '****',
    'your-callback-key',
  ].map((given): SpoiltKey => ({
    it: `a placeholder: ${given}`,
    given,
    defects: ['reference-instead'],
    repaired: false,
  })),
  { it: 'a sentence, encoded', given: base64('This is not a key.'), defects: ['not-json'], repaired: false },
  { it: 'an address', given: `https://${HOST}/services/oauth2/token`, defects: ['url-instead'], repaired: false },
  {
    it: 'a JSON web token',
    given: 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhY21lIn0.c2lnbmF0dXJl',
    defects: ['token-instead'],
    repaired: false,
  },
  {
    it: 'an access token',
    given: '00D000000000001!AQ.f00.BaRxyzzy_1234567890',
    defects: ['token-instead'],
    repaired: false,
  },
  { it: 'a consumer key', given: CLIENT_ID, defects: ['client-id-instead'], repaired: false },
  { it: 'a consumer secret', given: CLIENT_SECRET, defects: ['client-secret-instead'], repaired: false },
  { it: 'an older consumer secret', given: '1955279925675241571', defects: ['client-secret-instead'], repaired: false },
  {
    it: 'a consumer secret, encoded',
    given: base64(CLIENT_SECRET),
    defects: ['client-secret-instead'],
    repaired: false,
  },
  {
    it: 'a private key',
    given: pem('PRIVATE KEY', `MIIE${'A'.repeat(200)}`),
    defects: ['line-feed', 'pem-lines', 'certificate-instead'],
    repaired: false,
  },
  { it: 'Ansible Vault', given: '$ANSIBLE_VAULT;1.1;AES256\n3132', defects: ['encrypted-instead'], repaired: false },
];

const values: SpoiltKey[] = [
  {
    it: 'a secret with a byte-order mark',
    given: keyWith({ client_secret: `\ufeff${CLIENT_SECRET}` }),
    defects: ['value-invisible-character'],
    repaired: true,
  },
  {
    it: 'a client id with a zero-width space',
    given: keyWith({ client_id: `${CLIENT_ID.slice(0, 5)}\u200b${CLIENT_ID.slice(5)}` }),
    defects: ['value-invisible-character'],
    repaired: true,
  },
  {
    it: 'bytes of Python for a secret',
    given: keyWith({ client_secret: `b'${CLIENT_SECRET}'` }),
    defects: ['string-literal'],
    repaired: true,
  },
  {
    it: 'a percent-encoded host',
    given: keyWithHost(encodeURIComponent(`https://${HOST}`)),
    defects: ['percent-encoded', 'host-scheme'],
    repaired: true,
  },
  {
    it: 'the sign of zsh behind a secret',
    given: keyWith({ client_secret: `${CLIENT_SECRET}%` }),
    defects: ['zsh-percent'],
    repaired: true,
  },
  {
    it: 'a line break that was escaped behind a secret',
    given: keyWith({ client_secret: `${CLIENT_SECRET}\\n` }),
    defects: ['escaped-newline'],
    repaired: true,
  },
  {
    it: 'a secret in UTF-16 that was read byte by byte',
    given: keyWith({ client_secret: `${[...CLIENT_SECRET].join('\0')}\0` }),
    defects: ['utf16'],
    repaired: true,
  },
  {
    it: 'a secret of 5,000 characters',
    given: keyWith({ client_secret: 'x1'.repeat(2500) }),
    defects: ['value-too-long'],
    repaired: false,
  },
  ...[
    '$(CLIENT_SECRET)',
    '${CLIENT_SECRET}',
    '${{ secrets.X }}',
    '$env:X',
    '$X',
    '%X%',
    '#{X}#',
    '{{X}}',
    '<X>',
    '@Microsoft.KeyVault(VaultName=v;SecretName=s)',
    '****',
    '••••••••1234',
    '__SECRET__',
    'YOUR_CLIENT_SECRET',
    'enter-your-secret-here',
    'changeme',
    '[REDACTED]',
    'op://vault/item/secret',
    'null',
    '<%= secret %>',
    'abc${SUFFIX}',
  ].map((secret): SpoiltKey => ({
    it: `the placeholder ${secret}`,
    given: keyWith({ client_secret: secret }),
    defects: ['value-placeholder'],
    repaired: false,
  })),
  {
    it: 'a masked consumer key',
    given: keyWith({ client_id: `3MVG9${'x'.repeat(40)}` }),
    defects: ['value-placeholder'],
    repaired: false,
  },
  {
    it: 'a variable in the host',
    given: keyWithHost('https://${MY_DOMAIN}.my.salesforce.com'),
    defects: ['value-placeholder'],
    repaired: false,
  },
];

export const SPOILT_KEYS: readonly SpoiltKey[] = [...around, ...within, ...instead, ...values];
