/** Values that stand in a template until somebody fills them in. */

const PATTERNS: readonly RegExp[] = [
  /^<[^>]*>$/,
  /^\[[^\]]*\]$/,
  /^\{\{.*\}\}$/,
  /^\$\{?\w+\}?$/,
  /^%\w+%$/,
  /^(.)\1{2,}$/,
  /^\*+$/,
  /(?:\.\.\.|…)$/,
  /^(?:your|my|the|enter|insert|put|replace|add|paste)[\s_-]/i,
  /^(?:todo|tbd|n\/?a|none|null|undefined|redacted|hidden|secret|password|changeme|change[_-]me|dummy|placeholder|example|sample)$/i,
  /^(?:salesforce[\s_-]?)?(?:oauth[\s_-]?)?(?:consumer|client)[\s_-]?(?:key|id|secret)$/i,
  /^(?:<?salesforce[\s_-]oauth[\s_-]host>?|host(?:name)?)$/i,
  /\bredacted\b/i,
];
const PLACEHOLDER_HOST =
  /^(?:(?:.*\.)?example\.(?:com|org|net)|(?:your|my)-?(?:domain|org|instance|company)(?:name)?(?:[.-].*)?|mydomainname\..*|domain\.my\.salesforce\.com)$/i;

/** True for what is no value but the place for one. */
export const isPlaceholder = (value: string): boolean => PATTERNS.some((pattern) => pattern.test(value.trim()));

export const isPlaceholderHost = (host: string): boolean => isPlaceholder(host) || PLACEHOLDER_HOST.test(host);
