/**
 * What a host name of Salesforce is for, by its form. Only My Domain hosts answer the client credentials flow.
 * Forms: Salesforce's My Domain documentation and the domain list of @salesforce/core (`sfdcUrl`).
 */

export type HostKind =
  | 'content'
  | 'instance'
  | 'lightning'
  | 'login'
  | 'loopback'
  | 'myDomain'
  | 'notSalesforce'
  | 'setup'
  | 'site'
  | 'visualforce';

export type HostForm = {
  kind: HostKind;
  /** By its form only, which is a hint: Organization.IsSandbox decides. null where the form does not tell. */
  sandbox: boolean | null;
  /** The My Domain host that belongs to it, where its form tells. */
  myDomain: string | null;
};

/** `none` aside, the partitions of My Domain hosts (`OrgDomainShard` of the Tooling API). */
const PARTITION = '(?:sandbox|develop|patch|trailblaze|scratch|demo|free|sfdctest)';
const LABEL = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const LOOPBACK = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/;
const LOGIN = /^(?:login|test|welcome)\.(?:salesforce\.(?:com|mil)|sfcrmproducts\.cn)$/;

const form = (suffix: string): RegExp => new RegExp(`^(${LABEL})((?:\\.${PARTITION})?)\\.${suffix}$`);

const MY_DOMAIN = form('my\\.(?:salesforce\\.com|salesforce\\.mil|sfcrmproducts\\.cn|sfcrmapps\\.cn)');
const ALTERNATIVE = form('my-salesforce\\.com');
/** Hosts of an org that serve pages: their My Domain host has the same label and partition. */
const PAGES: ReadonlyArray<readonly [HostKind, RegExp]> = [
  ['lightning', form('lightning\\.(?:force\\.com|pc-rnd\\.force\\.com|crmforce\\.mil)')],
  ['setup', form('my\\.salesforce-setup\\.com')],
  ['site', form('my\\.(?:site\\.com|salesforce-sites\\.com|salesforce-scrt\\.com)')],
  ['site', form('(?:my\\.)?(?:force\\.com|secure\\.force\\.com)')],
  ['site', form('builder\\.salesforce-experience\\.com')],
  ['site', form('(?:live|live-preview)\\.(?:siteforce\\.com|salesforce-experience\\.com)')],
  ['visualforce', form('vf\\.force\\.com')],
  ['content', form('(?:file|documentforce|content)\\.force\\.com')],
  ['content', form('my\\.salesforce-(?:content|user-content)\\.com')],
];
/**
 * `acme--c.vf.force.com`, `acme--pkg.visualforce.com`, `acme--c.documentforce.com`: the part after `--` is a namespace.
 */
const VISUALFORCE = /(?:^|\.)(?:vf\.force|visual\.force|visualforce|visualforce-usercontent)\.com$/;
const CONTENT = /(?:^|\.)(?:content\.force|documentforce|forceusercontent|salesforce-content)\.com$/;
/** `na139`, `eu45`, `cs42`, `usa123s`. */
const INSTANCE = /^[a-z]{2,4}\d{1,4}(s?)(?:-[a-z0-9]+)*\.salesforce\.(?:com|mil)$/;

const isSandbox = (label: string, partition: string): boolean | null => {
  if (partition === '.sandbox' || partition === '.scratch') return true;
  // Sandboxes of orgs without partitioned domains still carry their name after two hyphens.
  if (partition === '') return label.includes('--');
  return partition === '.patch' ? null : false;
};

const plain = (kind: HostKind, sandbox: boolean | null = null): HostForm => ({ kind, sandbox, myDomain: null });

/** @param host a bare host name in lower case, without port */
export const classifyHost = (host: string): HostForm => {
  if (LOOPBACK.test(host)) return plain('loopback');
  if (LOGIN.test(host))
    return plain('login', host.startsWith('test.') ? true : host.startsWith('login.') ? false : null);
  const instance = INSTANCE.exec(host);
  if (instance) return plain('instance', host.startsWith('cs') || instance[1] === 's');
  const own = MY_DOMAIN.exec(host) ?? ALTERNATIVE.exec(host);
  if (own) return { kind: 'myDomain', sandbox: isSandbox(own[1] ?? '', own[2] ?? ''), myDomain: host };
  for (const [kind, pattern] of PAGES) {
    const [, label = '', partition = ''] = pattern.exec(host) ?? [];
    if (label === '') continue;
    // The name of a site or of a Visualforce page's namespace may stand in the label, which then is not the org's.
    const certain = kind === 'lightning' || kind === 'setup';
    const myDomain = certain ? `${label}${partition}.my.salesforce.com` : null;
    return { kind, sandbox: isSandbox(label, partition), myDomain };
  }
  if (VISUALFORCE.test(host)) return plain('visualforce');
  if (CONTENT.test(host)) return plain('content');
  return plain('notSalesforce');
};

/**
 * A host may be shown when it is plainly one: labels of sensible length before a top-level domain, or loopback. A
 * consumer key or secret that ended up in its place is not.
 */
export const isShowable = (hostname: string): boolean =>
  LOOPBACK.test(hostname) || (/^(?:[a-z0-9-]{1,50}\.)+[a-z]{2,10}$/.test(hostname) && !hostname.startsWith('3mvg'));

export type HostParts = {
  /** Lower case, without port; the brackets of an IPv6 address are kept. */
  hostname: string;
  /** As it must stand in a key: with the port only on loopback, where a test org listens. */
  host: string;
  scheme: string | null;
  port: string | null;
  hasUserInfo: boolean;
  /** Anything behind the host: a path, a query, a fragment; a mere slash counts. */
  hasPath: boolean;
  upperCase: boolean;
  trailingDot: boolean;
};

const URL_LIKE =
  /^(?:([a-z][a-z0-9+.-]*):\/\/|\/\/)?(?:([^/?#]*)@)?(\[[0-9a-f:.]+\]|[^/?#:@\s]+)(?::(\d*))?([/?#].*)?$/is;

/** Takes apart what stands where a host is expected; null when it cannot be a host or a URL at all. */
export const splitHost = (text: string): HostParts | null => {
  const [, scheme, userInfo, name = '', port, rest] = URL_LIKE.exec(text) ?? [];
  const hostname = name.toLowerCase().replace(/\.$/, '');
  if (!/^(?:\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)$/.test(hostname) || /\.\.|^https?$/.test(hostname))
    return null;
  return {
    hostname,
    host: port && LOOPBACK.test(hostname) ? `${hostname}:${port}` : hostname,
    scheme: scheme?.toLowerCase() ?? null,
    port: port ?? null,
    hasUserInfo: userInfo !== undefined,
    hasPath: rest !== undefined,
    upperCase: /[A-Z]/.test(name),
    trailingDot: name.endsWith('.'),
  };
};
