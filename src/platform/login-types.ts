import type { LoginSummary } from '../inventory/inventory.js';
import { isClientCredentials } from './logins.js';

/**
 * Values of LoginHistory.LoginType, each as API value and label, since both are seen. Source: the field's list in
 * https://developer.salesforce.com/docs/platform/object-reference/references/standard-objects/object-loginhistory.html
 */
const TYPES: Record<'api' | 'interactive', ReadonlyArray<readonly [apiValue: string, label: string]>> = {
  /** A person at a login page, or sent by an identity provider. */
  interactive: [
    ['AppExchange', 'AppExchange'],
    ['Application', 'Application'],
    ['Certificate', 'Certificate-based login'],
    ['ChatterCommunityPortalUnPwd', 'Chatter Communities External User'],
    ['ChatterCommunityThirdPartySso', 'Chatter Communities External User Third Party SSO'],
    ['EmployeeLoginToCommunity', 'Employee Login to Community'],
    ['HelpAndTraining', 'Help And Training'],
    ['LightningLogin', 'Lightning Login'],
    ['PasswordlessLogin', 'Passwordless Login'],
    ['PasswordlessPasskeyLogin', 'Passwordless Login via Passkeys'],
    ['Portal', 'Customer Service Portal'],
    ['PortalThirdPartySso', 'Customer Service Portal Third-Party SSO'],
    ['PrmPortal', 'Partner Portal'],
    ['PrmPortalThirdPartySso', 'Partner Portal Third-Party SSO'],
    ['Saml', 'SAML Idp Initiated SSO'],
    ['Saml2', 'SAML Sfdc Initiated SSO'],
    ['SamlChatterNetworks', 'SAML Chatter Communities External User SSO'],
    ['SamlCspPortal', 'SAML Customer Service Portal SSO'],
    ['SamlPrmPortal', 'SAML Partner Portal SSO'],
    ['SamlSite', 'SAML Site SSO'],
    ['SelfService', 'SelfService'],
    ['ThirdPartySso', 'Third Party SSO'],
  ],
  /** A program with a token or with credentials of its own. */
  api: [
    ['NetworksPortalApiOnly', 'Networks Portal API Only'],
    ['Oauth', 'Remote Access Client'],
    ['Oauth2', 'Remote Access 2.0'],
    ['OtherApi', 'Other Apex API'],
    ['Partner', 'Partner Product'],
  ],
};

const keyOf = (type: string): string => type.toLowerCase().replace(/[^a-z0-9]/g, '');

const manners = new Map(
  (['api', 'interactive'] as const).flatMap((manner) =>
    TYPES[manner].flatMap(([apiValue, label]) =>
      [apiValue, label, `${apiValue}, ${label}`].map((name) => [keyOf(name), manner] as const),
    ),
  ),
);

/**
 * Whether a person logged in or a program; a type that is not in the list says neither. A client credentials login is
 * a program's, whatever its type: which type it carries is not documented.
 */
export const loginManner = (login: Pick<LoginSummary, 'subType' | 'type'>): 'api' | 'interactive' | 'unknown' =>
  isClientCredentials(login) ? 'api' : (manners.get(keyOf(login.type ?? '')) ?? 'unknown');
