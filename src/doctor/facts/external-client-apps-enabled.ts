import { cannotTell, either, type Fact } from './fact.js';

export const externalClientAppsEnabled: Fact = {
  id: 'external-client-apps-enabled',
  judge: ({ hasExternalClientApps: has, apiVersion }) =>
    has === null ? cannotTell() : either(has, 'at', [apiVersion]),
};
