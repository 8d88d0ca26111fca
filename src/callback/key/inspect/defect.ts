/** Everything that can be wrong with a callback key. The sentences are in `messages/callback.defects.md`. */

export const DEFECT_IDS = [
  'empty',
  'too-large',
  'utf16',
  'byte-order-mark',
  'not-utf8',
  'surrounding-whitespace',
  'carriage-return',
  'line-feed',
  'wrapped-64',
  'wrapped-76',
  'line-break-inside',
  'whitespace-inside',
  'invisible-character',
  'terminal-codes',
  'pem-lines',
  'uuencode-lines',
  'code-fence',
  'markup',
  'mail-quote',
  'quoted-printable',
  'html-entities',
  'percent-encoded',
  'escaped-newline',
  'escaped-slash',
  'escaped-quotes',
  'unicode-escapes',
  'backslashes',
  'line-continuation',
  'doubled-quotes',
  'quoted',
  'string-literal',
  'brackets',
  'prefixed',
  'data-url',
  'authorization-header',
  'prompt',
  'command',
  'zsh-percent',
  'trailing-punctuation',
  'surrounding-text',
  'registration-body',
  'json-around',
  'path-instead',
  'url-instead',
  'reference-instead',
  'token-instead',
  'client-id-instead',
  'client-secret-instead',
  'pair-instead',
  'certificate-instead',
  'encrypted-instead',
  'not-encoded',
  'url-safe',
  'missing-padding',
  'wrong-padding',
  'plus-lost',
  'trailing-bits',
  'not-base64',
  'truncated',
  'double-encoded',
  'json-utf16',
  'json-byte-order-mark',
  'json-whitespace',
  'json-single-quotes',
  'json-plain-names',
  'json-lines',
  'json-unquoted',
  'json-string',
  'not-json',
  'not-an-object',
  'member-duplicate',
  'member-missing',
  'member-misspelt',
  'member-extra',
  'member-order',
  'refresh-token',
  'value-not-text',
  'value-too-long',
  'value-empty',
  'value-whitespace',
  'value-quoted',
  'value-invisible-character',
  'value-control-character',
  'value-placeholder',
  'values-equal',
  'values-swapped',
  'client-id-not-a-key',
  'host-scheme',
  'host-scheme-missing',
  'host-not-https',
  'host-user-info',
  'host-port',
  'host-path',
  'host-upper-case',
  'host-trailing-dot',
  'host-not-a-host',
  'host-login',
  'host-former',
  'host-other',
  'host-proxied',
  'host-instance',
  'host-lightning',
  'host-setup',
  'host-site',
  'host-visualforce',
  'host-content',
  'host-loopback',
  'host-not-salesforce',
  'not-canonical',
  'host-other-org',
  'sandbox-host',
  'production-host',
  'client-id-other-app',
  'client-id-unknown',
  'client-secret-other',
  'flow-off',
] as const;

/** What is unusual about a value, and wrong with none: whether it is right, only a login shows. */
export const DOUBT_IDS = ['client-id-unusual', 'client-secret-unusual', 'host-unusual'] as const;
export type DoubtId = (typeof DOUBT_IDS)[number];

export type DefectId = (typeof DEFECT_IDS)[number];

/** Where a layer was taken off: around the key, within its Base64, or around one of its values. */
export type Place = 'client_id' | 'client_secret' | 'host' | 'key' | 'within';

export type Defect = {
  id: DefectId;
  /** Values for the sentence, in order; never anything of a secret. */
  tokens: Array<number | string>;
  /** Nothing is lost: the key can be made right from what it holds. */
  repairable: boolean;
  /** Of a layer; its sentence begins with it. */
  place?: Place;
  /** Of a host that is not an org's own: the right one, or null where its form does not tell it. */
  myDomain?: string | null;
};

/** A defect that leaves everything in the key that a right one needs. */
export const repairable = (id: DefectId, ...tokens: Array<number | string>): Defect => ({
  id,
  tokens,
  repairable: true,
});

/** A defect that somebody has to decide on: something is missing, or is not what it should be. */
export const lost = (id: DefectId, ...tokens: Array<number | string>): Defect => ({ id, tokens, repairable: false });
