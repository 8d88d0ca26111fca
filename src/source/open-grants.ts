/** What a user of a source may have beside what the source shows of his grants. Pure. */
import type { Gap } from '../inventory/inventory.js';
import { OPEN_GRANTS, UNNAMED_PROFILE } from '../inventory/open-access.js';
import { bundle } from '../text/messages.js';
import type { Declaration } from './declarations.js';
import type { ProfilePart } from './parts.js';

const messages = bundle('source');

/** A file that names no permission at all is one of those that projects keep for something else of a profile. */
const tellsPermissions = ({ rights: { granted, denied } }: ProfilePart): boolean => granted.length + denied.length > 0;

/** What may give more than what the source shows; what it shows counts all the same. */
export const openGrantsOf = (
  { username, permissionSets, profiles }: Declaration,
  { missing, part, unknown }: { missing: readonly string[]; part: ProfilePart | undefined; unknown: readonly string[] },
): Gap[] => {
  const open = (key: string, tokens: string[], column = OPEN_GRANTS): Gap => ({
    source: 'PermissionSet',
    reason: 'notInSource',
    subjects: [username],
    columns: [column],
    detail: messages.getMessage(`gap.${key}`, tokens),
  });
  const [first] = profiles;
  if (profiles.length > 1) return [open('severalProfiles', [username, profiles.join(', ')])];
  return [
    ...(missing.length > 0 ? [open('declaredElsewhere', [missing.join(', ')])] : []),
    ...(unknown.length > 0 ? [open('unknownElements', [username, [...new Set(unknown)].join(', ')])] : []),
    ...(permissionSets === null ? [open('setsNotDeclared', [username])] : []),
    ...(part !== undefined && !tellsPermissions(part) ? [open('profileWithoutPermissions', [first ?? ''])] : []),
    ...(first === undefined ? [open('profileNotNamed', [username], UNNAMED_PROFILE)] : []),
  ];
};
