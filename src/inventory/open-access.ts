/**
 * What a user of metadata source may have beside what the source shows. Gaps of the source `PermissionSet` have these
 * in the place of columns: what is shown counts all the same.
 */

/** A set, a group or a profile that is named for the user and is not in the source, or does not show what it gives. */
export const OPEN_GRANTS = 'grants that the source lacks';

/** The policy file names the user's sets and not the profile. */
export const UNNAMED_PROFILE = 'profile that is not named';
