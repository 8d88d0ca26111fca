import { cannotTell, either, type PlatformFact } from './fact.js';

/** Whether this login reads the metadata of profiles over the Tooling API; which of two rights it has is told. */
export const profileMetadataOverTooling: PlatformFact = {
  id: 'profile-metadata-over-tooling',
  judge: ({ profileMetadata, permissions }) => {
    if (profileMetadata === null || permissions === null) return cannotTell();
    const held = ['ViewSetup', 'ModifyMetadata'].filter((name) => permissions.includes(name));
    return either(profileMetadata, 'with', [held.join(' | ') || '-']);
  },
};
