import { cannotTell, either, type PlatformFact } from './fact.js';

/** Whether readMetadata returns the OAuth part of apps that came with a package. */
export const managedAppOauthShown: PlatformFact = {
  id: 'managed-app-oauth-shown',
  judge: ({ facts }) => {
    const packaged = facts.connectedApps?.filter((app) => app.packaged) ?? [];
    if (packaged.length === 0) return cannotTell('noPackaged');
    const shown = packaged.filter(({ oauth }) => oauth).length;
    const runAs = packaged.filter((app) => app.runAs !== null).length;
    return either(shown > 0, 'packaged', [shown, packaged.length, runAs]);
  },
};
