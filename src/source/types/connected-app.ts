import { appKey, type App } from '../../inventory/inventory.js';
import { connectedAppOf, FLOW_SWITCH } from '../../metadata/connected-app.js';
import type { RecordReader } from '../../metadata/record.js';
import type { ConnectedAppPart } from '../parts.js';
import { marksOfFlow, marksOfRunAs, marksOfSecret, marksOfText, readRoot, type PartReader } from './part-reader.js';

const RUN_AS = 'oauthConfig.oauthClientCredentialUser';

/** A deploy clears an element that the file does not have. */
const runAsOf = (record: RecordReader, runAs: App['runAs']): App['runAs'] =>
  runAs.state === 'notKnown' && !record.spoilt(RUN_AS) ? { state: 'missing', certain: true } : runAs;

const partOf = (record: RecordReader): ConnectedAppPart => {
  const { app, absent, enabled, hasOauth } = connectedAppOf(record);
  const off = (path: string, value: boolean | null): boolean | null => (absent.includes(path) ? false : value);
  return {
    ...app,
    flow: hasOauth ? off(FLOW_SWITCH, enabled) : false,
    consumerSecretOptional: off('oauthConfig.isConsumerSecretOptional', app.consumerSecretOptional),
    introspectsAllTokens: off('oauthConfig.isIntrospectAllTokens', app.introspectsAllTokens),
    permittedUsers: absent.includes('oauthConfig.isAdminApproved') ? 'AllSelfAuthorized' : app.permittedUsers,
    requiredProofs: app.requiredProofs ?? (record.spoilt('oauthConfig.isDPopEnabled') ? null : []),
    runAs: runAsOf(record, app.runAs),
    attached: { permissionSets: record.texts('permissionSetName'), profiles: record.texts('profileName') },
  };
};

export const readConnectedApp: PartReader = (file) => {
  const { value, columns } = readRoot(file, partOf);
  return {
    app: appKey({ kind: 'ConnectedApp', name: file.name }),
    marks: [
      ...marksOfText(file, 'consumerKey', 'oauthConfig.consumerKey'),
      ...marksOfSecret(file, 'consumerSecret'),
      ...marksOfRunAs(file, RUN_AS),
      ...marksOfFlow(file, FLOW_SWITCH, 'settings', value?.flow ?? null),
    ],
    spoilt: columns,
    ...(value && { put: ({ connectedApps }) => connectedApps.set(file.name, value) }),
  };
};
