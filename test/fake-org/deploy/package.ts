/** A package in metadata format, as its components. */
import { listOf, parseXml } from '../soap/xml.js';

export type Component = {
  type: string;
  fullName: string;
  /** Path in the package. */
  file: string;
  elements: Record<string, unknown>;
  /** Of an Apex class. */
  source: string | null;
};

/** Files by their path below the folder of the package. */
export type PackageFiles = ReadonlyMap<string, string>;

const SUFFIXES: Readonly<Record<string, string>> = {
  cls: 'ApexClass',
  eca: 'ExternalClientApplication',
  ecaGlblOauth: 'ExtlClntAppGlobalOauthSettings',
  ecaOauth: 'ExtlClntAppOauthSettings',
  ecaOauthPlcy: 'ExtlClntAppOauthConfigurablePolicies',
  ecaPlcy: 'ExtlClntAppConfigurablePolicies',
  permissionset: 'PermissionSet',
  profile: 'Profile',
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const rootOf = (text: string, type: string): Record<string, unknown> | null => {
  const root = parseXml(text)?.[type];
  if (root === '') return {};
  return isRecord(root) ? root : null;
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export type Package = { apiVersion: number; components: Component[]; problems: string[] };

/** The members that package.xml names, each with its file; what is named and not there is a problem. */
export const readPackage = (files: PackageFiles): Package => {
  const manifest = rootOf(files.get('package.xml') ?? '', 'Package');
  if (manifest === null) return { apiVersion: 0, components: [], problems: ['No package.xml found'] };
  const members = listOf(manifest.types)
    .filter(isRecord)
    .flatMap(({ members: names, name }) => listOf(names).map((member) => `${textOf(name)} ${textOf(member)}`));
  const components = [...files].flatMap(([file, text]): Component[] => {
    const [, fullName = '', suffix = ''] = /([^/]+)\.([^.]+)$/.exec(file) ?? [];
    const type = SUFFIXES[suffix];
    if (type === undefined) return [];
    const isClass = type === 'ApexClass';
    const elements = rootOf(isClass ? (files.get(`${file}-meta.xml`) ?? '') : text, type);
    return [{ type, fullName, file, elements: elements ?? {}, source: isClass ? text : null }];
  });
  const there = new Set(components.map(({ type, fullName }) => `${type} ${fullName}`));
  return {
    apiVersion: Number(textOf(manifest.version)),
    components,
    problems: members
      .filter((member) => !there.has(member))
      .map((member) => `Entity of ${member} named in package.xml, but not found in the zipped directory`),
  };
};
