/** Takes what could be a secret out of a pasted text, before any of it is shown. */

const NAMED =
  /((?:client_?secret|consumer_?secret|access_?token|refresh_?token|password|assertion|sessionid|sid)["']?\s*[:=]\s*["']?)[^\s"'&,;}<>]+/gi;
const AUTHORIZATION = /(\b(?:Basic|Bearer|OAuth)\s+)[\w.!+/=~-]{8,}/gi;
/** Access tokens, JWTs and callback keys, consumer keys and secrets by their form. */
const BY_FORM =
  /00D[A-Za-z0-9]{12,15}![\w.]+|eyJ[\w+/=-]{12,}(?:\.[\w-]+)*|3MVG9[\w.-]{20,}|\b[0-9A-Fa-f]{64}\b|5Aep861[\w.]+/g;

export const redact = (text: string): string =>
  text.replace(NAMED, '$1(redacted)').replace(AUTHORIZATION, '$1(redacted)').replace(BY_FORM, '(redacted)');
