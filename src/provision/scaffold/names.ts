/** Names of the components of an app, and what Salesforce takes for a name. Pure. */

/** The longest name that leaves room for what is derived from it: full names have at most 80 characters. */
export const LONGEST_NAME = 60;

/** Longest label of an app and of a permission set (MasterLabel). */
export const LONGEST_LABEL = 80;

/** A name of files, too: with `Test.cls-meta.xml` it has to stay below 255 bytes. */
const LONGEST_CLASS_NAME = 230;

/** Letters, digits and single underscores; a letter first, no underscore last. */
export const isDeveloperName = (name: string): boolean => /^[A-Za-z](?:_?[A-Za-z0-9])*$/.test(name);

export type ComponentNames = {
  settings: string;
  globalSettings: string;
  oauthPolicy: string;
  policy: string;
  permissionSet: string;
  profile: string;
};

/**
 * Names as orgs give them: the policy is generated as `<OAuth settings>_defaultPolicy`, and a deployment under another
 * name would make a second one.
 */
export const componentNames = (app: string): ComponentNames => ({
  settings: `${app}_oauth`,
  globalSettings: `${app}_glbloauth`,
  oauthPolicy: `${app}_oauth_defaultPolicy`,
  policy: `${app}_defaultPolicy`,
  permissionSet: `${app}_Access`,
  profile: app,
});

export const testClassOf = (apexClass: string): string => `${apexClass}Test`;

/** Reserved words of Apex (Apex Developer Guide, "Reserved Keywords"), in lower case. */
const RESERVED_WORDS: ReadonlySet<string> = new Set(
  `abstract activate and any array as asc autonomous begin bigdecimal blob boolean break bulk by byte case cast catch
  char class collect commit const continue currency date datetime decimal default delete desc do double else end enum
  exception exit export extends false final finally float for from global goto group having hint if implements import in
  inner insert instanceof int integer interface into join like limit list long loop map merge new not null nulls number
  object of on or outer override package parallel pragma private protected public retrieve return rollback select set
  short sobject sort static string super switch synchronized system testmethod then this throw time transaction trigger
  true try undelete update upsert using virtual void webservice when where while`.split(/\s+/),
);

/** Classes that the written code uses or holds: a class of that name would hide them. In lower case. */
const USED_CLASSES: ReadonlySet<string> = new Set(
  `accesslevel assert badrequestexception database failing handler illegalargumentexception json jsonexception
  logginglevel nochanges recorder restcontext restrequest restresponse serviceevent test`.split(/\s+/),
);

export const isApexClassName = (name: string): boolean =>
  isDeveloperName(name) &&
  name.length <= LONGEST_CLASS_NAME &&
  !RESERVED_WORDS.has(name.toLowerCase()) &&
  !USED_CLASSES.has(name.toLowerCase());
