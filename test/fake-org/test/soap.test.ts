import { expect } from 'chai';
import { startFakeOrg, type FakeOrg } from '../index.js';
import { addConnectedApp, addExternalClientApp } from '../builders/index.js';
import { callerAs, callerWith, type Caller } from './caller.js';
import { AUDITOR, fixture, INTEGRATION } from './fixture.js';

/** Texts of all elements of a name. */
const texts = (xml: string, element: string): string[] =>
  [...xml.matchAll(new RegExp(`<${element}(?: [^>]*)?>([^<]*)</${element}>`, 'g'))].map(([, text = '']) => text);

const list = (...types: string[]): string =>
  `<listMetadata>${types.map((type) => `<queries><type>${type}</type></queries>`).join('')}<asOfVersion>64.0</asOfVersion></listMetadata>`;
const read = (type: string, ...names: string[]): string =>
  `<readMetadata><type>${type}</type>${names.map((name) => `<fullNames>${name}</fullNames>`).join('')}</readMetadata>`;

describe('fake org: Metadata API', () => {
  let fake: FakeOrg;
  let auditor: Caller;

  before(async () => {
    const { org } = fixture();
    addConnectedApp(org, { name: 'Envelope', namespace: 'dsgn', flowEnabled: false });
    addConnectedApp(org, { name: 'Authorized_Only', installed: false });
    addExternalClientApp(org, {
      name: 'Odd',
      runAs: 'nobody@nowhere.example',
      components: { settings: 'Something_Else' },
    });
    fake = await startFakeOrg(org);
    auditor = callerAs(fake, AUDITOR);
  });
  afterEach(() => {
    fake.org.options.hideConnectedAppRunAs = false;
    fake.org.settings.secretsInMetadataApi = true;
  });
  after(() => fake.close());

  it('lists installed connected apps with their file properties', async () => {
    const { text, status } = await auditor.soap(list('ConnectedApp'));
    expect(status).to.equal(200);
    expect(texts(text, 'fullName')).to.deep.equal(['Order_Sync', 'dsgn__Envelope']);
    expect(texts(text, 'fileName')).to.deep.equal([
      'connectedApps/Order_Sync.connectedApp',
      'connectedApps/dsgn__Envelope.connectedApp',
    ]);
    expect(texts(text, 'namespacePrefix')).to.deep.equal(['dsgn']);
    expect(texts(text, 'manageableState')).to.deep.equal(['unmanaged', 'installed']);
    expect(texts(text, 'id')[0]).to.match(/^0H4\w{15}$/);
  });

  it('lists up to three types at once, and nothing at all when one of them is not supported', async () => {
    expect(texts((await auditor.soap(list('ConnectedApp', 'ExternalClientApplication'))).text, 'type')).to.have.length(
      4,
    );
    expect(texts((await auditor.soap(list('ConnectedApp', 'NoSuchType'))).text, 'type')).to.be.empty;
    expect(texts((await auditor.soap(list('ConnectedApp', 'ExternalClientApplication'), 58)).text, 'type')).to.be.empty;
    const four = await auditor.soap(list('ConnectedApp', 'Profile', 'Settings', 'ExternalClientApplication'));
    expect(four.status).to.equal(500);
    expect(texts(four.text, 'faultcode')).to.deep.equal(['sf:EXCEEDED_MAX_TYPES_LIMIT']);
  });

  it('reads a connected app: booleans as text, repeated elements, folded scopes, no secret', async () => {
    const { text } = await auditor.soap(read('ConnectedApp', 'Order_Sync'));
    expect(texts(text, 'isClientCredentialEnabled')).to.deep.equal(['true']);
    expect(texts(text, 'oauthClientCredentialUser')).to.deep.equal([INTEGRATION]);
    expect(texts(text, 'scopes')).to.deep.equal(['Api', 'RefreshToken', 'Basic']);
    expect(texts(text, 'permissionSetName')).to.deep.equal(['Order_Access']);
    expect(texts(text, 'consumerKey')[0]).to.match(/^3MVG9/);
    expect(text).to.not.include('consumerSecret').and.not.include(fake.org.connectedApps[0]?.consumerSecret);
  });

  it('returns flow and Run As user from version 56 on, the latter unless the org keeps it', async () => {
    const { text } = await auditor.soap(read('ConnectedApp', 'Order_Sync'), 55);
    expect(text)
      .to.include('<fullName>Order_Sync')
      .and.not.include('isClientCredentialEnabled')
      .and.not.include('oauthClientCredentialUser');
    fake.org.options.hideConnectedAppRunAs = true;
    const hidden = await auditor.soap(read('ConnectedApp', 'Order_Sync'));
    expect(hidden.text).to.include('isClientCredentialEnabled').and.not.include('oauthClientCredentialUser');
  });

  it('answers a missing name with a record without fullName, in its place', async () => {
    const { text, status } = await auditor.soap(read('ConnectedApp', 'Nope', 'Order_Sync'));
    expect(status).to.equal(200);
    expect(text).to.match(/<records xsi:nil="true"\/><records xsi:type="ConnectedApp"><fullName>Order_Sync/);
  });

  it('reads ten names at most', async () => {
    const names = Array.from({ length: 11 }, (_, n) => `App_${n}`);
    expect((await auditor.soap(read('ConnectedApp', ...names.slice(1)))).status).to.equal(200);
    const eleven = await auditor.soap(read('ConnectedApp', ...names));
    expect(eleven.status).to.equal(500);
    expect(texts(eleven.text, 'faultcode')).to.deep.equal(['sf:EXCEEDED_ID_LIMIT']);
  });

  it('joins the components of an external client app by element, whatever they are called', async () => {
    expect(texts((await auditor.soap(list('ExtlClntAppOauthSettings'))).text, 'fullName')).to.deep.equal([
      'Order_Events_oauth',
      'Something_Else',
    ]);
    const settings = await auditor.soap(read('ExtlClntAppOauthSettings', 'Order_Events_oauth', 'Something_Else'));
    expect(texts(settings.text, 'externalClientApplication')).to.deep.equal(['Order_Events', 'Odd']);
    expect(texts(settings.text, 'commaSeparatedOauthScopes')).to.deep.equal(['Api, OpenID', 'Api']);
    expect(texts(settings.text, 'startIpAddress')).to.deep.equal(['198.51.100.1']);
    const policy = await auditor.soap(read('ExtlClntAppOauthConfigurablePolicies', 'Order_Events_oauthPlcy'));
    expect(texts(policy.text, 'clientCredentialsFlowUser')).to.deep.equal([INTEGRATION]);
    expect(texts(policy.text, 'commaSeparatedPermissionSet')).to.deep.equal(['Order_Access']);
    const plugin = await auditor.soap(read('ExtlClntAppConfigurablePolicies', 'Order_Events_plcy'));
    expect(texts(plugin.text, 'isOauthPluginEnabled')).to.deep.equal(['true']);
  });

  it('gives the settings half of the flow, and secrets only where the org and the user may read them', async () => {
    const type = 'ExtlClntAppGlobalOauthSettings';
    const { text } = await auditor.soap(read(type, 'Order_Events_glbloauth'));
    expect(texts(text, 'isClientCredentialsFlowEnabled')).to.deep.equal(['true']);
    expect(texts(text, 'consumerSecret')).to.deep.equal([fake.org.externalClientApps[0]?.consumerSecret]);
    fake.org.settings.secretsInMetadataApi = null;
    const without = await auditor.soap(read(type, 'Order_Events_glbloauth'));
    expect(texts(without.text, 'isClientCredentialsFlowEnabled')).to.deep.equal(['true']);
    expect(texts(without.text, 'consumerSecret')).to.be.empty;
    fake.org.options.settingsHalf = 'whereSecretsAreOpen';
    expect(texts((await auditor.soap(list(type))).text, 'fullName')).to.be.empty;
    expect((await auditor.soap(read(type, 'Order_Events_glbloauth'))).text)
      .to.include('xsi:nil')
      .and.not.include('consumerKey');
    fake.org.settings.secretsInMetadataApi = true;
    expect(
      texts((await callerAs(fake, 'ada@fixture.example').soap(list(type))).text, 'fullName'),
      'without View Client Secret',
    ).to.be.empty;
    fake.org.options.settingsHalf = 'shown';
  });

  it('reads settings types by their own names', async () => {
    const value = async (type: string, name: string, element: string): Promise<string[]> =>
      texts((await auditor.soap(read(type, name))).text, element);
    expect(await value('OauthOidcSettings', 'OauthOidc', 'blockOAuthUnPwFlow')).to.deep.equal(['true']);
    expect(
      await value('ExternalClientAppSettings', 'ExternalClientApp', 'enableConsumerSecretApiAccess'),
    ).to.deep.equal(['true']);
    expect(await value('SecuritySettings', 'Security', 'sessionTimeout')).to.deep.equal(['TwoHours']);
    expect(
      await value('ConnectedAppSettings', 'ConnectedApp', 'enableAdminApprovedAppsOnly'),
      'without API Access Control',
    ).to.be.empty;
    fake.org.settings.onlyApprovedApps = true;
    expect(await value('ConnectedAppSettings', 'ConnectedApp', 'enableAdminApprovedAppsOnly')).to.deep.equal(['true']);
  });

  it('knows profiles by their metadata names', async () => {
    const { text } = await auditor.soap(list('Profile'));
    expect(texts(text, 'fullName')).to.deep.equal(['Admin', 'Integrations %28Fixture%29']);
    expect(
      texts((await auditor.soap(read('Profile', 'Integrations %28Fixture%29'))).text, 'startAddress'),
    ).to.deep.equal(['127.0.0.1']);
  });

  const faults: Array<[what: string, call: () => Promise<{ status: number; text: string }>, code: string]> = [
    ['an unknown session', () => callerWith(fake, 'nobody').soap(list('ConnectedApp')), 'INVALID_SESSION_ID'],
    [
      'a JWT below version 68',
      () => callerWith(fake, fake.accessToken(AUDITOR, { format: 'jwt' })).soap(list('ConnectedApp'), 67),
      'INVALID_SESSION_ID',
    ],
    [
      'a caller without Modify Metadata',
      () => callerAs(fake, INTEGRATION).soap(list('ConnectedApp')),
      'INSUFFICIENT_ACCESS',
    ],
    ['a version that is not out yet', () => auditor.soap(list('ConnectedApp'), 69), 'UNSUPPORTED_API_VERSION'],
    [
      'an operation that it does not have',
      () => auditor.soap('<deleteMetadata><type>ConnectedApp</type></deleteMetadata>'),
      'INVALID_OPERATION',
    ],
    ['a type that it does not have', () => auditor.soap(read('Nonsense', 'X')), 'INVALID_TYPE'],
    ['what is not XML', () => auditor.send('POST', '/services/Soap/m/64.0', '<a><b>'), 'MALFORMED_REQUEST'],
  ];
  for (const [what, call, code] of faults) {
    it(`answers ${what} with a fault and status 500`, async () => {
      const { status, text } = await call();
      expect(status).to.equal(500);
      expect(texts(text, 'faultcode')).to.deep.equal([`sf:${code}`]);
    });
  }

  it('takes a JWT from version 68 on', async () => {
    expect(
      (await callerWith(fake, fake.accessToken(AUDITOR, { format: 'jwt' })).soap(list('ConnectedApp'), 68)).status,
    ).to.equal(200);
  });
});
