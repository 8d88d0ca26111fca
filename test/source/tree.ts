/** Trees of metadata source for tests: each is a map of paths to contents, written to a folder of its own. */
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildXml, type XmlTree } from '../fake-org/soap/xml.js';

export type Files = Readonly<Record<string, Buffer | string>>;

/** A file of metadata as a retrieve writes it; elements that are null or undefined are left out. */
export const metadata = (type: string, elements: XmlTree): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="http://soap.sforce.com/2006/04/metadata">\n${Object.entries(
    elements,
  )
    .flatMap(([name, value]) => (Array.isArray(value) ? (value as XmlTree[]) : [value]).map((one) => ({ [name]: one })))
    .map((element) => `    ${buildXml(element)}\n`)
    .filter((line) => line.trim() !== '')
    .join('')}</${type}>\n`;

const TYPES = {
  header: ['ExternalClientApplication', 'externalClientApps', 'eca', ''],
  settings: ['ExtlClntAppOauthSettings', 'extlClntAppOauthSettings', 'ecaOauth', '_oauth'],
  global: ['ExtlClntAppGlobalOauthSettings', 'extlClntAppGlobalOauthSets', 'ecaGlblOauth', '_glbloauth'],
  policy: ['ExtlClntAppOauthConfigurablePolicies', 'extlClntAppOauthPolicies', 'ecaOauthPlcy', '_oauthPlcy'],
  plugin: ['ExtlClntAppConfigurablePolicies', 'extlClntAppPolicies', 'ecaPlcy', '_plcy'],
} as const;

export type EcaChanges = { [K in keyof typeof TYPES]?: XmlTree | null };

const SOUND: Record<keyof typeof TYPES, (name: string) => XmlTree> = {
  header: (name) => ({
    contactEmail: 'team@example.com',
    distributionState: 'Local',
    isProtected: false,
    label: name,
  }),
  settings: (name) => ({ commaSeparatedOauthScopes: 'Api', externalClientApplication: name, label: `${name}_oauth` }),
  global: (name) => ({
    callbackUrl: 'https://localhost',
    externalClientApplication: name,
    isClientCredentialsFlowEnabled: true,
    isConsumerSecretOptional: false,
    isIntrospectAllTokens: false,
    isPkceRequired: true,
    isSecretRequiredForRefreshToken: true,
    label: `${name}_glbloauth`,
  }),
  policy: (name) => ({
    clientCredentialsFlowUser: 'run.as@example.com',
    commaSeparatedPermissionSet: `${name}_Access`,
    externalClientApplication: name,
    ipRelaxationPolicyType: 'Enforce',
    isClientCredentialsFlowEnabled: true,
    label: `${name}_oauthPlcy`,
    permittedUsersPolicyType: 'AdminApprovedPreAuthorized',
    refreshTokenPolicyType: 'Zero',
  }),
  plugin: (name) => ({ externalClientApplication: name, isEnabled: true, isOauthPluginEnabled: true, label: name }),
};

/** The five files of a sound external client app; elements are changed, null leaves a file out. */
export const ecaFiles = (name: string, changes: EcaChanges = {}, root = 'force-app'): Files =>
  Object.fromEntries(
    (Object.keys(TYPES) as Array<keyof typeof TYPES>).flatMap((part) => {
      const change = changes[part];
      if (change === null) return [];
      const [type, folder, suffix, ending] = TYPES[part];
      const file = `${root}/${folder}/${name}${ending}.${suffix}-meta.xml`;
      return [[file, metadata(type, { ...SOUND[part](name), ...change })]];
    }),
  );

/** A sound connected app; `oauthConfig` is changed element by element. */
export const connectedAppFile = (
  name: string,
  { oauthConfig = {}, ...elements }: XmlTree & { oauthConfig?: XmlTree } = {},
  root = 'force-app',
): Files => ({
  [`${root}/connectedApps/${name}.connectedApp-meta.xml`]: metadata('ConnectedApp', {
    label: name,
    contactEmail: 'team@example.com',
    oauthConfig: {
      callbackUrl: 'https://localhost',
      isAdminApproved: true,
      isClientCredentialEnabled: true,
      isConsumerSecretOptional: false,
      isIntrospectAllTokens: false,
      oauthClientCredentialUser: 'run.as@example.com',
      scopes: ['Api'],
      ...oauthConfig,
    },
    oauthPolicy: { ipRelaxation: 'ENFORCE', refreshTokenPolicy: 'zero' },
    ...elements,
  }),
});

export const permissionSetFile = (name: string, permissions: readonly string[], root = 'force-app'): Files => ({
  [`${root}/permissionsets/${name}.permissionset-meta.xml`]: metadata('PermissionSet', {
    label: name,
    userPermissions: permissions.map((permission) => ({ enabled: true, name: permission })),
  }),
});

export const projectFile = (content: object = {}): Files => ({
  'sfdx-project.json': JSON.stringify({
    packageDirectories: [{ path: 'force-app', default: true }],
    sourceApiVersion: '67.0',
    ...content,
  }),
});

export const writeTree = async (folder: string, files: Files): Promise<void> => {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.join(folder, path.dirname(name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
};

/** Writes a tree, and takes it away when the work with it is done. */
export const inTree = async <T>(files: Files, work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'nhi-source-')));
  try {
    await writeTree(folder, files);
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
