/** Where in metadata source a finding is: the file and the line of what its evidence is about. Pure. */
import { nameKey } from '../inventory/names.js';
import type { SourceComponent, SourceLocation, SourceType } from '../inventory/source.js';
import type { FilesOf } from '../inventory/files-of.js';
import { isProfileNamed } from '../platform/profile-names.js';
import type { EvidenceSubject, RuleEvidence } from '../rules/evidence.js';
import type { Rule } from '../rules/rule.js';

/** @param app key of the app; null for what is of none */
export type Locate = (
  rule: Pick<Rule, 'family'>,
  app: string | null,
  evidence: readonly RuleEvidence[],
) => SourceLocation | null;

/** The files that tell what evidence takes from a source. */
const TYPES_OF_SOURCE: Readonly<Partial<Record<string, SourceType>>> = {
  ConnectedApp: 'ConnectedApp',
  ConnectedAppSettings: 'ConnectedAppSettings',
  ExternalClientAppSettings: 'ExternalClientAppSettings',
  ExternalClientApplication: 'ExternalClientApplication',
  ExtlClntAppGlobalOauthSettings: 'ExtlClntAppGlobalOauthSettings',
  ExtlClntAppOauthIpRange: 'ExtlClntAppOauthSettings',
  ExtlClntAppOauthPlcyCnfg: 'ExtlClntAppOauthConfigurablePolicies',
  ExtlClntAppOauthSettings: 'ExtlClntAppOauthSettings',
  ExtlClntAppPlcyCnfg: 'ExtlClntAppConfigurablePolicies',
  OauthOidcSettings: 'OauthOidcSettings',
};

/** The file that says most of an app, where the evidence is of no file. */
const MAIN: readonly SourceType[] = [
  'ConnectedApp',
  'ExtlClntAppOauthConfigurablePolicies',
  'ExtlClntAppGlobalOauthSettings',
  'ExtlClntAppOauthSettings',
  'ExtlClntAppConfigurablePolicies',
  'ExternalClientApplication',
];

const RUN_AS = ['oauthClientCredentialUser', 'clientCredentialsFlowUser'];

/** The line of the first element that is called so, at any depth; undefined where the file has none. */
const lineOf = ({ lines }: SourceComponent, elements: readonly string[]): number | undefined => {
  const wanted = new Set(elements.map(nameKey));
  return Object.entries(lines).find(([path]) => path !== '' && wanted.has(nameKey(path.split('.').at(-1) ?? '')))?.[1];
};

const locationIn = (component: SourceComponent, elements: readonly string[] = []): SourceLocation => ({
  file: component.file,
  line: lineOf(component, elements) ?? component.lines[''] ?? 1,
});

type GrantSubject = Extract<EvidenceSubject, { grants: unknown }>;

const isOfGrant = (
  { type, name }: SourceComponent,
  { through, name: granted }: GrantSubject['grants'][number],
): boolean => {
  switch (through) {
    case 'permissionSet':
      return type === 'PermissionSet' && nameKey(name) === nameKey(granted);
    case 'permissionSetGroup':
      return type === 'PermissionSetGroup' && nameKey(name) === nameKey(granted);
    case 'profile':
      return type === 'Profile' && isProfileNamed(granted, name);
  }
};

/** A set may be kept in several files, of which one has the permission. */
const ofGrants = (
  components: readonly SourceComponent[],
  { grants, permissions }: GrantSubject,
): SourceLocation | undefined => {
  const sets = components.filter((component) => grants.some((grant) => isOfGrant(component, grant)));
  const set = sets.find((one) => lineOf(one, permissions) !== undefined) ?? sets[0];
  return set && locationIn(set, permissions);
};

/** Of the app's own files, and of those that are of no app. */
type Files = { own: readonly SourceComponent[]; others: readonly SourceComponent[] };

const ofEvidence = ({ source, about }: RuleEvidence, { own, others }: Files): SourceLocation | undefined => {
  if (about === undefined) return undefined;
  if ('grants' in about) return ofGrants(others, about);
  if ('apexClass' in about) {
    const key = nameKey(about.apexClass);
    const found = others.find(({ type, name }) => type === 'ApexClass' && nameKey(name) === key);
    return found && locationIn(found);
  }
  const found = own.find(({ type }) => type === TYPES_OF_SOURCE[source]);
  return found && locationIn(found, about.elements);
};

export const locator = (files: FilesOf): Locate => {
  const others = files(null);
  return ({ family }, app, evidence) => {
    const own = files(app);
    for (const one of evidence) {
      const location = ofEvidence(one, { own, others });
      if (location !== undefined) return location;
    }
    const main = MAIN.map((wanted) => own.find(({ type }) => type === wanted)).find((one) => one !== undefined);
    return main === undefined ? null : locationIn(main, family === 'run-as' ? RUN_AS : []);
  };
};
