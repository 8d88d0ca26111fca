/** The metadata types that are read from source: how their files end, and what a gap calls what they tell. */
import type { Source } from '../inventory/inventory.js';
import type { SourceType } from '../inventory/source.js';
import { decodedName } from '../platform/full-name.js';

type TypeOfFile = {
  /** The end of a file's name, without `-meta.xml`. */
  suffix: string;
  /** The source of an Inventory that the file stands for. */
  source: Source;
};

/** Suffixes and root elements are those of the registry of source-deploy-retrieve. */
export const TYPES: Readonly<Record<SourceType, TypeOfFile>> = {
  ApexClass: { suffix: 'cls', source: 'ApexClass' },
  ConnectedApp: { suffix: 'connectedApp', source: 'ConnectedApp' },
  ConnectedAppSettings: { suffix: 'settings', source: 'ConnectedAppSettings' },
  ExternalClientAppSettings: { suffix: 'settings', source: 'ExternalClientAppSettings' },
  ExternalClientApplication: { suffix: 'eca', source: 'ExternalClientApplication' },
  ExtlClntAppConfigurablePolicies: { suffix: 'ecaPlcy', source: 'ExtlClntAppPlcyCnfg' },
  ExtlClntAppGlobalOauthSettings: { suffix: 'ecaGlblOauth', source: 'ExtlClntAppGlobalOauthSettings' },
  ExtlClntAppOauthConfigurablePolicies: { suffix: 'ecaOauthPlcy', source: 'ExtlClntAppOauthPlcyCnfg' },
  ExtlClntAppOauthSettings: { suffix: 'ecaOauth', source: 'ExtlClntAppOauthSettings' },
  MutingPermissionSet: { suffix: 'mutingpermissionset', source: 'PermissionSet' },
  OauthOidcSettings: { suffix: 'settings', source: 'OauthOidcSettings' },
  PermissionSet: { suffix: 'permissionset', source: 'PermissionSet' },
  PermissionSetGroup: { suffix: 'permissionsetgroup', source: 'PermissionSet' },
  Profile: { suffix: 'profile', source: 'Profile' },
};

const META = '-meta.xml';

/** Case is not looked at: where a file system does not, a deploy would not either. */
const BY_SUFFIX: ReadonlyMap<string, SourceType> = new Map(
  (Object.entries(TYPES) as Array<[SourceType, TypeOfFile]>)
    .filter(([, { suffix }]) => suffix !== 'settings')
    .map(([type, { suffix }]) => [suffix.toLowerCase(), type]),
);

/** The settings types that say something about integrations, by the name of their component. */
const SETTINGS: ReadonlyMap<string, SourceType> = new Map([
  ['connectedapp', 'ConnectedAppSettings'],
  ['externalclientapp', 'ExternalClientAppSettings'],
  ['oauthoidc', 'OauthOidcSettings'],
]);

/** The end of a file's name in lower case, without `-meta.xml`, and where it begins; most files of a tree end alike. */
const endOf = (file: string): { suffix: string; dot: number; isMeta: boolean } => {
  const isMeta = file.endsWith(META) || file.slice(-META.length).toLowerCase() === META;
  const end = isMeta ? file.length - META.length : file.length;
  const dot = file.lastIndexOf('.', end - 1);
  return { suffix: dot <= 0 ? '' : file.slice(dot + 1, end).toLowerCase(), dot, isMeta };
};

export type NamedFile = { type: SourceType; name: string };

/**
 * What a file is by its name: `Sign.eca`, `Sign.eca-meta.xml`. Null for what is not read, and for what accompanies the
 * body of a class.
 */
export const typeOfFile = (file: string): NamedFile | null => {
  const { suffix, dot, isMeta } = endOf(file);
  const ofSuffix = BY_SUFFIX.get(suffix);
  if (ofSuffix === undefined && suffix !== 'settings') return null;
  const name = decodedName(file.slice(0, dot));
  const type = ofSuffix ?? SETTINGS.get(name.toLowerCase());
  if (type === undefined || (type === 'ApexClass' && isMeta)) return null;
  return { type, name };
};
