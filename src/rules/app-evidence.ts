import type { AppKind, Source } from '../inventory/inventory.js';
import type { RuleEvidence } from './evidence.js';
import { evidenceText } from './texts.js';

/** `field` is a name of Salesforce's, or where it has none the key of a phrase. */
type Place = { source: Source; field: string; elements: readonly string[] };

/** @param elements in metadata, where they are not called like the field */
const place = (source: Source, field: string, ...elements: string[]): Place => ({
  source,
  field,
  elements: elements.length === 0 ? [field] : elements,
});

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
    ExternalClientApp: place('ExtlClntAppOauthSettings', 'place.scopes', 'commaSeparatedOauthScopes'),
  },
  ipRelaxation: {
    ConnectedApp: place('ConnectedApp', 'ipRelaxation'),
    ExternalClientApp: place('ExtlClntAppOauthPlcyCnfg', 'IpRelaxationPolicyType'),
  },
  ipRanges: {
    ConnectedApp: place('ConnectedApp', 'ipRanges'),
    ExternalClientApp: place('ExtlClntAppOauthIpRange', 'place.ipRanges', 'trustedIpRanges'),
  },
  permittedUsers: {
    ConnectedApp: place('ConnectedApp', 'place.permittedUsers', 'isAdminApproved'),
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
    ConnectedApp: place('ConnectedApp', 'sessionPolicy', 'sessionLevel'),
    ExternalClientApp: place(
      'ExtlClntAppOauthPlcyCnfg',
      'RequiredSessionLevel, PolicyAction',
      'requiredSessionLevel',
      'policyAction',
    ),
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

/**
 * What one setting of an app says, with the source and the name of the field that holds it.
 *
 * @param elements those that say it, where the setting is made of several
 */
export const appEvidence = (
  { kind }: { kind: AppKind },
  setting: keyof typeof PLACES,
  value: boolean | string | null,
  elements: readonly string[] = PLACES[setting][kind].elements,
): RuleEvidence => {
  const { source, field } = PLACES[setting][kind];
  const name = field.startsWith('place.') ? evidenceText(field) : field;
  return { source, detail: `${name}: ${value ?? evidenceText('none')}`, about: { elements } };
};
