import { expect } from 'chai';
import {
  IGNORED_SCOPES,
  SCOPES,
  scopeFromColumn,
  scopeFromMetadata,
  scopeFromName,
  scopeOfConnectedApp,
  scopeToMetadata,
} from '../../src/platform/scopes.js';

/** The enum `ConnectedAppOauthAccessScope` of the Metadata API (v68), with the name that the token endpoint uses. */
const METADATA = `
  Basic=id Api=api Web=web Full=full Chatter=chatter_api CustomApplications=visualforce RefreshToken=refresh_token
  OpenID=openid Profile=profile Email=email Address=address Phone=phone OfflineAccess=offline_access
  CustomPermissions=custom_permissions Wave=wave_api Eclair=eclair_api Pardot=pardot_api Lightning=lightning
  Content=content CDPIngest=cdp_ingest_api CDPProfile=cdp_profile_api CDPQuery=cdp_query_api Chatbot=chatbot_api
  CDPSegment=cdp_segment_api CDPIdentityResolution=cdp_identityresolution_api
  CDPCalculatedInsight=cdp_calculated_insight_api ForgotPassword=forgot_password
  UserRegistration=user_registration_api SFAP=sfap_api Interaction=interaction_api CDP=cdp_api
  EinsteinGPT=einstein_gpt_api PwdlessLogin=pwdless_login_api MCP=mcp_api SCRT=scrt_api
  DataCloudUserClaims=data_cloud_user_claims A2A=a2a_api CmdbDiscovery=cmdb_discovery_api
  SemanticLayer=semantic_layer_api SFApiPlatform=sfap_api`;

/** The scope columns of `ExtlClntAppOauthSettings`: the describe of v64, and what the types of v68 add. */
const COLUMNS = `
  SSO=id API=api WEB=web FULL=full CHATTER_REST_API=chatter_api VF=visualforce REFRESH_TOKEN=refresh_token
  OPENID=openid PROFILE=profile EMAIL=email ADDRESS=address PHONE=phone OFFLINE_ACCESS=offline_access
  CUSTOM_PERMISSIONS=custom_permissions WAVE_REST_API=wave_api ECLAIR_REST_API=eclair_api HUB_API=hub_api
  PARDOT_API=pardot_api LIGHTNING=lightning CONTENT=content CDP_INGEST_API=cdp_ingest_api
  CDP_PROFILE_API=cdp_profile_api CDP_QUERY_API=cdp_query_api CHATBOT_API=chatbot_api
  CDP_SEGMENT_API=cdp_segment_api CDP_IDENTITYRESOLUTION_API=cdp_identityresolution_api
  FORGOT_PASSWORD=forgot_password CDP_CALCULATED_INSIGHT_API=cdp_calculated_insight_api
  USER_REGISTRATION_API=user_registration_api SFAP_API=sfap_api INTERACTION_API=interaction_api CDP_API=cdp_api
  EINSTEIN_GPT_API=einstein_gpt_api PWDLESS_LOGIN_API=pwdless_login_api MCP_API=mcp_api SCRT_API=scrt_api
  A2A_API=a2a_api CMDB_DISCOVERY_API=cmdb_discovery_api DATA_CLOUD_USER_CLAIMS=data_cloud_user_claims
  SEMANTIC_LAYER_API=semantic_layer_api`;

const pairs = (text: string): Array<[spelling: string, name: string]> =>
  [...text.matchAll(/(\w+)=(\w+)/g)].map(([, spelling = '', name = '']) => [spelling, name]);

describe('scopes', () => {
  it('maps every metadata spelling, in any case', () => {
    for (const [spelling, name] of pairs(METADATA)) {
      expect(scopeFromMetadata(spelling), spelling).to.equal(name);
      expect(scopeFromMetadata(spelling.toUpperCase()), spelling).to.equal(name);
      expect(scopeFromMetadata(` ${spelling.toLowerCase()} `), spelling).to.equal(name);
    }
  });

  it('maps every column, in any case, with and without the prefix', () => {
    for (const [suffix, name] of pairs(COLUMNS)) {
      expect(scopeFromColumn(`OauthScopes${suffix}`), suffix).to.equal(name);
      expect(scopeFromColumn(`oauthscopes${suffix.toLowerCase()}`), suffix).to.equal(name);
      expect(scopeFromColumn(suffix), suffix).to.equal(name);
    }
  });

  it('has no scope and no spelling that is in neither list', () => {
    expect(SCOPES.flatMap(({ metadata }) => metadata)).to.have.members(pairs(METADATA).map(([spelling]) => spelling));
    expect(SCOPES.map(({ column }) => column)).to.have.members(pairs(COLUMNS).map(([suffix]) => suffix));
  });

  it('gives no two scopes a spelling that reads alike', () => {
    for (const { name, metadata, column } of SCOPES) {
      for (const spelling of [name, ...metadata, column]) expect(scopeFromName(spelling), spelling).to.equal(name);
    }
  });

  it('reads the names that a policy file may use', () => {
    for (const spelling of ['refresh_token', 'RefreshToken', 'refresh token', 'REFRESH-TOKEN']) {
      expect(scopeFromName(spelling), spelling).to.equal('refresh_token');
    }
    expect(scopeFromName('wave_rest_api')).to.equal('wave_api');
  });

  it('keeps an unknown scope distinguishable, in snake case', () => {
    expect(scopeFromMetadata('NewThingAPI')).to.equal('new_thing_api');
    expect(scopeFromMetadata('CDPNewThing')).to.equal('cdp_new_thing');
    expect(scopeFromMetadata('QuantumV2')).to.equal('quantum_v2');
    expect(scopeFromColumn('OauthScopesNEW_THING_API')).to.equal('new_thing_api');
    expect(scopeFromName(' New  thing_-api ')).to.equal('new_thing_api');
  });

  it('never takes an unknown scope for a known one', () => {
    for (const spelling of ['Äpi', 'äapi', 'full.', 'api/web', 'constructor', 'FullAccess']) {
      expect(
        SCOPES.map(({ name }) => name),
        spelling,
      ).not.to.include(scopeFromName(spelling));
    }
  });

  it('writes a scope as the metadata of each kind of app spells it', () => {
    expect(scopeToMetadata('sfap_api')).to.equal('SFApiPlatform');
    expect(scopeOfConnectedApp('sfap_api')).to.equal('SFAP');
    for (const write of [scopeToMetadata, scopeOfConnectedApp]) expect(write('refresh_token')).to.equal('RefreshToken');
    expect(scopeToMetadata('new_thing_api')).to.equal(null);
    expect(scopeOfConnectedApp('new_thing_api')).to.equal('new_thing_api');
  });

  it('knows what the flow ignores', () => {
    expect([...IGNORED_SCOPES]).to.have.members(['full', 'web', 'refresh_token', 'offline_access']);
    for (const scope of IGNORED_SCOPES) expect(SCOPES.map(({ name }) => name)).to.include(scope);
  });
});
