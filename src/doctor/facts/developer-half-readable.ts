import { cannotTell, either, type PlatformFact } from './fact.js';

/** Whether the Metadata API shows ExtlClntAppGlobalOauthSettings, and where secrets are not open to it. */
export const developerHalfReadable: PlatformFact = {
  id: 'developer-half-readable',
  judge: ({ facts, settings }) => {
    const { developerHalves: halves } = facts;
    if (halves === null || halves.apps === 0) return cannotTell('noExternalClientApps');
    const open = settings.secretsInMetadataApi === null ? '?' : settings.secretsInMetadataApi ? 'on' : 'off';
    return either(halves.withSwitch > 0, 'halves', [halves.withSwitch, halves.read, halves.apps, open]);
  },
};
