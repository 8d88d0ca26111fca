/** Ways in which an error reaches a person, as the tools that people report it from write it. */
import type { ErrorEntry } from '../../src/token/catalogue/entry.js';

/** As Salesforce says it; either part may be missing. */
export type Said = { code: string | null; description: string | null };

export type Wrapping = { name: string; wrap: (said: Said) => string };

const both = ({ code, description }: Said, between: string): string =>
  [code, description].filter((part) => part !== null).join(between);

const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');

const python = (text: string | null): string => `u'${(text ?? '').replaceAll("'", "\\'")}'`;

const query = (prefix: string, { code, description }: Said): string =>
  new URLSearchParams({
    ...(code === null ? {} : { [`${prefix}error`]: code }),
    ...(description === null ? {} : { [`${prefix}error_description`]: description }),
  }).toString();

const body = ({ code, description }: Said): string =>
  JSON.stringify({ error: code ?? undefined, error_description: description ?? undefined });

const rest = ({ code, description }: Said): string =>
  JSON.stringify([{ message: description ?? undefined, errorCode: code?.toUpperCase() }]);

export const WRAPPINGS: readonly Wrapping[] = [
  { name: 'the body of the token endpoint', wrap: body },
  { name: 'the body of the REST API', wrap: rest },
  { name: 'code: text', wrap: (said) => both(said, ': ') },
  { name: 'code::text', wrap: (said) => both(said, '::') },
  {
    name: 'code (text)',
    wrap: ({ code, description }) => `Login failed with ${code ?? 'an error'} (${description ?? ''}).`,
  },
  { name: 'text alone in capitals', wrap: (said) => both(said, ' - ').toUpperCase() },
  {
    name: 'a redirect with prefixed names',
    wrap: (said) => `https://client.example/settings?step=end_error&${query('oauth_', said)}`,
  },
  { name: 'a fragment', wrap: (said) => `https://client.example/callback#state=1&${query('', said)}` },
  {
    name: 'a SOAP fault',
    wrap: ({ code, description }) =>
      `<?xml version="1.0"?><soapenv:Envelope><soapenv:Body><soapenv:Fault><faultcode>sf:${code?.toUpperCase() ?? 'X'}</faultcode>` +
      `<faultstring>${xml(both({ code: code?.toUpperCase() ?? null, description }, ': '))}</faultstring></soapenv:Fault>` +
      '</soapenv:Body></soapenv:Envelope>',
  },
  {
    name: 'XML of the REST API',
    wrap: ({ code, description }) =>
      `<Errors><Error><errorCode>${code?.toUpperCase() ?? ''}</errorCode><message>${xml(description ?? '')}</message></Error></Errors>`,
  },
  {
    name: 'an HTTP dump',
    wrap: (said) =>
      `HTTP/1.1 400 Bad Request\r\nDate: Mon, 02 Nov 2026 08:00:00 GMT\r\nContent-Type: application/json\r\n\r\n${body(said)}`,
  },
  { name: 'JSON in a log line', wrap: (said) => `2026-11-01T10:00:00Z ERROR token: ${JSON.stringify(body(said))}` },
  {
    name: 'jsforce',
    wrap: (said) => `${both(said, ': ')}\n    at OAuth2._postParams (/app/node_modules/jsforce/lib/oauth2.js:200:13)`,
  },
  {
    name: 'simple-salesforce',
    wrap: ({ code, description }) =>
      'simple_salesforce.exceptions.SalesforceGeneralError: Error Code 400. Response content: ' +
      `[{u'message': ${python(description)}, u'errorCode': ${python(code?.toUpperCase() ?? null)}}]`,
  },
  { name: 'restforce', wrap: (said) => `Restforce::AuthenticationError: ${both(said, ': ')} (400)` },
  {
    name: 'nforce',
    wrap: ({ code, description }) =>
      `{ [Error: ${description ?? code ?? ''}] errorCode: '${code ?? ''}', statusCode: 400 }`,
  },
  {
    name: 'MuleSoft',
    wrap: ({ code, description }) =>
      `org.mule.runtime.core.internal.exception: Failed to establish connection. Message : ${code?.toUpperCase() ?? ''} '${description ?? ''}'`,
  },
  {
    name: 'Data Loader',
    wrap: ({ code, description }) =>
      `ERROR [main] (Controller) - [UnexpectedErrorFault [ApiFault  exceptionCode='${code?.toUpperCase() ?? ''}' exceptionMessage='${description ?? ''}' extendedErrorDetails='{[0]}']]`,
  },
  { name: 'the CLI', wrap: (said) => `Error (1): ${both(said, ': ')}\n\nTry this:\n\n- Try again.` },
  {
    name: 'Guzzle',
    wrap: (said) =>
      `Client error: \`POST https://acme.my.salesforce.com/services/oauth2/token\` resulted in a \`400 Bad Request\` response:\\n${body(said)}\\n`,
  },
  { name: 'an HTML page', wrap: (said) => `<html><body><p class="error">${xml(both(said, ': '))}</p></body></html>` },
  { name: 'quoted mail', wrap: (said) => `> The service says:\n> ${both(said, ':\n> ')}\n` },
  { name: 'curly quotes', wrap: (said) => `The message was “${both(said, '” — “').replaceAll("'", '’')}”` },
  {
    name: 'colors of a terminal',
    wrap: (said) => `\u001b[31mERROR\u001b[0m \u001b[1m${both(said, '\u001b[0m: \u001b[33m')}\u001b[0m`,
  },
];

/** Something that stands where the catalogue has one word of any kind. */
const filledIn = (phrase: string): string => phrase.replaceAll('*', 'POST');

/** How an entry can be said: its code with its usual description, each alone, and further descriptions. */
export const sayings = ({ codes, says, alone }: ErrorEntry): Said[] => [
  ...says.map((description) => ({ code: null, description: filledIn(description) })),
  ...says.slice(0, 1).map((description) => ({ code: codes[0] ?? null, description: filledIn(description) })),
  ...(alone ?? []).map((code) => ({ code, description: null })),
];
