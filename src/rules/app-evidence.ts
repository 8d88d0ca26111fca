import type { AppKind, Source } from '../inventory/inventory.js';
import type { Evidence } from '../findings/audit-report.js';
import { evidenceText } from './texts.js';

/** `field` is a name of Salesforce's, or where it has none the key of a phrase. */
type Place = { source: Source; field: string };

const place = (source: Source, field: string): Place => ({ source, field });

/** Where Salesforce keeps each setting of an app. A connected app keeps all of them in one metadata component. */
const PLACES = {
  flow: {
    ConnectedApp: place('ConnectedApp', 'isClientCredentialEnabled'),
    ExternalClientApp: place('ExtlClntAppOauthPlcyCnfg', 'IsClientCredentialsFlowEnabled'),
  },
  flowSettings: {
    ConnectedApp: place('ConnectedApp', 'isClientCredentialEnabled'),
    ExternalClientApp: place('ExtlClntAppGlobalOauthSettings', 'isClientCredentialsFlowEnabled'),
  },
  scopes: {
    ConnectedApp: place('ConnectedApp', 'scopes'),
    ExternalClientApp: place('ExtlClntAppOauthSettings', 'place.scopes'),
  },
  ipRelaxation: {
    ConnectedApp: place('ConnectedApp', 'ipRelaxation'),
    ExternalClientApp: place('ExtlClntAppOauthPlcyCnfg', 'IpRelaxationPolicyType'),
  },
  ipRanges: {
    ConnectedApp: place('ConnectedApp', 'ipRanges'),
    ExternalClientApp: place('ExtlClntAppOauthIpRange', 'place.ipRanges'),
  },
  permittedUsers: {
    ConnectedApp: place('ConnectedApp', 'place.permittedUsers'),
    ExternalClientApp: place('ExtlClntAppOauthPlcyCnfg', 'PermittedUsersPolicyType'),
  },
  consumerSecretOptional: {
    ConnectedApp: place('ConnectedApp', 'isConsumerSecretOptional'),
    ExternalClientApp: place('ExtlClntAppGlobalOauthSettings', 'isConsumerSecretOptional'),
  },
  introspectsAllTokens: {
    ConnectedApp: place('ConnectedApp', 'isIntrospectAllTokens'),
    ExternalClientApp: place('ExtlClntAppGlobalOauthSettings', 'isIntrospectAllTokens'),
  },
  sessionPolicy: {
    ConnectedApp: place('ConnectedApp', 'sessionPolicy'),
    ExternalClientApp: place('ExtlClntAppOauthPlcyCnfg', 'RequiredSessionLevel, PolicyAction'),
  },
  requiredProofs: {
    ConnectedApp: place('ConnectedApp', 'place.requiredProofs'),
    ExternalClientApp: place('ExtlClntAppGlobalOauthSettings', 'place.requiredProofs'),
  },
  contactEmail: {
    ConnectedApp: place('ConnectedApp', 'contactEmail'),
    ExternalClientApp: place('ExternalClientApplication', 'ContactEmail'),
  },
} satisfies Record<string, Record<AppKind, Place>>;

/** What one setting of an app says, with the source and the name of the field that holds it. */
export const appEvidence = (
  { kind }: { kind: AppKind },
  setting: keyof typeof PLACES,
  value: boolean | string | null,
): Evidence => {
  const { source, field } = PLACES[setting][kind];
  const name = field.startsWith('place.') ? evidenceText(field) : field;
  return { source, detail: `${name}: ${value ?? evidenceText('none')}` };
};
