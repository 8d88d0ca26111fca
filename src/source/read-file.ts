/** Reads one file of a source: what it says, what is wrong with it, and where. */
import { appKey } from '../inventory/inventory.js';
import type { Gap } from '../inventory/inventory.js';
import type { SourceComponent, SourceMark, SourceProblem, SourceType } from '../inventory/source.js';
import { bundle } from '../text/messages.js';
import { codeOf } from '../text/error-code.js';
import { readOrdinaryFile, TooLargeError } from '../text/read-file.js';
import { decodeXml } from './decode-xml.js';
import { TYPES } from './file-types.js';
import type { SourceParts } from './parts.js';
import type { Replacing } from './replacements.js';
import { trouble } from './trouble.js';
import { readApexClass } from './types/apex-class.js';
import { readConnectedApp } from './types/connected-app.js';
import { readGlobal, readHeader, readPlugin, readPolicy, readSettings } from './types/external-client-app.js';
import type { PartReader } from './types/part-reader.js';
import { readMutingPermissionSet, readPermissionSet, readPermissionSetGroup } from './types/permission-set.js';
import { readProfile } from './types/profile.js';
import { readConnectedAppSettings, readExternalClientAppSettings, readOauthOidcSettings } from './types/settings.js';
import { asSet } from './set-parts.js';
import { problemsOf } from './validate.js';
import type { FoundFile } from './walk.js';
import { elementsAt, linesOf, parseXml, type Element } from './xml.js';

const messages = bundle('source');

/** Profiles of large orgs have some MB. */
const MAX_FILE_BYTES = 16 * 1024 * 1024;

const READERS: Readonly<Record<Exclude<SourceType, 'ApexClass'>, PartReader>> = {
  ConnectedApp: readConnectedApp,
  ConnectedAppSettings: readConnectedAppSettings,
  ExternalClientAppSettings: readExternalClientAppSettings,
  ExternalClientApplication: readHeader,
  ExtlClntAppConfigurablePolicies: readPlugin,
  ExtlClntAppGlobalOauthSettings: readGlobal,
  ExtlClntAppOauthConfigurablePolicies: readPolicy,
  ExtlClntAppOauthSettings: readSettings,
  MutingPermissionSet: readMutingPermissionSet,
  OauthOidcSettings: readOauthOidcSettings,
  PermissionSet: readPermissionSet,
  PermissionSetGroup: readPermissionSetGroup,
  Profile: readProfile,
};

export type ReadFile = {
  /** null: the file could not be opened, and the gap says why. */
  component: SourceComponent | null;
  put?: (parts: SourceParts) => void;
  gaps: Gap[];
};

export type FileContext = {
  file: FoundFile;
  /** As reports name it. */
  shown: string;
  replacing: Replacing;
  /** The release that the source is of is one whose elements are known. */
  certain: boolean;
};

type Xml = Exclude<SourceType, 'ApexClass'>;

/** Whose file it is where only its name tells. */
const appOfName = (type: SourceType, name: string): string | null => {
  if (type === 'ConnectedApp') return appKey({ kind: 'ConnectedApp', name });
  return type === 'ExternalClientApplication' ? appKey({ kind: 'ExternalClientApp', name }) : null;
};

/** A file that says nothing: what it would say is not known, of the app that its name tells, else of any. */
const broken = (
  { file: { type, name }, shown }: FileContext,
  problem: SourceProblem,
  { line, message }: { line: number; message: string },
): ReadFile => {
  const app = appOfName(type, name);
  const mark: SourceMark = { kind: 'problem', problem, element: '', line, detail: message, certain: true };
  const subjects = app === null ? {} : { subjects: [app] };
  return {
    component: { type, name, label: null, file: shown, app, lines: { '': line }, marks: [mark] },
    gaps: [trouble('broken', shown, { source: TYPES[type].source, ...subjects, tokens: [message] })],
  };
};

/** What a replacement puts there is not known; a value of another type is wrong. */
const gapsOfSpoilt = (
  { file: { type }, shown, replacing }: FileContext,
  root: Element,
  spoilt: readonly string[],
  app: string | null,
): Gap[] =>
  spoilt.map((element): Gap => {
    const replaced = elementsAt(root, element).some(({ text }) => replacing.substitute(text) === null);
    const columns = [element, ...columnsOf(element)];
    return {
      source: TYPES[type].source,
      reason: replaced ? 'notInSource' : 'error',
      detail: messages.getMessage(replaced ? 'gap.replaced' : 'trouble.value', [shown, element]),
      ...(app !== null && { subjects: [app] }),
      ...(app !== null && { columns }),
    };
  });

/** The column of an object that has an element's value begins with a capital. */
const columnsOf = (element: string): string[] => {
  const [first = '', ...rest] = element;
  const column = [first.toUpperCase(), ...rest].join('');
  if (element === 'commaSeparatedOauthScopes') return ['OauthScopes'];
  if (element === 'isOauthPluginEnabled') return ['OauthPluginStatus'];
  return column === element ? [] : [column];
};

/** Where each permission of a set or a profile stands. */
const permissionLines = (root: Element): Record<string, number> =>
  Object.fromEntries(
    elementsAt(root, 'userPermissions')
      .flatMap(({ children }) => children.filter(({ name }) => name === 'name'))
      .map(({ text, line }) => [`userPermissions.${text.trim()}`, line]),
  );

const unknownOf = (problems: readonly SourceMark[]): string[] =>
  problems.flatMap((mark) => (mark.kind === 'problem' && mark.problem === 'unknownElement' ? mark.element : []));

const readXml = (context: FileContext, bytes: Uint8Array, type: Xml): ReadFile => {
  const { file, shown, replacing, certain } = context;
  const text = decodeXml(bytes);
  if (text === null) return broken(context, 'notWellFormed', { line: 1, message: messages.getMessage('encoding') });
  const parsed = parseXml(text);
  if (!('root' in parsed)) return broken(context, 'notWellFormed', parsed);
  const root = file.part === undefined ? parsed.root : asSet(parsed.root, file.part);
  if (root.name !== type) return broken(context, 'wrongRoot', { line: root.line, message: root.name });
  const problems = problemsOf(root, type, { substitute: replacing.substitute, certain });
  const { app, marks, spoilt, put } = READERS[type]({ name: file.name, root, replacing, unknown: unknownOf(problems) });
  const lines = { ...permissionLines(root), ...linesOf(root) };
  const label = elementsAt(root, 'label')[0]?.text.trim() ?? null;
  return {
    component: { type, name: file.name, label, file: shown, app, lines, marks: [...marks, ...problems] },
    put,
    gaps: gapsOfSpoilt(context, root, spoilt, app),
  };
};

export const readFile = async (context: FileContext): Promise<ReadFile> => {
  const { file, shown } = context;
  let bytes: Uint8Array;
  try {
    bytes = readOrdinaryFile(file.path, MAX_FILE_BYTES);
  } catch (error) {
    const app = appOfName(file.type, file.name);
    const about = { source: TYPES[file.type].source, ...(app !== null && { subjects: [app] }) };
    const gap =
      error instanceof TooLargeError
        ? trouble('tooLarge', shown, { ...about, tokens: [String(MAX_FILE_BYTES / 1024 / 1024)] })
        : trouble('unreadable', shown, { ...about, tokens: [codeOf(error)] });
    return { component: null, gaps: [gap] };
  }
  return file.type === 'ApexClass' ? readApexClass(context, bytes) : readXml(context, bytes, file.type);
};
