/**
 * When an org surely has no external client apps. Neither API tells so alone: REST calls what a caller may not see
 * unknown as well, and the Metadata API lists nothing of a type that it does not show.
 */
import type { Source } from '../../inventory/inventory.js';
import { permissionFor, SOURCES } from '../../platform/permissions.js';
import type { OrgClient } from '../client/client.js';
import { callerReadsAll } from './caller.js';
import type { EcaColumns } from './eca-queries.js';
import { settle } from './gaps.js';
import { isSomething } from './metadata.js';

/** Lowest API version with external client apps (Object Reference); older ones show none of any org. */
export const EXTERNAL_CLIENT_APPS_FROM = 60;

/** The objects and types that come with external client apps. */
export const COME_WITH_THEM: readonly Source[] = SOURCES.filter((source) => /^Ex(?:tl|ternal)/.test(source));

/** The Metadata API does not have a type in this org; a caller without rights is refused in other words. */
const UNKNOWN_TYPE = new Set(['INVALID_TYPE', 'UNKNOWN_METADATA_TYPE']);
export const isUnknownType = ({ code }: { code: string }): boolean => UNKNOWN_TYPE.has(code);

/** Whether REST knows none of the objects, in a version that could. */
export const knowsNoObjects = (columns: EcaColumns, apiVersion: string): boolean =>
  columns.unknown && Number(apiVersion) >= EXTERNAL_CLIENT_APPS_FROM;

/** Whether the Metadata API has no such app either; false: it has some, or did not answer. One call. */
export const listsNone = async (client: OrgClient): Promise<boolean> => {
  const list = await settle(client.listMetadata('ExternalClientApplication'));
  return 'failure' in list ? isUnknownType(list.failure) : !list.value.some(isSomething);
};

/** What was seen of external client apps. */
export type SeenOfThem = {
  /** REST knows none of their objects, and the Metadata API none of them. */
  noneShown: boolean;
  /** They were all listed, and so many they were. */
  listed: number | null;
  /** Developer's halves that the Metadata API lists. */
  halves: number;
};

/**
 * Whether a caller who is shown no place for such apps would be shown one if there were any.
 *
 * @param permissions the caller's; null: not known
 * @param unknown permissions that this org does not know: where nobody can be granted what shows such apps, a caller
 *   without it has seen what there is
 */
export const wouldBeShown = (permissions: readonly string[] | null, unknown: readonly string[]): boolean => {
  const source = 'ExternalClientApplication';
  const readsAll = callerReadsAll(source, permissions);
  return readsAll === true || (readsAll === false && permissionFor(source, unknown) === null);
};

/** Whether the org surely has none; arguments as for {@link wouldBeShown}. */
export const surelyNone = (
  { noneShown, listed, halves }: SeenOfThem,
  permissions: readonly string[] | null,
  unknown: readonly string[],
): boolean => {
  if (halves > 0) return false;
  return noneShown
    ? wouldBeShown(permissions, unknown)
    : listed === 0 && callerReadsAll('ExternalClientApplication', permissions) === true;
};
