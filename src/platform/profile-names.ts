/** Standard profiles have another name in metadata than in an org (Metadata API Developer Guide, Profile). */
import { nameKey } from '../inventory/names.js';
import { decodedName } from './full-name.js';

const LABELS: ReadonlyMap<string, string> = new Map(
  (
    [
      ['Admin', 'System Administrator'],
      ['Standard', 'Standard User'],
      ['ReadOnly', 'Read Only'],
      ['SolutionManager', 'Solution Manager'],
      ['MarketingProfile', 'Marketing User'],
      ['ContractManager', 'Contract Manager'],
      ['StandardAul', 'Standard Platform User'],
      ['PlatformPortal', 'Authenticated Website'],
      ['Guest', 'Guest User'],
    ] as const
  ).map(([name, label]) => [nameKey(name), label]),
);

/** Whether a profile of an org is that of a full name in metadata; an org may have renamed it in neither. */
export const isProfileNamed = (profile: string, fullName: string): boolean =>
  [fullName, decodedName(fullName), LABELS.get(nameKey(fullName)) ?? fullName].some(
    (name) => nameKey(name) === nameKey(profile),
  );
