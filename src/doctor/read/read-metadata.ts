/** What the Metadata API shows, and the metadata of a profile over the Tooling API. */
import type { OrgSettings } from '../../inventory/inventory.js';
import { isRow, textOf, type Row } from '../../metadata/row.js';
import type { OrgClient } from '../../org/client/client.js';
import { settle, type GapSink } from '../../org/sources/gaps.js';
import { isUnknownType } from '../../org/sources/no-external-client-apps.js';
import { readSettings } from '../../org/sources/settings.js';
import { bundle } from '../../text/messages.js';

const messages = bundle('org.gaps');

export type Listed = { name: string; packaged: boolean; id: string | null };

/** Components of the two types that only this API has; null: they could not be listed. */
export type ListedApps = { connectedApps: Listed[] | null; developerHalves: Listed[] | null; took: boolean | null };

const CONNECTED_APP = 'ConnectedApp';
const DEVELOPER_HALF = 'ExtlClntAppGlobalOauthSettings';

const listedOf = (rows: readonly Row[], type: string): Listed[] =>
  rows.flatMap((row) => {
    const name = textOf(row.fullName);
    // Asked for one type, releases need not say which it is.
    const ofType = textOf(row.type) === null || textOf(row.type) === type;
    return name !== null && ofType
      ? [{ name, packaged: textOf(row.namespacePrefix) !== null, id: textOf(row.id) }]
      : [];
  });

/**
 * Lists connected apps and, where the org has external client apps, their developer's halves, in one call: a type that
 * the org does not know would empty the reply.
 */
export const listApps = async (client: OrgClient, gaps: GapSink, withHalves: boolean): Promise<ListedApps> => {
  const types = withHalves ? [CONNECTED_APP, DEVELOPER_HALF] : [CONNECTED_APP];
  const list = await settle(client.listMetadata(...types));
  if ('failure' in list) {
    gaps.failed(CONNECTED_APP, list.failure);
    if (withHalves) gaps.failed(DEVELOPER_HALF, list.failure);
    const refused = list.failure.code === 'SESSION_NOT_FOR_API' || list.failure.code === 'JWT_TOKEN';
    const answered = list.failure.reason === 'permission' || list.failure.reason === 'notSupported';
    return { connectedApps: null, developerHalves: null, took: refused ? false : answered ? true : null };
  }
  return {
    connectedApps: listedOf(list.value, CONNECTED_APP),
    developerHalves: withHalves ? listedOf(list.value, DEVELOPER_HALF) : null,
    took: true,
  };
};

export type SeenSettings = {
  settings: OrgSettings;
  /** By type the names of the elements of its record. */
  elements: Map<string, string[]>;
  /** Types that the org does not have. */
  unknown: Set<string>;
};

/** The settings of the org, and the names of the elements that their records have. */
export const lookAtSettings = async (client: OrgClient, gaps: GapSink): Promise<SeenSettings> => {
  const elements = new Map<string, string[]>();
  const unknown = new Set<string>();
  const listening: OrgClient = {
    ...client,
    readMetadata: async (type, names) => {
      const read = await settle(client.readMetadata(type, names));
      if ('failure' in read) {
        if (isUnknownType(read.failure)) unknown.add(type);
        throw read.failure;
      }
      const rows = read.value;
      const record = rows.find((row) => textOf(row.fullName) !== null);
      if (record !== undefined) elements.set(type, Object.keys(record));
      return rows;
    },
  };
  return { settings: await readSettings(listening, gaps), elements, unknown };
};

/** Whether a profile's metadata can be read; null: that could not be found out. */
export const lookAtProfile = async (client: OrgClient, gaps: GapSink): Promise<boolean | null> => {
  const read = await settle(client.toolingRecord('SELECT Id, Name, Metadata FROM Profile LIMIT 1'));
  if ('failure' in read) {
    gaps.failed('Profile', read.failure);
    return read.failure.reason === 'permission' ? false : null;
  }
  if (isRow(read.value?.Metadata)) return true;
  gaps.add({
    source: 'Profile',
    reason: 'permission',
    detail: messages.getMessage('noProfileMetadata'),
    curable: true,
  });
  return false;
};
