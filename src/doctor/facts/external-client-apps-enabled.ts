import { cannotTell, either, type PlatformFact } from './fact.js';

export const externalClientAppsEnabled: PlatformFact = {
  id: 'external-client-apps-enabled',
  judge: ({ hasExternalClientApps: has, apiVersion }) =>
    has === null ? cannotTell() : either(has, 'at', [apiVersion]),
};
