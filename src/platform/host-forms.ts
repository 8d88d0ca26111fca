/**
 * All forms of host names that Salesforce uses or has used, as data. Facts: Salesforce's pages about My Domain,
 * enhanced and partitioned domains, the tests of @salesforce/core (`sfdcUrl`), and hosts that were met in the field.
 */

export type HostKind =
  | 'content'
  | 'former'
  | 'instance'
  | 'lightning'
  | 'login'
  | 'loopback'
  | 'myDomain'
  | 'notSalesforce'
  | 'other'
  | 'proxied'
  | 'setup'
  | 'site'
  | 'visualforce';

/** What the labels before a suffix are. */
export type Before =
  /** Whatever they are, they do not tell the org. */
  | 'anything'
  /** The name of an instance (`na139`, `cs42`, `usa123s`). */
  | 'instance'
  /** `acme`, `acme--uat`, with a partition or, of old, an instance behind it. */
  | 'org'
  /** The same with a package: `acme--c`, `acme--uat--c`. */
  | 'orgAndPackage';

export type SuffixForm = {
  suffix: string;
  kind: HostKind;
  before: Before;
  /** Suffix of the My Domain hosts that belong to it. */
  home: string;
  /** The name of a sandbox has a label of its own: `uat.acme.sandbox`. */
  sandboxFirst?: boolean;
  /** An instance stands in the host to this day, as a partition does. */
  withInstance?: boolean;
};

const COMMERCIAL = 'my.salesforce.com';
const DEFENSE = 'my.salesforce.mil';
/** Salesforce on Alibaba Cloud. */
const CHINA = 'my.sfcrmproducts.cn';
const ALTERNATIVE = 'my-salesforce.com';
/** Of Salesforce's own developers. */
const INTERNAL = 'my.pc-rnd.salesforce.com';

const forms = (kind: HostKind, before: Before, home: string, ...suffixes: string[]): SuffixForm[] =>
  suffixes.map((suffix) => ({ suffix, kind, before, home }));

/** The longest suffix that fits decides. */
export const SUFFIX_FORMS: readonly SuffixForm[] = [
  ...[COMMERCIAL, DEFENSE, CHINA].flatMap((home) => forms('myDomain', 'org', home, home)),
  ...forms('myDomain', 'org', CHINA, 'my.sfcrmapps.cn'),
  { suffix: INTERNAL, kind: 'myDomain', before: 'org', home: INTERNAL, withInstance: true },
  { suffix: ALTERNATIVE, kind: 'myDomain', before: 'org', home: ALTERNATIVE, sandboxFirst: true },

  ...forms('lightning', 'org', COMMERCIAL, 'lightning.force.com'),
  ...forms('lightning', 'org', DEFENSE, 'lightning.crmforce.mil', 'lightning.force.mil'),
  ...forms('lightning', 'org', CHINA, 'lightning.sfcrmapps.cn', 'lightning.sfcrmproducts.cn'),
  { suffix: 'my-lightning.com', kind: 'lightning', before: 'org', home: ALTERNATIVE, sandboxFirst: true },
  { suffix: 'lightning.pc-rnd.force.com', kind: 'lightning', before: 'org', home: INTERNAL, withInstance: true },
  ...forms('lightning', 'orgAndPackage', COMMERCIAL, 'container.force.com', 'container.lightning.com'),
  ...forms('lightning', 'anything', COMMERCIAL, 'lightning.com', 'lightning.stm.force.com'),

  ...forms('setup', 'org', COMMERCIAL, 'my.salesforce-setup.com', 'salesforce-setup.com'),
  ...forms('setup', 'org', DEFENSE, 'my.salesforce-setup.mil', 'salesforce-setup.mil'),
  ...forms('setup', 'org', CHINA, 'setup.sfcrmproducts.cn', 'setup.sfcrmapps.cn'),

  // With enhanced domains the name of the My Domain stands in all of these.
  ...forms('site', 'org', COMMERCIAL, 'my.site.com', 'my.salesforce-sites.com', 'my.salesforce-scrt.com'),
  ...forms('site', 'org', COMMERCIAL, 'builder.salesforce-experience.com', 'preview.salesforce-experience.com'),
  ...forms('site', 'org', COMMERCIAL, 'live.salesforce-experience.com', 'live-preview.salesforce-experience.com'),
  ...forms('site', 'org', DEFENSE, 'experience.crmforce.mil', 'sites.crmforce.mil', 'my.site.mil'),
  ...forms('site', 'org', CHINA, 'experience.sfcrmapps.cn', 'sites.sfcrmapps.cn'),
  // Without them it was a name of the site's own.
  ...forms('site', 'anything', COMMERCIAL, 'force.com', 'secure.force.com', 'my.force.com', 'site.com'),
  ...forms('site', 'anything', COMMERCIAL, 'siteforce.com', 'salesforce-sites.com', 'salesforce-experience.com'),
  ...forms('site', 'anything', COMMERCIAL, 'salesforce-communities.com', 'salesforceliveagent.com'),
  ...forms('site', 'anything', COMMERCIAL, 'salesforce-scrt.com', 'salesforce-hub.com', 'stm.force.com'),
  ...forms('site', 'anything', DEFENSE, 'force.mil', 'crmforce.mil', 'site.mil', 'salesforce-sites.mil'),
  ...forms('site', 'anything', CHINA, 'sfcrmapps.cn'),

  ...forms('visualforce', 'orgAndPackage', COMMERCIAL, 'vf.force.com', 'visual.force.com', 'visualforce.com'),
  ...forms('visualforce', 'orgAndPackage', DEFENSE, 'vf.force.mil', 'visual.force.mil', 'visualforce.mil'),
  ...forms('visualforce', 'orgAndPackage', DEFENSE, 'vf.crmforce.mil'),
  ...forms('visualforce', 'orgAndPackage', CHINA, 'vf.sfcrmapps.cn', 'visual.sfcrmapps.cn'),
  ...forms('visualforce', 'anything', COMMERCIAL, 'visualforce-usercontent.com'),

  ...forms('content', 'org', COMMERCIAL, 'file.force.com'),
  ...forms('content', 'org', DEFENSE, 'file.force.mil', 'file.crmforce.mil'),
  ...forms('content', 'org', CHINA, 'file.sfcrmapps.cn'),
  ...forms('content', 'orgAndPackage', COMMERCIAL, 'documentforce.com', 'content.force.com', 'documentforce.force.com'),
  ...forms('content', 'orgAndPackage', DEFENSE, 'documentforce.mil', 'content.force.mil'),
  ...forms('content', 'anything', COMMERCIAL, 'forceusercontent.com', 'force-user-content.com', 'sfdcstatic.com'),
  ...forms('content', 'anything', COMMERCIAL, 'salesforce-content.com', 'salesforce-user-content.com'),

  // My Domain hosts of former days.
  ...forms('former', 'org', COMMERCIAL, 'cloudforce.com'),
  ...forms('former', 'org', DEFENSE, 'cloudforce.mil'),
  ...forms('former', 'anything', COMMERCIAL, 'database.com'),

  ...forms('instance', 'instance', COMMERCIAL, 'salesforce.com'),
  ...forms('instance', 'instance', DEFENSE, 'salesforce.mil'),
  ...forms('instance', 'instance', CHINA, 'sfcrmproducts.cn', 'salesforce.cn'),

  // Other hosts and clouds of Salesforce: none of them is an org's.
  ...forms(
    'other',
    'anything',
    COMMERCIAL,
    'crm.dev',
    'salesforce.ms',
    'sfdc.net',
    'sfdc.cl',
    'sfdc.sh',
    'sfdcopens.com',
  ),
  ...forms('other', 'anything', COMMERCIAL, 'salesforce.org', 'salesforceiq.com', 'trailhead.com', 'trailblazer.me'),
  ...forms(
    'other',
    'anything',
    COMMERCIAL,
    'marketingcloudapis.com',
    'exacttarget.com',
    'pardot.com',
    'c360a.salesforce.com',
  ),
  ...forms(
    'other',
    'anything',
    COMMERCIAL,
    'demandware.net',
    'commercecloud.salesforce.com',
    'bluetail.salesforce.com',
  ),
  ...forms('other', 'anything', COMMERCIAL, 'forcesslreports.com'),
];

/** Hosts where people log in, whichever org is theirs. */
export const LOGIN_NAMES: ReadonlySet<string> = new Set([
  'login',
  'test',
  'welcome',
  'prerellogin.pre',
  'ssl',
  'www.login',
]);

/** Names directly below salesforce.com that are no org's. */
export const SERVICE_NAMES: ReadonlySet<string> = new Set(
  ['admin api appexchange architect c1 community compliance data developer developers engineering help ideas info']
    .concat(['investor ip-ranges my org org62 partners patch play security status success support trailhead trust www'])
    .flatMap((names) => names.split(' ')),
);

/** Partitions of My Domain hosts (`OrgDomainShard` of the Tooling API; the last two were met in the field). */
export const PARTITIONS: ReadonlySet<string> = new Set(
  'sandbox develop patch trailblaze scratch demo free sfdctest bt sfdcdot'.split(' '),
);

/** Gateways that put their own name behind that of the host (Microsoft Defender for Cloud Apps). */
export const PROXY_SUFFIXES: readonly string[] = ['.mcas.ms', '.mcas-gov.us', '.mcas-df.ms'];
