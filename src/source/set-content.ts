import { partNamed } from './part-named.js';
import type { RightsPart, SourceParts } from './parts.js';
import { aggregate, mutesClasses } from './rights.js';

/** What a permission set or a group of a source gives. */
export type SetContent = {
  label: string;
  sessionActivated: boolean;
  rights: RightsPart;
  isGroup: boolean;
  /** Members that the source does not have. */
  missing: string[];
  /** Whether the source has all that is muted, and nothing in it that nobody knows. */
  mutingKnown: boolean;
  /** Elements that nobody knows. */
  unknown: string[];
};

const present = <T>(values: ReadonlyArray<T | undefined>): T[] => values.filter((value) => value !== undefined);

/** A set, or a group with what its members give; undefined where the source has neither. */
export const setContentOf = (parts: SourceParts, name: string): SetContent | undefined => {
  const set = partNamed(parts.permissionSets, name);
  if (set !== undefined) {
    const { rights, label, sessionActivated, unknown } = set;
    return {
      rights,
      label: label ?? name,
      sessionActivated: sessionActivated ?? false,
      isGroup: false,
      missing: [],
      mutingKnown: true,
      unknown,
    };
  }
  const group = partNamed(parts.permissionSetGroups, name);
  if (group === undefined) return undefined;
  const members = present(group.members.map((member) => partNamed(parts.permissionSets, member)));
  const muting = present(group.muting.map((one) => partNamed(parts.mutingPermissionSets, one)));
  return {
    label: group.label ?? name,
    sessionActivated: group.sessionActivated ?? false,
    rights: aggregate(
      members.map(({ rights }) => rights),
      muting.map(({ rights }) => rights),
    ),
    isGroup: true,
    missing: group.members.filter((member) => partNamed(parts.permissionSets, member) === undefined),
    mutingKnown:
      muting.length === group.muting.length &&
      !muting.some(({ rights, unknown }) => mutesClasses(rights) || unknown.length > 0),
    unknown: [...group.unknown, ...members.flatMap(({ unknown }) => unknown)],
  };
};
