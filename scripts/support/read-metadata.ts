/** What the readers make of one file of metadata, whatever it is called: its type is that of its root. */
import { readFile as readText } from 'node:fs/promises';
import path from 'node:path';
import { appKey } from '../../src/inventory/inventory.js';
import type { SourceType } from '../../src/inventory/source.js';
import { rangesOf } from '../../src/metadata/profile-limits.js';
import { judgeIpRanges } from '../../src/platform/ip-ranges.js';
import { blankApp } from '../../src/source/blank-app.js';
import { decodeXml } from '../../src/source/decode-xml.js';
import { TYPES, typeOfFile } from '../../src/source/file-types.js';
import { layConnectedApp, layExternalClientApp } from '../../src/source/lay-app.js';
import type { SourceParts } from '../../src/source/parts.js';
import { readFile } from '../../src/source/read-file.js';
import { emptyParts } from '../../src/source/read-source.js';
import { parseXml } from '../../src/source/xml.js';

export type Told = {
  type: string;
  /** What was made of it, in a few words. */
  says: string[];
  /** What could not be read, or is wrong. */
  wrong: string[];
};

const isType = (name: string): name is SourceType => Object.hasOwn(TYPES, name) && name !== 'ApexClass';

const ofApp = (parts: SourceParts): string[] => {
  const connected = [...parts.connectedApps].map(([name, part]) =>
    layConnectedApp(blankApp('ConnectedApp', name, ''), part),
  );
  const external = [...parts.externalClientApps].map(([name, part]) =>
    layExternalClientApp(blankApp('ExternalClientApp', name, ''), part),
  );
  return [...connected, ...external].flatMap(({ kind, name, flow, runAs, scopes, ipRelaxation, permittedUsers }) => [
    appKey({ kind, name }),
    `flow ${String(flow.settings)}/${String(flow.policy)}`,
    ...(runAs.state === 'configured' ? ['names a Run As user'] : []),
    ...(scopes === null ? [] : [`scopes ${scopes.join(' ') || '(none)'}`]),
    ...[ipRelaxation, permittedUsers].filter((value) => value !== null),
  ]);
};

const ofSettings = ({ settings }: SourceParts): string[] =>
  Object.entries(settings).map(([name, value]) => `${name} ${String(value)}`);

const ofRights = (parts: SourceParts): string[] =>
  [...parts.permissionSets.values(), ...parts.mutingPermissionSets.values(), ...parts.profiles.values()].map(
    ({ rights }) => `${rights.granted.length} permissions, ${rights.objects.length} objects`,
  );

const readXml = async (file: string, type: SourceType): Promise<Told> => {
  const name = path.basename(file).replace(/\.[^.]+$/, '');
  const replacing = { substitute: (text: string) => text, covers: () => false };
  const read = await readFile({ file: { type, name, path: file }, shown: file, replacing, certain: true });
  const parts = emptyParts();
  read.put?.(parts);
  return {
    type,
    says: [...ofApp(parts), ...ofSettings(parts), ...ofRights(parts)],
    wrong: [
      ...read.gaps.map(({ detail }) => detail),
      ...(read.component?.marks ?? []).flatMap((mark) =>
        mark.kind === 'problem' ? [`${mark.problem}: ${mark.element} ${mark.detail}`] : [],
      ),
    ],
  };
};

/** The Tooling API gives the metadata of a profile as JSON. */
const readProfileJson = async (file: string): Promise<Told | null> => {
  const content = JSON.parse(await readText(file, 'utf8')) as { loginIpRanges?: unknown };
  if (content.loginIpRanges === undefined) return null;
  const ranges = rangesOf(content.loginIpRanges);
  return ranges === null
    ? { type: 'Profile', says: [], wrong: ['loginIpRanges'] }
    : { type: 'Profile', says: [`${ranges.length} ranges`, judgeIpRanges(ranges)], wrong: [] };
};

/** null for a file that is no metadata. */
export const readMetadata = async (file: string): Promise<Told | null> => {
  if (file.endsWith('.json')) return readProfileJson(file);
  if (!/\.\w+(-meta\.xml)?$/.test(file) || file.endsWith('.md')) return null;
  const text = decodeXml(await readText(file));
  const parsed = text === null ? null : parseXml(text);
  const named = typeOfFile(path.basename(file))?.type;
  const root = parsed !== null && 'root' in parsed ? parsed.root.name : undefined;
  const type = root !== undefined && isType(root) ? root : named;
  return type === undefined || type === 'ApexClass' ? null : readXml(file, type);
};
