/** Snapshots of earlier formats, as they would be in this one: what they did not hold is not known. Pure. */
import { SNAPSHOT_VERSION } from './snapshot.js';
import { isRecord } from '../text/is-record.js';

type Json = Record<string, unknown>;

/** Adds members to every row of a list; what is no list of rows is left for the schema to refuse. */
const withMembers = (list: unknown, members: Json): unknown =>
  Array.isArray(list) ? list.map((row: unknown) => (isRecord(row) ? { ...row, ...members } : row)) : list;

/** 1.0 knew profiles by their ranges only, and took this computer's time for granted. */
const from1dot0 = ({ profileRanges, ...inventory }: Json): Json => ({
  ...inventory,
  apps: withMembers(inventory.apps, { sessionPolicy: null, requiredProofs: null }),
  profileLimits: withMembers(profileRanges, { loginHours: null }),
  clock: { judgedBy: 'local', offsetMs: 0 },
});

const UPGRADES: Record<string, (inventory: Json) => Json> = { '1.0': from1dot0 };

/** The same snapshot in today's format; what is none comes back as it is. */
export const upgradeSnapshot = (data: unknown): unknown => {
  if (!isRecord(data) || typeof data.formatVersion !== 'string' || !isRecord(data.inventory)) return data;
  const upgrade = Object.hasOwn(UPGRADES, data.formatVersion) ? UPGRADES[data.formatVersion] : undefined;
  if (upgrade === undefined) return data;
  const inventory = { ...upgrade(data.inventory), formatVersion: SNAPSHOT_VERSION };
  return { ...data, formatVersion: SNAPSHOT_VERSION, inventory };
};
