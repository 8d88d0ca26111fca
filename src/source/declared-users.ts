/** The Run As users of a source with what the policy file says that they have. Pure. */
import type { App, Gap } from '../inventory/inventory.js';
import { isProfileNamed } from '../platform/profile-names.js';
import type { OrgIntegration } from '../policy/environments.js';
import { bundle } from '../text/messages.js';
import { declarationsOf, type Declaration } from './declarations.js';
import { openGrantsOf } from './open-grants.js';
import { partNamed } from './part-named.js';
import type { ProfilePart, SourceParts } from './parts.js';
import { setContentOf, type SetContent } from './set-content.js';

const messages = bundle('source');

/** The profile of a user; the empty name stands for whichever it is. */
export type UsedProfile = { name: string; part: ProfilePart | undefined };

/** `sets` have no content where the source does not have them. */
export type DeclaredUser = {
  declaration: Declaration;
  profile: UsedProfile;
  sets: Array<{ name: string; content: SetContent | undefined }>;
};

const profileNamed = ({ profiles }: SourceParts, name: string): ProfilePart | undefined =>
  partNamed(profiles, name) ?? [...profiles].find(([fullName]) => isProfileNamed(name, fullName))?.[1];

const declaredUser = (parts: SourceParts, declaration: Declaration): DeclaredUser => {
  const [only, ...others] = declaration.profiles;
  const name = only !== undefined && others.length === 0 ? only : '';
  return {
    declaration,
    profile: { name, part: name === '' ? undefined : profileNamed(parts, name) },
    sets: (declaration.permissionSets ?? []).map((set) => ({ name: set, content: setContentOf(parts, set) })),
  };
};

export const declaredUsers = (
  parts: SourceParts,
  apps: readonly App[],
  integrations: readonly OrgIntegration[],
): DeclaredUser[] => declarationsOf(apps, integrations).map((declaration) => declaredUser(parts, declaration));

/** Of whom the policy file says neither profile nor sets. */
export const isUndeclared = ({ declaration: { permissionSets, profiles } }: DeclaredUser): boolean =>
  permissionSets === null && profiles.length === 0;

/** What may be given beside what the source shows. */
export const gapsOfUser = (user: DeclaredUser): Gap[] => {
  const { declaration, profile, sets } = user;
  if (isUndeclared(user)) {
    const detail = messages.getMessage('gap.notDeclared');
    return [{ source: 'PermissionSet', reason: 'notInSource', detail, subjects: [declaration.username] }];
  }
  const { name, part } = profile;
  return openGrantsOf(declaration, {
    missing: [
      ...(name !== '' && part === undefined ? [name] : []),
      ...sets.flatMap(({ name: set, content }) => (content === undefined ? [set] : content.missing)),
    ],
    part,
    unknown: [...(part?.unknown ?? []), ...sets.flatMap(({ content }) => content?.unknown ?? [])],
  });
};
