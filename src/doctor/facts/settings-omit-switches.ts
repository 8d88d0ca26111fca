import { cannotTell, either, type PlatformFact } from './fact.js';

/** Switches of the org's settings that come with a feature or a later release. */
const SWITCHES: ReadonlyArray<readonly [type: string, element: string]> = [
  ['ConnectedAppSettings', 'enableAdminApprovedAppsOnly'],
  ['ExternalClientAppSettings', 'enableConsumerSecretApiAccess'],
  ['ExternalClientAppSettings', 'enableClientSecretInRestApiAccess'],
  ['OauthOidcSettings', 'blockOAuthUnPwFlow'],
];

/** Whether settings leave out switches that the org does not have. */
export const settingsOmitSwitches: PlatformFact = {
  id: 'settings-omit-switches',
  judge: ({ settingsElements: elements }) => {
    const read = SWITCHES.filter(([type]) => elements.has(type));
    if (read.length === 0) return cannotTell();
    const absent = read.filter(([type, element]) => !elements.get(type)?.includes(element)).map(([, name]) => name);
    return either(absent.length > 0, 'absent', [absent.length, read.length, absent.join(' | ') || '-']);
  },
};
