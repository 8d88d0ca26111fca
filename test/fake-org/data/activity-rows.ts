/** Logins, the audit trail, tokens and code. */
import { loginStatusCode } from '../org/login-statuses.js';
import { stampColumns, type Row } from './row.js';
import type { Org } from '../org/model.js';

/** Labels of the values that occur in declared logins. */
const LOGIN_TYPES: Readonly<Record<string, string>> = {
  Application: 'Application',
  Oauth: 'Remote Access Client',
  Oauth2: 'Remote Access 2.0',
  OtherApi: 'Other Apex API',
};
const LOGIN_SUB_TYPES: Readonly<Record<string, string>> = {
  OauthClientCredentials: 'OAuth Client Credentials',
  OauthRefreshToken: 'OAuth Refresh Token',
  OauthUsernamePassword: 'OAuth Username-Password',
  OauthWebServer: 'OAuth Web Server',
  UsernamePasswordUiLogin: 'Username and Password UI Login',
};

export const loginHistoryRows = (org: Org): Row[] => {
  const typeAsLabel = org.options.loginHistoryAs !== 'value';
  const subTypeAsLabel = org.options.loginHistoryAs === 'label';
  return org.logins.map((login) => ({
    Id: login.id,
    UserId: login.user.id,
    LoginTime: login.at.getTime(),
    LoginType: typeAsLabel ? (LOGIN_TYPES[login.type] ?? login.type) : login.type,
    LoginSubType: subTypeAsLabel && login.subType ? (LOGIN_SUB_TYPES[login.subType] ?? login.subType) : login.subType,
    SourceIp: login.sourceIp,
    LoginUrl: `${org.myDomain}.my.salesforce.com`,
    Status: org.options.loginStatusAs === 'code' ? loginStatusCode(login.status) : login.status,
    Application: login.application,
    Browser: login.type === 'Application' ? 'Chrome 142' : 'Unknown',
    Platform: login.type === 'Application' ? 'Windows 11' : 'Unknown',
    ApiType: 'N/A',
    ApiVersion: 'N/A',
    ClientVersion: 'N/A',
    OptionsIsPost: true,
    TlsProtocol: 'TLS 1.3',
  }));
};

export const auditTrailRows = (org: Org): Row[] => {
  const oldest = org.now.getTime() - 180 * 86_400_000;
  return org.auditTrail
    .filter((row) => row.at.getTime() >= oldest)
    .map((row) => ({
      Id: row.id,
      CreatedDate: row.at.getTime(),
      CreatedById: row.by?.id ?? null,
      Action: row.action,
      Section: row.section,
      Display: row.display,
    }));
};

/** Ids are always null there; the two token columns hold what nobody should select. */
export const oauthTokenRows = (org: Org): Row[] =>
  org.oauthTokens.map((token, index) => ({
    Id: '',
    AccessToken: `fake-access-token-${index}`,
    DeleteToken: `fake-delete-token-${index}`,
    UserId: token.user.id,
    AppName: token.app.label,
    CreatedDate: token.createdAt.getTime(),
    LastUsedDate: token.lastUsedAt.getTime(),
    UseCount: token.useCount,
  }));

export const apexClassRows = (org: Org): Row[] =>
  org.apexClasses.map((apexClass) => ({
    Id: apexClass.id,
    NamespacePrefix: apexClass.namespace,
    Name: apexClass.name,
    FullName: apexClass.namespace ? `${apexClass.namespace}__${apexClass.name}` : apexClass.name,
    ApiVersion: 64,
    Status: apexClass.status,
    IsValid: apexClass.valid,
    Body: apexClass.hidden ? '(hidden)' : apexClass.body,
    LengthWithoutComments: apexClass.hidden ? -1 : apexClass.body.length,
    ManageableState: apexClass.hidden ? 'installed' : 'unmanaged',
    Metadata: { apiVersion: 64, status: apexClass.status, packageVersions: [] },
    ...stampColumns(apexClass),
  }));
