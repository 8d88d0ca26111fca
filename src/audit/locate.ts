/** Where in metadata source a finding is: the file and the line of what its evidence names. Pure. */
import type { SourceComponent, SourceLocation, SourceType } from '../inventory/source.js';
import type { Evidence } from '../findings/audit-report.js';
import type { FilesOf } from '../inventory/files-of.js';
import type { Rule } from '../rules/rule.js';

export type Locate = (
  rule: Pick<Rule, 'family'>,
  app: string | null,
  evidence: readonly Evidence[],
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

/** Names that evidence has for elements that are called otherwise in a file. */
const ELEMENTS: Readonly<Partial<Record<string, string>>> = {
  'oauth scopes': 'commaseparatedoauthscopes',
  'ip ranges': 'trustedipranges',
  'permitted users (isadminapproved)': 'isadminapproved',
  oauthpluginstatus: 'isoauthpluginenabled',
  sessionpolicy: 'sessionlevel',
};

/** In what is left of the first colon, as `IsEnabled: false, OauthPluginStatus: Disabled` has it. */
const namesIn = (detail: string): string[] =>
  detail
    .split(/[,;]/)
    .map((part) => (part.split(':')[0] ?? '').trim().toLowerCase())
    .flatMap((name) => [name, ELEMENTS[name] ?? name]);

const lastOf = (path: string): string => (path.split('.').at(-1) ?? '').toLowerCase();

const locationIn = ({ file, lines }: SourceComponent, names: readonly string[]): SourceLocation => {
  const found = Object.entries(lines).find(([path]) => path !== '' && names.includes(lastOf(path)));
  return { file, line: found?.[1] ?? lines[''] ?? 1 };
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

const RUN_AS = ['oauthclientcredentialuser', 'clientcredentialsflowuser'];

const ofClass = (classes: readonly SourceComponent[], evidence: readonly Evidence[]): SourceComponent | undefined => {
  const details = evidence.filter(({ source }) => source === 'ApexClass').map(({ detail }) => detail);
  if (details.length === 0) return undefined;
  return classes.find(({ name }) => details.some((detail) => detail.split(/[^\w]+/).includes(name)));
};

const SETS: readonly SourceType[] = ['PermissionSet', 'PermissionSetGroup', 'Profile'];

/** The set that evidence names as what gives something: `ModifyAllData through permission set "Sign Access"`. */
const ofSet = (sets: readonly SourceComponent[], evidence: readonly Evidence[]): SourceLocation | undefined => {
  for (const { source, detail } of evidence) {
    if (source !== 'PermissionSetAssignment') continue;
    const named = sets.filter(({ name, label }) => [label, name].some((one) => one && detail.includes(`"${one}"`)));
    const names = detail
      .toLowerCase()
      .split(/\W+/)
      .filter((name) => name !== '');
    // A set may be kept in several files, of which one has the permission.
    const set = named.find(({ lines }) => Object.keys(lines).some((path) => names.includes(lastOf(path)))) ?? named[0];
    if (set !== undefined) return locationIn(set, names);
  }
  return undefined;
};

export const locator = (files: FilesOf): Locate => {
  const ofNoApp = files(null);
  const classes = ofNoApp.filter(({ type }) => type === 'ApexClass');
  const sets = ofNoApp.filter(({ type }) => SETS.includes(type));
  return ({ family }, app, evidence) => {
    const components = files(app);
    for (const { source: told, detail } of evidence) {
      const component = components.find(({ type }) => type === TYPES_OF_SOURCE[told]);
      if (component !== undefined) return locationIn(component, namesIn(detail));
    }
    const apexClass = ofClass(classes, evidence);
    if (apexClass !== undefined) return locationIn(apexClass, []);
    const set = ofSet(sets, evidence);
    if (set !== undefined) return set;
    const main = MAIN.map((wanted) => components.find(({ type }) => type === wanted)).find((one) => one !== undefined);
    return main === undefined ? null : locationIn(main, family === 'run-as' ? RUN_AS : []);
  };
};
