import { expect } from 'chai';
import { appKey, type App, type Source } from '../../src/inventory/inventory.js';
import type { FactValues } from '../../src/facts/facts.js';
import { connectedApp, externalClientApp, gap } from '../support/inventory.js';
import { factOf } from './facts-of.js';

type Place = [source: Source, ...columns: string[]];
type Row = [name: keyof FactValues, missing: Partial<App>, external: Place | null, connected: Place | null];

const global = (...columns: string[]): Place => ['ExtlClntAppGlobalOauthSettings', ...columns];
const policy = (...columns: string[]): Place => ['ExtlClntAppOauthPlcyCnfg', ...columns];
const legacy = (...columns: string[]): Place => ['ConnectedApp', ...columns];
const flow = (settings: boolean | null, ofPolicy: boolean | null): Partial<App> => ({
  flow: { settings, policy: ofPolicy },
});

/** Where the two kinds of app have what a fact rests on. */
const ROWS: Row[] = [
  ['scopes', { scopes: null }, ['ExtlClntAppOauthSettings', 'OauthScopes'], legacy('oauthConfig.scopes')],
  ['scopes', { scopes: [] }, ['ExtlClntAppOauthSettings'], legacy()],
  [
    'permittedUsers',
    { permittedUsers: null },
    policy('PermittedUsersPolicyType'),
    legacy('oauthConfig.isAdminApproved'),
  ],
  ['appSwitch', { enabled: null }, ['ExtlClntAppPlcyCnfg', 'IsEnabled', 'OauthPluginStatus'], null],
  ['appSwitch', { oauthPlugin: null }, ['ExtlClntAppPlcyCnfg', 'IsEnabled', 'OauthPluginStatus'], null],
  [
    'consumerSecretOptional',
    { consumerSecretOptional: null },
    global('isConsumerSecretOptional'),
    legacy('oauthConfig.isConsumerSecretOptional'),
  ],
  [
    'introspectsAllTokens',
    { introspectsAllTokens: null },
    global('isIntrospectAllTokens'),
    legacy('oauthConfig.isIntrospectAllTokens'),
  ],
  [
    'sessionPolicy',
    { sessionPolicy: null },
    policy('RequiredSessionLevel', 'PolicyAction'),
    legacy('sessionPolicy.sessionLevel'),
  ],
  [
    'requiredProofs',
    { requiredProofs: null },
    global('isDPopEnabled', 'isMtlsEnabled', 'isPKImTLSEnabled'),
    legacy('oauthConfig.isDPopEnabled'),
  ],
  ['contactEmail', { contactEmail: null }, ['ExternalClientApplication', 'ContactEmail'], legacy('contactEmail')],
  ['ipRelaxation', { ipRelaxation: null }, policy('IpRelaxationPolicyType'), legacy('oauthPolicy.ipRelaxation')],
  ['flow', flow(null, true), global('isClientCredentialsFlowEnabled'), legacy('oauthConfig.isClientCredentialEnabled')],
  ['flow', flow(true, null), policy('IsClientCredentialsFlowEnabled'), legacy('oauthConfig.isClientCredentialEnabled')],
  [
    'flowPartlyOn',
    flow(false, null),
    policy('IsClientCredentialsFlowEnabled'),
    legacy('oauthConfig.isClientCredentialEnabled'),
  ],
  [
    'runAs',
    { runAs: { state: 'notKnown' } },
    policy('ClientCredentialsFlowUser'),
    legacy('oauthConfig.oauthClientCredentialUser'),
  ],
  [
    'runAsSetting',
    { runAs: { state: 'notKnown' } },
    policy('ClientCredentialsFlowUser'),
    legacy('oauthConfig.oauthClientCredentialUser'),
  ],
  ['appLogins', { label: null }, ['ExternalClientApplication', 'MasterLabel'], legacy('label')],
  ['runAsChanges', { policyModifiedAt: null }, policy('LastModifiedDate'), null],
  ['preauthorizedBy', { id: null }, ['ExternalClientApplication'], legacy()],
];

describe('what was not read of an app', () => {
  for (const [name, missing, external, connected] of ROWS) {
    for (const [app, place] of [
      [externalClientApp(missing), external],
      [connectedApp(missing), connected],
    ] as const) {
      if (place === null) continue;
      const [source, ...columns] = place;
      const subjects = [appKey(app)];
      const withGap = (changes: Parameters<typeof gap>[1], of = source) => {
        const cited = gap(of, changes);
        return { cited, fact: factOf(name, { apps: [app], gaps: [cited] }) };
      };

      it(`leaves ${name} of a ${app.kind} open: ${place.join(' ')}`, () => {
        for (const change of [{ subjects }, {}, ...columns.map((column) => ({ subjects, columns: [column] }))]) {
          const { cited, fact } = withGap(change);
          expect(fact, JSON.stringify(change)).to.deep.include({ status: 'unknown', source, gap: cited });
        }
        for (const change of [{ subjects, columns: ['Other'] }, { subjects: ['ConnectedApp:Other'] }]) {
          const { cited, fact } = withGap(change);
          expect(fact, JSON.stringify(change)).not.to.deep.include({ gap: cited });
        }
        const { cited, fact } = withGap({ subjects }, 'ExtlClntAppOauthIpRange');
        expect(fact).not.to.deep.include({ gap: cited });
      });
    }
  }
});
