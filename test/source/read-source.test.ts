import { chmod, mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import type { Gap, Inventory } from '../../src/inventory/inventory.js';
import type { Policy } from '../../src/policy/policy.js';
import { sourceAlone } from '../../src/source/judged.js';
import { readSource, type SourceTree } from '../../src/source/read-source.js';
import { onPosix } from '../support/only-here.js';
import { auditFolder, auditTree, ofRule } from './audit-tree.js';
import {
  connectedAppFile,
  ecaFiles,
  inTree,
  metadata,
  permissionSetFile,
  projectFile,
  writeTree,
  type Files,
} from './tree.js';

const errorsOf = ({ gaps }: Pick<SourceTree, 'gaps'>): Gap[] => gaps.filter(({ reason }) => reason === 'error');

const inventoryOf = (tree: SourceTree, policy?: Policy): Inventory => sourceAlone(tree, policy, new Date()).inventory;

const readTree = async (files: Files, ...directories: string[]): Promise<SourceTree> =>
  inTree(files, async (folder) => readSource(directories.length > 0 ? directories : ['.'], { cwd: folder }));

describe('metadata source', () => {
  describe('is found', () => {
    const strip = (files: Files): Files =>
      Object.fromEntries(Object.entries(files).map(([name, content]) => [name.replace('-meta.xml', ''), content]));

    it('in source format and in metadata format', async () => {
      for (const files of [ecaFiles('Sign'), strip(ecaFiles('Sign'))]) {
        const { apps, counts } = inventoryOf(await readTree(files));
        expect(counts).to.deep.equal({ connectedApps: 0, externalClientApps: 1 });
        expect(apps[0]).to.deep.include({
          name: 'Sign',
          flow: { settings: true, policy: true },
          runAs: { state: 'configured', username: 'run.as@example.com' },
          scopes: ['api'],
          ipRelaxation: 'Enforce',
          enabled: true,
          oauthPlugin: 'Enabled',
        });
      }
    });

    it('in the package directories of a project whose folder is named, and nowhere else', async () => {
      const files = {
        ...projectFile({ packageDirectories: [{ path: 'force-app' }, { path: 'more' }] }),
        ...ecaFiles('Sign'),
        ...connectedAppFile('Second', {}, 'more'),
        ...connectedAppFile('Other', {}, 'elsewhere'),
      };
      const tree = await readTree(files);
      expect(inventoryOf(tree).apps.map(({ name }) => name)).to.have.members(['Sign', 'Second']);
    });

    it('in several folders, and once where they overlap', async () => {
      const tree = await readTree(
        { ...ecaFiles('Sign'), ...connectedAppFile('Second', {}, 'more') },
        'force-app',
        'force-app/externalClientApps',
        'more',
      );
      expect(errorsOf(tree)).to.deep.equal([]);
      expect(tree.components).to.have.length(6);
      expect(tree.components.map(({ file }) => file)).to.include('more/connectedApps/Second.connectedApp-meta.xml');
    });

    it('in a single file', async () => {
      const file = 'force-app/connectedApps/Legacy.connectedApp-meta.xml';
      expect((await readTree(connectedAppFile('Legacy'), file)).components).to.have.length(1);
    });

    it('unless .forceignore leaves it out, of the project as of the folder', async () => {
      const files = {
        ...projectFile(),
        ...ecaFiles('Sign'),
        ...connectedAppFile('Ignored'),
        ...connectedAppFile('Folder', {}, 'force-app/old'),
      };
      for (const ignore of [
        '# comment\n**/Ignored.connectedApp-meta.xml\nforce-app/old\n',
        // As written on Windows.
        '\ufeff# comment\r\n**\\Ignored.connectedApp-meta.xml\r\nforce-app\\old\r\n',
      ]) {
        for (const directory of ['.', 'force-app']) {
          const { apps } = inventoryOf(await readTree({ ...files, '.forceignore': ignore }, directory));
          expect(apps.map(({ name }) => name)).to.deep.equal(['Sign']);
        }
      }
    });

    it('or a sentence says that there is none', async () => {
      const failed = await readTree({ 'force-app/readme.txt': 'x' }).catch((error: unknown) => error);
      expect(failed)
        .to.be.an('error')
        .with.property('message')
        .that.matches(/no metadata/);
      const missing = await readTree({ 'a.txt': 'x' }, 'nowhere').catch((error: unknown) => error);
      expect(missing)
        .to.be.an('error')
        .with.property('message')
        .that.matches(/nowhere/);
    });
  });

  describe('that is hostile is named and survived', () => {
    it('a link to a file and to a folder is not followed', async () => {
      await inTree({ ...ecaFiles('Sign'), 'outside/secret.txt': 'x' }, async (folder) => {
        await symlink(path.join(folder, 'outside'), path.join(folder, 'force-app/linked'));
        await symlink('/etc/passwd', path.join(folder, 'force-app/connectedApps.connectedApp-meta.xml'));
        await symlink(path.join(folder, 'outside/secret.txt'), path.join(folder, 'force-app/readme.md'));
        const tree = await readSource(['force-app'], { cwd: folder });
        expect(errorsOf(tree).map(({ detail }) => detail.split(' ')[0])).to.have.members([
          'force-app/linked',
          'force-app/connectedApps.connectedApp-meta.xml',
        ]);
        expect(JSON.stringify(tree)).to.not.contain('root:');
      });
    });

    it('a link in the place of a package directory, and one that leads out of the project', async () => {
      await inTree(
        {
          ...projectFile({ packageDirectories: [{ path: 'linked' }, { path: '../out' }, { path: 'force-app' }] }),
          ...ecaFiles('Sign'),
        },
        async (folder) => {
          await symlink('/etc', path.join(folder, 'linked'));
          const gaps = errorsOf(await readSource(['.'], { cwd: folder }));
          expect(gaps).to.have.length(2);
          expect(gaps.every(({ source }) => source === 'MetadataSource')).to.equal(true);
        },
      );
    });

    onPosix('a file and a folder that cannot be read', async () => {
      await inTree({ ...ecaFiles('Sign'), ...connectedAppFile('Legacy', {}, 'force-app/more') }, async (folder) => {
        await chmod(path.join(folder, 'force-app/externalClientApps/Sign.eca-meta.xml'), 0o000);
        await chmod(path.join(folder, 'force-app/more'), 0o000);
        const gaps = errorsOf(await readSource(['.'], { cwd: folder }));
        await chmod(path.join(folder, 'force-app/more'), 0o700);
        // Nothing is closed to root.
        expect(gaps.map(({ detail }) => detail)).to.have.length(process.getuid?.() === 0 ? 0 : 2);
      });
    });

    it('a folder in the place of a file', async () => {
      await inTree(ecaFiles('Sign'), async (folder) => {
        await mkdir(path.join(folder, 'force-app/Legacy.connectedApp-meta.xml'));
        const tree = await readSource(['.'], { cwd: folder });
        expect(tree.components).to.have.length(5);
      });
    });

    for (const [what, content] of [
      [
        'a document type',
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><ConnectedApp><label>&e;</label></ConnectedApp>',
      ],
      ['entities that grow', `<!DOCTYPE x [<!ENTITY a "${'b'.repeat(99)}">]><ConnectedApp/>`],
      ['an unknown entity', '<ConnectedApp><label>&nbsp;</label></ConnectedApp>'],
      ['tags that are not closed', '<ConnectedApp><label>x'],
      ['two roots', '<ConnectedApp></ConnectedApp><ConnectedApp></ConnectedApp>'],
      ['nothing', ''],
      ['nothing but space', ' \n '],
      ['a web page', '<html><body>'],
      ['bytes of no encoding', Buffer.from([0x3c, 0x61, 0xff, 0xfe, 0x3e])],
      ['elements without end', '<a>'.repeat(5000)],
      ['zeros', Buffer.alloc(200)],
    ] as Array<[string, Buffer | string]>) {
      it(`${what} in a file`, async () => {
        const file = 'force-app/connectedApps/Legacy.connectedApp-meta.xml';
        const report = await auditTree({ ...ecaFiles('Sign'), [file]: content });
        const [invalid] = ofRule(report, 'source-invalid');
        expect(invalid).to.deep.include({ status: 'fail', app: 'Legacy' });
        expect(invalid?.location?.file).to.equal(file);
        const gap = report.gaps.find(({ reason }) => reason === 'error');
        expect(gap?.source).to.equal('ConnectedApp');
        expect(report.apps.map(({ name }) => name)).to.deep.equal(['Sign']);
        // Nobody knows what it holds.
        const [secret] = ofRule(report, 'source-secret-committed');
        expect(secret).to.include({ status: 'inconclusive', app: 'Legacy' });
      });
    }

    it('a file that is too large', async () => {
      await inTree(ecaFiles('Sign'), async (folder) => {
        await writeFile(
          path.join(folder, 'force-app/connectedApps.profile-meta.xml'),
          Buffer.alloc(16 * 1024 * 1024 + 1, ' '),
        );
        const [gap] = errorsOf(await readSource(['.'], { cwd: folder }));
        expect(gap?.detail).to.match(/larger than 16 MB/);
      });
    });

    it('one component in two package directories: neither counts', async () => {
      const report = await auditTree({
        ...projectFile({ packageDirectories: [{ path: 'force-app' }, { path: 'more' }] }),
        ...connectedAppFile('Legacy', { oauthConfig: { consumerSecret: 'F00DF00D' } }),
        ...connectedAppFile('LEGACY', {}, 'more'),
      });
      const [gap] = report.gaps.filter(({ reason }) => reason === 'error');
      expect(gap?.detail).to.contain('force-app/').and.to.contain('more/');
      expect(report.apps).to.deep.equal([]);
      // What a file gives away, it gives away all the same.
      expect(ofRule(report, 'source-secret-committed')).to.have.length(1);
    });

    it('two policies of one app', async () => {
      const report = await auditTree({
        ...ecaFiles('Sign'),
        'force-app/Second.ecaOauthPlcy': metadata('ExtlClntAppOauthConfigurablePolicies', {
          externalClientApplication: 'Sign',
          isClientCredentialsFlowEnabled: false,
        }),
      });
      expect(report.apps[0]?.flow).to.deep.equal({ settings: true, policy: null, effective: null });
      expect(report.apps[0]?.checks['run-as-missing']).to.equal('inconclusive');
    });

    it('a project file that is none of JSON is an error', async () => {
      const failed = await readTree({ 'sfdx-project.json': '{', ...ecaFiles('Sign') }).catch((error: unknown) => error);
      expect(failed)
        .to.be.an('error')
        .with.property('message')
        .that.matches(/sfdx-project\.json/);
    });

    for (const [what, content] of [
      ['no package directories', '{}'],
      ['package directories of another type', '{"packageDirectories":"force-app"}'],
      ['none in the list', '{"packageDirectories":[]}'],
      ['one without a path', '{"packageDirectories":[{"path":"force-app"},{"default":true}]}'],
    ] as const) {
      it(`a project file with ${what} is an error where it says which folders are meant`, async () => {
        const files = { 'sfdx-project.json': content, ...ecaFiles('Sign') };
        const failed = await readTree(files).catch((error: unknown) => error);
        expect(failed).to.be.an('error').with.property('name', 'ProjectFileError');
        expect((await readTree(files, 'force-app')).components).to.have.length(5);
      });
    }

    it('a project file that is a link is an error, and not followed', async () => {
      await inTree(ecaFiles('Sign'), async (folder) => {
        await symlink('/etc/passwd', path.join(folder, 'sfdx-project.json'));
        const failed = await readSource(['.'], { cwd: folder }).catch((error: unknown) => error);
        expect(failed).to.be.an('error').with.property('name', 'ProjectFileError');
      });
    });

    it('attributes without number', async () => {
      const file = 'force-app/connectedApps/Legacy.connectedApp-meta.xml';
      const attributes = Array.from({ length: 20_000 }, (_, at) => `a${at}=""`).join(' ');
      const report = await auditTree({ ...ecaFiles('Sign'), [file]: `<ConnectedApp ${attributes}/>` });
      expect(ofRule(report, 'source-invalid')[0]?.message).to.match(/10000 attributes/);
    });

    it('a .forceignore that is a link: what it leaves out is not known', async () => {
      await inTree({ ...projectFile(), ...ecaFiles('Sign') }, async (folder) => {
        await symlink('/etc/passwd', path.join(folder, '.forceignore'));
        expect(errorsOf(await readSource(['.'], { cwd: folder }))).to.have.length(1);
      });
    });

    it('a .forceignore that would search for ever', async () => {
      const files = { ...projectFile(), ...ecaFiles('Sign'), '.forceignore': `${'*a'.repeat(40)}b\n` };
      const [gap] = errorsOf(await readTree({ ...files, [`force-app/${'a'.repeat(200)}.profile`]: '<Profile/>' }));
      expect(gap?.detail).to.match(/wildcards/);
    });

    it('elements without number', async () => {
      const file = 'force-app/connectedApps/Legacy.connectedApp-meta.xml';
      const report = await auditTree({
        ...ecaFiles('Sign'),
        [file]: `<ConnectedApp>${'<a/>'.repeat(600_000)}</ConnectedApp>`,
      });
      expect(ofRule(report, 'source-invalid')[0]?.message).to.match(/500000/);
    });

    it('a link in the place of what accompanies a class', async () => {
      await inTree({ ...ecaFiles('Sign'), 'force-app/A.cls': 'class A {}' }, async (folder) => {
        await symlink('/etc/passwd', path.join(folder, 'force-app/A.cls-meta.xml'));
        expect(errorsOf(await readSource(['.'], { cwd: folder }))).to.have.length(1);
      });
    });
  });

  describe('in the shapes that retrieves have', () => {
    const one = async (content: Buffer | string): Promise<Inventory['apps'][number] | undefined> => {
      const tree = await readTree({ 'a.connectedApp': content });
      expect(errorsOf(tree)).to.deep.equal([]);
      expect(tree.components.flatMap(({ marks }) => marks.filter(({ kind }) => kind === 'problem'))).to.deep.equal([]);
      return inventoryOf(tree).apps[0];
    };
    const body = (label: string, more = ''): string =>
      `<ConnectedApp xmlns="http://soap.sforce.com/2006/04/metadata"><contactEmail>a@example.com</contactEmail><label>${label}</label>${more}</ConnectedApp>`;

    for (const [what, content, label] of [
      ['entities', body('A &amp; B &lt;&apos;&quot;&#65;&#x42;'), `A & B <'"AB`],
      ['CDATA', body('<![CDATA[A <b> & c]]>'), 'A <b> & c'],
      ['a prefix', body('P').replaceAll('<', '<m:').replaceAll('<m:/', '</m:').replace('xmlns=', 'xmlns:m='), 'P'],
      ['comments and instructions', `<?xml version="1.0"?><!-- x --><?pi y?>${body('<!-- z -->C')}`, 'C'],
      ['UTF-8 with a mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(body('Ü'))]), 'Ü'],
      ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(body('Ü'), 'utf16le')]), 'Ü'],
      ['Latin-1 that says so', Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${body('Ü')}`, 'latin1'), 'Ü'],
      ['lines that end as on Windows', `<?xml version="1.0" encoding="utf-8"?>\r\n${body('W')}\r\n`, 'W'],
    ] as Array<[string, Buffer | string, string]>) {
      it(`reads ${what}`, async () => {
        expect((await one(content))?.label).to.equal(label);
      });
    }

    it('reads apps for SAML, canvas and mobile, which have no flow', async () => {
      for (const more of [
        '<samlConfig><acsUrl>https://x.example</acsUrl><entityUrl>e</entityUrl><samlSubjectType>Username</samlSubjectType></samlConfig>',
        '<canvasConfig><accessMethod>Get</accessMethod><canvasUrl>https://x.example</canvasUrl><locations>Visualforce</locations><locations>Publisher</locations></canvasConfig>',
        '<mobileAppConfig><devicePlatform>ios</devicePlatform><version>1</version></mobileAppConfig><plugin>p</plugin><attributes><formula>f</formula><key>k</key></attributes>',
        '<oauthConfig xsi:nil="true" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>',
      ]) {
        expect((await one(body('S', more)))?.flow).to.deep.equal({ settings: false, policy: false });
      }
    });

    it('reads an old app without the newer switches as one with these off', async () => {
      const app = await one(
        body(
          'Old',
          '<oauthConfig><callbackUrl>x</callbackUrl><consumerKey>3MVG9made.up</consumerKey><certificate>-----BEGIN</certificate><scopes>Full</scopes></oauthConfig><sessionPolicy><policyAction>Block</policyAction><sessionLevel>HIGH_ASSURANCE</sessionLevel><sessionTimeout>15</sessionTimeout></sessionPolicy><ipRanges><end>203.0.113.9</end><start>203.0.113.1</start></ipRanges>',
        ),
      );
      expect(app).to.deep.include({
        flow: { settings: false, policy: false },
        scopes: ['full'],
        permittedUsers: 'AllSelfAuthorized',
        sessionPolicy: { level: 'HIGH_ASSURANCE', action: 'Block' },
        ipRanges: [{ start: '203.0.113.1', end: '203.0.113.9' }],
      });
      expect(app?.consumerKeyDigest).to.match(/^[0-9a-f]{64}$/);
    });
  });

  describe('and replacements', () => {
    const POLICY = 'force-app/extlClntAppOauthPolicies/Sign_oauthPlcy.ecaOauthPlcy-meta.xml';
    const files = {
      ...projectFile({
        replacements: [{ filename: POLICY, stringToReplace: '$RUN_AS', replaceWithEnv: 'NHI_TEST_RUN_AS' }],
      }),
      ...ecaFiles('Sign', { policy: { clientCredentialsFlowUser: '$RUN_AS' } }),
    };
    afterEach(() => {
      delete process.env.NHI_TEST_RUN_AS;
    });

    it('give the value of the variable where it is set', async () => {
      process.env.NHI_TEST_RUN_AS = 'prod.user@example.com';
      const [app] = inventoryOf(await readTree(files)).apps;
      expect(app?.runAs).to.deep.equal({ state: 'configured', username: 'prod.user@example.com' });
    });

    it('leave the user not known where it is not', async () => {
      const [app] = inventoryOf(await readTree(files)).apps;
      expect(app?.runAs).to.deep.equal({ state: 'notKnown' });
      const report = await auditTree(files);
      expect(report.apps[0]?.checks['run-as-missing']).to.equal('inconclusive');
      expect(ofRule(report, 'run-as-missing')[0]?.gaps.join()).to.contain('notInSource');
    });

    it('are those of the file that is named, whatever signs its name has', async () => {
      process.env.NHI_TEST_RUN_AS = 'prod.user@example.com';
      const entry = { stringToReplace: 'run.as@example.com', replaceWithEnv: 'NHI_TEST_RUN_AS' };
      for (const [filename, username] of [
        [`./${POLICY}`, 'prod.user@example.com'],
        ['force-app/(other)+{file}.xml', 'run.as@example.com'],
      ] as const) {
        const replacements = [{ ...entry, filename }];
        const [app] = inventoryOf(await readTree({ ...projectFile({ replacements }), ...ecaFiles('Sign') })).apps;
        expect(app?.runAs).to.deep.equal({ state: 'configured', username });
      }
    });

    it('leave a name open that a glob of another kind may be about', async () => {
      const replacements = [
        {
          glob: 'force-app/**/*.{ecaOauthPlcy,eca}-meta.xml',
          stringToReplace: 'run.as@example.com',
          replaceWithEnv: 'X_',
        },
      ];
      const [app] = inventoryOf(await readTree({ ...projectFile({ replacements }), ...ecaFiles('Sign') })).apps;
      expect(app?.runAs).to.deep.equal({ state: 'notKnown' });
    });

    it('do nothing where their condition does not hold', async () => {
      const when = {
        filename: POLICY,
        stringToReplace: 'run.as@example.com',
        replaceWithEnv: 'NHI_TEST_RUN_AS',
        replaceWhenEnv: [{ env: 'NHI_TEST_STAGE', value: 'prod' }],
      };
      process.env.NHI_TEST_RUN_AS = 'prod.user@example.com';
      const [app] = inventoryOf(await readTree({ ...projectFile({ replacements: [when] }), ...ecaFiles('Sign') })).apps;
      expect(app?.runAs).to.deep.equal({ state: 'configured', username: 'run.as@example.com' });
    });
  });

  describe('and a policy file', () => {
    const checksWith = async (
      files: Files,
      integration: Partial<NonNullable<Policy['integrations']>[number]>,
    ): Promise<Record<string, string>> => {
      const policy: Policy = { version: 1, integrations: [{ app: 'Sign', ...integration }] };
      const report = await auditTree({ ...ecaFiles('Sign'), ...files }, { policy });
      return report.apps[0]?.checks ?? {};
    };

    const profile = (permissions: readonly string[], elements: object = {}): Files => ({
      'force-app/profiles/Sign.profile-meta.xml': metadata('Profile', {
        custom: true,
        userPermissions: permissions.map((name) => ({ enabled: true, name })),
        ...elements,
      }),
    });

    it('that names the sets and the profile tells what the Run As user may do', async () => {
      const files = { ...permissionSetFile('Sign_Access', ['ApiEnabled', 'ApiUserOnly']), ...profile(['RunFlow']) };
      const checks = await checksWith(files, {
        permissionSets: ['Sign_Access'],
        profile: 'Sign',
        access: { permissions: ['ApiEnabled', 'RunFlow', 'RunReports'] },
      });
      expect(checks).to.include({
        'run-as-api-disabled': 'pass',
        'run-as-not-api-only': 'pass',
        'run-as-overprivileged': 'pass',
        'run-as-mfa-api': 'pass',
        'run-as-access-missing': 'fail',
        'run-as-access-excess': 'pass',
        'app-run-as-not-preauthorized': 'pass',
        'run-as-inactive': 'inconclusive',
        'run-as-grant-expired': 'inconclusive',
        'run-as-unknown': 'inconclusive',
      });
    });

    /** Rules that pass where something is not given. */
    const PASS_ON_NOTHING = ['run-as-overprivileged', 'run-as-access-excess', 'run-as-mfa-api'];
    /** Rules that fail where something is not given. */
    const FAIL_ON_NOTHING = ['run-as-api-disabled', 'run-as-not-api-only', 'run-as-access-missing'];
    const DECLARED = { access: { permissions: ['RunReports'] } };
    const statesOf = (checks: Record<string, string>, rules: readonly string[]): string[] => [
      ...new Set(rules.map((rule) => checks[rule] ?? '')),
    ];

    it('that does not name the profile: nothing passes because it would give nothing', async () => {
      const checks = await checksWith(permissionSetFile('Sign_Access', ['RunReports']), {
        permissionSets: ['Sign_Access'],
        ...DECLARED,
      });
      expect(statesOf(checks, PASS_ON_NOTHING)).to.deep.equal(['inconclusive']);
      expect(checks).to.include({ 'run-as-api-disabled': 'fail', 'run-as-access-missing': 'pass' });
      const unattached = await checksWith(permissionSetFile('Other', ['RunReports']), { permissionSets: ['Other'] });
      expect(unattached['app-run-as-not-preauthorized']).to.equal('inconclusive');
    });

    const open: Record<string, [Files, Partial<NonNullable<Policy['integrations']>[number]>]> = {
      'a set that the source lacks': [{}, { permissionSets: ['Sign_Access', 'Elsewhere'], profile: 'Sign' }],
      'a group of which a member is not in the source': [
        {
          'force-app/G.permissionsetgroup': metadata('PermissionSetGroup', { permissionSets: ['Sign_Access', 'Else'] }),
        },
        { permissionSets: ['G'], profile: 'Sign' },
      ],
      'a profile that the source lacks': [{}, { permissionSets: ['Sign_Access'], profile: 'Elsewhere' }],
      'a profile whose file names no permission': [
        profile([], { loginIpRanges: [{ endAddress: '203.0.113.9', startAddress: '203.0.113.1' }] }),
        { permissionSets: ['Sign_Access'], profile: 'Sign' },
      ],
      'the profile alone': [profile(['RunFlow', 'ModifyAllData']), { profile: 'Sign' }],
    };
    for (const [what, [files, integration]] of Object.entries(open)) {
      it(`that names ${what}: what the source shows counts, and what it does not is open`, async () => {
        const clean = { ...permissionSetFile('Sign_Access', ['RunFlow']), ...profile(['RunFlow']), ...files };
        const checks = await checksWith(clean, { ...integration, ...DECLARED });
        const shown = what === 'the profile alone' ? 'fail' : 'inconclusive';
        expect(checks['run-as-overprivileged']).to.equal(shown);
        expect(checks['run-as-mfa-api']).to.equal('inconclusive');
        expect(statesOf(checks, FAIL_ON_NOTHING)).to.deep.equal(['inconclusive']);

        const rich = ['ApiEnabled', 'ApiUserOnly', 'RunReports', 'ModifyAllData', 'TwoFactorApi'];
        const giving = what === 'the profile alone' ? profile(rich) : permissionSetFile('Sign_Access', rich);
        const given = await checksWith({ ...clean, ...giving }, { ...integration, ...DECLARED });
        expect(statesOf(given, PASS_ON_NOTHING)).to.deep.equal(['fail']);
        expect(statesOf(given, FAIL_ON_NOTHING)).to.deep.equal(['pass']);
      });
    }

    it('that gives one user two profiles leaves his rights open', async () => {
      const policy: Policy = {
        version: 1,
        integrations: [
          { app: 'Sign', permissionSets: ['Sign_Access'], profile: 'Sign' },
          { app: 'Legacy', profile: 'Other' },
        ],
      };
      const files = {
        ...ecaFiles('Sign'),
        ...connectedAppFile('Legacy'),
        ...permissionSetFile('Sign_Access', ['ApiEnabled']),
        ...profile(['RunFlow']),
      };
      const { apps } = await auditTree(files, { policy });
      expect(apps.map(({ checks }) => checks['run-as-overprivileged'])).to.deep.equal(['inconclusive', 'inconclusive']);
    });

    it('lets a finding about access stand where the permission is given', async () => {
      const policy: Policy = { version: 1, integrations: [{ app: 'Sign', permissionSets: ['Sign_Access'] }] };
      const files = { ...ecaFiles('Sign'), ...permissionSetFile('Sign_Access', ['ApiEnabled', 'ModifyAllData']) };
      const [admin] = ofRule(await auditTree(files, { policy }), 'run-as-overprivileged');
      expect(admin?.location).to.deep.equal({
        file: 'force-app/permissionsets/Sign_Access.permissionset-meta.xml',
        line: 5,
      });
    });

    it('that names none, or one that the source lacks, leaves it open', async () => {
      for (const integration of [{}, { permissionSets: ['Elsewhere'] }, { permissionSets: [], profile: 'Elsewhere' }]) {
        const checks = await checksWith(permissionSetFile('Sign_Access', ['ApiEnabled']), integration);
        expect(checks).to.include({ 'run-as-api-disabled': 'inconclusive', 'run-as-overprivileged': 'inconclusive' });
      }
    });

    it('takes a group for what its members give less what is muted', async () => {
      const files = {
        ...permissionSetFile('One', ['ApiEnabled', 'ModifyAllData']),
        'force-app/G.permissionsetgroup': metadata('PermissionSetGroup', {
          label: 'G',
          mutingPermissionSets: ['M'],
          permissionSets: ['One'],
        }),
        'force-app/M.mutingpermissionset': metadata('MutingPermissionSet', {
          label: 'M',
          userPermissions: [{ enabled: true, name: 'ModifyAllData' }],
        }),
      };
      const named = { permissionSets: ['G'], profile: 'Sign' };
      expect(await checksWith({ ...files, ...profile(['RunFlow']) }, named)).to.include({
        'run-as-api-disabled': 'pass',
        'run-as-overprivileged': 'pass',
      });
      const { 'force-app/M.mutingpermissionset': _, ...withoutMuting } = files;
      expect(await checksWith({ ...withoutMuting, ...profile(['RunFlow']) }, named)).to.include({
        'run-as-overprivileged': 'inconclusive',
      });
    });

    it('takes ranges and hours from the profile that it names', async () => {
      const ranges = { loginIpRanges: [{ endAddress: '203.0.113.9', startAddress: '203.0.113.1' }] };
      const named = { permissionSets: [], profile: 'Sign' };
      expect(await checksWith(profile([], ranges), named)).to.include({ 'app-ip-unrestricted': 'pass' });
      expect(await checksWith(profile([]), named)).to.include({ 'app-ip-unrestricted': 'inconclusive' });
    });

    const later = projectFile({ sourceApiVersion: '68.0' });
    const withUnknown: Record<string, Files> = {
      'a set': {
        'force-app/A.permissionset': metadata('PermissionSet', { label: 'A', superRights: [{ name: 'x' }] }),
      },
      'a row of a set': {
        'force-app/A.permissionset': metadata('PermissionSet', {
          userPermissions: [{ enabled: true, name: 'RunFlow', also: 'ModifyAllData' }],
        }),
      },
      'the profile': profile(['RunFlow'], { superRights: [{ name: 'x' }] }),
      'a member of a group': {
        'force-app/A.permissionsetgroup': metadata('PermissionSetGroup', { permissionSets: ['M'] }),
        'force-app/M.permissionset': metadata('PermissionSet', { superRights: [{ name: 'x' }] }),
      },
      'a group': { 'force-app/A.permissionsetgroup': metadata('PermissionSetGroup', { alsoSets: ['M'] }) },
      'a muting set': {
        'force-app/A.permissionsetgroup': metadata('PermissionSetGroup', { mutingPermissionSets: ['M'] }),
        'force-app/M.mutingpermissionset': metadata('MutingPermissionSet', { superRights: [{ name: 'x' }] }),
      },
    };
    for (const [what, files] of Object.entries(withUnknown)) {
      it(`passes nothing where ${what} has an element that nobody knows`, async () => {
        const whole = { ...permissionSetFile('A', ['RunFlow']), ...profile(['RunFlow']) };
        const { 'force-app/permissionsets/A.permissionset-meta.xml': _, ...others } = whole;
        for (const project of [projectFile(), later]) {
          const tree = { ...project, ...(what === 'the profile' ? whole : others), ...files };
          const access = { permissions: ['RunFlow', 'RunReports'] };
          const checks = await checksWith(tree, { permissionSets: ['A'], profile: 'Sign', access });
          expect(statesOf(checks, PASS_ON_NOTHING), what).to.deep.equal(['inconclusive']);
          expect(statesOf(checks, FAIL_ON_NOTHING), what).to.deep.equal(['inconclusive']);
        }
      });
    }

    for (const [what, row] of [
      ['a permission without a name', { userPermissions: [{ enabled: true }] }],
      ['a switch that is neither on nor off', { userPermissions: [{ enabled: 'yes', name: 'ApiEnabled' }] }],
      ['a right that is neither', { objectPermissions: [{ object: 'Contract', allowRead: 'maybe' }] }],
    ] as const) {
      it(`passes nothing where a set has ${what}`, async () => {
        const files = { ...profile(['RunFlow']), 'force-app/A.permissionset': metadata('PermissionSet', row) };
        const checks = await checksWith(files, { permissionSets: ['A'], profile: 'Sign', ...DECLARED });
        expect(statesOf(checks, [...PASS_ON_NOTHING, ...FAIL_ON_NOTHING])).to.deep.equal(['inconclusive']);
      });
    }

    it('finds the class of an endpoint in the source, and leaves one that is not there open', async () => {
      const cls =
        "@RestResource(urlMapping='/sign/*')\nglobal class Sign {\n  @HttpPost global static void post() {}\n}\n";
      const endpoint = { endpoint: '/services/apexrest/sign/callback' };
      const active = { 'force-app/classes/Sign.cls-meta.xml': metadata('ApexClass', { status: 'Active' }) };
      const there = await checksWith({ 'force-app/classes/Sign.cls': cls, ...active }, endpoint);
      expect(there).to.include({ 'endpoint-not-found': 'pass', 'endpoint-invalid': 'pass' });
      expect(there).to.include({ 'endpoint-other-host': 'pass' });
      expect(await checksWith({}, endpoint)).to.include({ 'endpoint-not-found': 'inconclusive' });
      const inactive = await checksWith(
        {
          'force-app/classes/Sign.cls': cls,
          'force-app/classes/Sign.cls-meta.xml': metadata('ApexClass', { status: 'Inactive' }),
        },
        endpoint,
      );
      expect(inactive).to.include({ 'endpoint-not-found': 'inconclusive' });
    });
  });

  it('names what a class lacks beside it: a deploy leaves it out, or nobody knows whether it is active', async () => {
    const cls = { 'force-app/Sign.cls': "@RestResource(urlMapping='/sign') global class Sign {}" };
    const alone = errorsOf(await readTree(cls));
    expect(alone.map(({ source }) => source)).to.deep.equal(['MetadataSource']);
    for (const meta of ['<ApexClass>', '<x/>', '<ApexClass><status>Asleep</status></ApexClass>']) {
      const broken = errorsOf(await readTree({ ...cls, 'force-app/Sign.cls-meta.xml': meta }));
      expect(broken.map(({ source }) => source)).to.deep.equal(['ApexClass']);
    }
    expect(errorsOf(await readTree({ 'force-app/Plain.cls': 'class Plain {}' }))).to.deep.equal([]);
  });

  it('finds a secret wherever in a file it is', async () => {
    for (const body of [
      '<consumerSecret>F00D</consumerSecret>',
      '<oauthConfig><more><ConsumerSecret>F00D</ConsumerSecret></more></oauthConfig>',
    ]) {
      const report = await auditTree({ ...ecaFiles('Sign'), 'a.connectedApp': `<ConnectedApp>${body}</ConnectedApp>` });
      expect(ofRule(report, 'source-secret-committed').map(({ status }) => status)).to.deep.equal(['fail']);
    }
  });

  it('says the same when it is read again from elsewhere', async () => {
    await inTree({ ...projectFile(), ...ecaFiles('Sign') }, async (folder) => {
      const first = await auditFolder(folder);
      await mkdir(path.join(folder, 'moved'));
      await rename(path.join(folder, 'force-app'), path.join(folder, 'moved/force-app'));
      await writeTree(path.join(folder, 'moved'), projectFile());
      const second = await auditFolder(path.join(folder, 'moved'));
      expect(second).to.deep.equal(first);
    });
  });
});
