import { expect } from 'chai';
import type { CheckState, Finding, Severity } from '../../src/findings/audit-report.js';
import type { FixStep } from '../../src/findings/fix.js';
import { auditTree, ofRule } from '../source/audit-tree.js';
import { connectedAppFile, ecaFiles, metadata, permissionSetFile, projectFile, type Files } from '../source/tree.js';

type Failure = {
  app: string | null;
  file: string;
  line: number;
  severity?: Severity;
  says?: RegExp;
  /** The whole evidence, without the name of the file. */
  shows?: string[];
  /** Of the remedy the elements of source that change. */
  does?: string[];
};

type Case = {
  it: string;
  files: Files;
  /** Of the first app; undefined: no app gets checks, or the rule is about the org. */
  check?: CheckState;
  failures?: Failure[];
  inconclusive?: number;
};

const shown = ({ source, detail }: Finding['evidence'][number]): string =>
  `${source}: ${detail.replace(/\(.*:(\d+)\)$/, 'in line $1')}`;

const deeds = (step: FixStep): string[] =>
  step.kind === 'source' ? [`${step.component}: ${step.element} = ${step.value}`] : [];

const table = (rule: string, cases: readonly Case[]): void => {
  describe(rule, () => {
    for (const { it: title, files, check, failures = [], inconclusive = 0 } of cases) {
      it(title, async () => {
        const report = await auditTree(files);
        const found = ofRule(report, rule);
        const failed = found.filter(({ status }) => status === 'fail');
        expect(report.apps[0]?.checks[rule]).to.equal(check);
        expect(
          failed.map(({ app, location }) => ({ app, ...location })),
          JSON.stringify(found),
        ).to.deep.equal(failures.map(({ app, file, line }) => ({ app, file, line })));
        for (const { message, remediation } of found)
          expect(message + remediation).to.not.match(/%s|undefined|\[object/);
        for (const [at, { severity, says, shows, does }] of failures.entries()) {
          if (severity) expect(failed[at]?.severity).to.equal(severity);
          if (says) expect(JSON.stringify(failed[at])).to.match(says);
          expect(failed[at]?.fix.steps).to.not.be.empty;
          if (shows) expect(failed[at]?.evidence.map(shown)).to.deep.equal(shows);
          if (does) expect(failed[at]?.fix.steps.flatMap(deeds)).to.deep.equal(does);
        }
        expect(found.filter(({ status }) => status === 'inconclusive')).to.have.length(inconclusive);
      });
    }
  });
};

const GLOBAL = 'force-app/extlClntAppGlobalOauthSets/Sign_glbloauth.ecaGlblOauth-meta.xml';
const POLICY = 'force-app/extlClntAppOauthPolicies/Sign_oauthPlcy.ecaOauthPlcy-meta.xml';
const SETTINGS = 'force-app/extlClntAppOauthSettings/Sign_oauth.ecaOauth-meta.xml';
const HEADER = 'force-app/externalClientApps/Sign.eca-meta.xml';
const CONNECTED = 'force-app/connectedApps/Legacy.connectedApp-meta.xml';
const ORG_SETTINGS = 'force-app/settings/ExternalClientApp.settings-meta.xml';

const orgSettings = (elements: Record<string, boolean>): Files => ({
  [ORG_SETTINGS]: metadata('ExternalClientAppSettings', elements),
});

table('source-secret-committed', [
  {
    it: 'fails for a secret of an external client app, and names the key beside it',
    files: ecaFiles('Sign', { global: { consumerKey: '3MVG9made.up', consumerSecret: 'F00DF00DF00DF00D' } }),
    check: 'fail',
    failures: [
      {
        app: 'Sign',
        file: GLOBAL,
        line: 12,
        shows: [
          'ExtlClntAppGlobalOauthSettings: consumerSecret in line 12',
          'ExtlClntAppGlobalOauthSettings: consumerKey in line 11',
        ],
        does: [
          'ExtlClntAppGlobalOauthSettings:Sign_glbloauth: consumerSecret = null',
          'ExtlClntAppGlobalOauthSettings:Sign_glbloauth: consumerKey = null',
        ],
        severity: 'critical',
        says: /consumerKey/,
      },
    ],
  },
  {
    it: 'fails for a secret of a connected app',
    files: connectedAppFile('Legacy', { oauthConfig: { consumerSecret: '1234567890123456789' } }),
    check: 'fail',
    failures: [
      {
        app: 'Legacy',
        file: CONNECTED,
        line: 5,
        shows: ['ConnectedApp: oauthConfig.consumerSecret in line 5'],
        does: ['ConnectedApp:Legacy: oauthConfig.consumerSecret = null'],
      },
    ],
  },
  {
    it: 'fails whatever the app does with the flow, though such an app gets no checks',
    files: connectedAppFile('Legacy', {
      oauthConfig: {
        consumerSecret: '1234567890123456789',
        isClientCredentialEnabled: false,
        oauthClientCredentialUser: null,
      },
    }),
    failures: [{ app: 'Legacy', file: CONNECTED, line: 5 }],
  },
  {
    it: 'fails for a secret that another entry of replacements leaves',
    files: {
      ...projectFile({
        replacements: [{ filename: HEADER, stringToReplace: 'F00DF00D', replaceWithEnv: 'NHI_TEST_NOT_SET' }],
      }),
      ...ecaFiles('Sign', { global: { consumerSecret: 'F00DF00D' } }),
    },
    check: 'fail',
    failures: [{ app: 'Sign', file: GLOBAL, line: 11 }],
  },
  { it: 'passes without secret', files: ecaFiles('Sign'), check: 'pass' },
  {
    it: 'passes for a key alone, which opens nothing',
    files: ecaFiles('Sign', { global: { consumerKey: '3MVG9made.up' } }),
    check: 'pass',
  },
  {
    it: 'passes for an element that is empty',
    files: ecaFiles('Sign', { global: { consumerSecret: '' } }),
    check: 'pass',
  },
  {
    it: 'passes for a token that the deploy replaces',
    files: {
      ...projectFile({
        replacements: [{ filename: GLOBAL, stringToReplace: '$SECRET', replaceWithEnv: 'NHI_TEST_NOT_SET' }],
      }),
      ...ecaFiles('Sign', { global: { consumerSecret: '$SECRET' } }),
    },
    check: 'pass',
  },
  {
    it: 'does not apply to an app without a file that could hold one',
    files: ecaFiles('Sign', { global: null }),
    check: 'notApplicable',
  },
]);

table('source-org-link', [
  {
    it: 'fails for the link of the app',
    files: ecaFiles('Sign', { header: { orgScopedExternalApp: '00D000000000001:Sign' } }),
    check: 'fail',
    failures: [
      {
        app: 'Sign',
        file: HEADER,
        line: 7,
        shows: ['ExternalClientApplication: orgScopedExternalApp in line 7'],
        does: ['ExternalClientApplication:Sign: orgScopedExternalApp = null'],
        severity: 'high',
      },
    ],
  },
  {
    it: 'fails for the link of the settings',
    files: ecaFiles('Sign', { settings: { oauthLink: '00D000000000001:888000000000001' } }),
    check: 'fail',
    failures: [{ app: 'Sign', file: SETTINGS, line: 6 }],
  },
  {
    it: 'names each file of which one would be refused',
    files: ecaFiles('Sign', {
      header: { orgScopedExternalApp: '00D000000000001:Sign' },
      settings: { oauthLink: '00D000000000001:888000000000001' },
    }),
    check: 'fail',
    failures: [
      { app: 'Sign', file: HEADER, line: 7 },
      { app: 'Sign', file: SETTINGS, line: 6 },
    ],
  },
  {
    it: 'fails where it is not known whether the app uses the flow',
    files: ecaFiles('Sign', {
      header: { orgScopedExternalApp: '00D000000000001:Sign' },
      settings: null,
      global: null,
      policy: null,
      plugin: null,
    }),
    failures: [{ app: 'Sign', file: HEADER, line: 7 }],
  },
  { it: 'passes without links', files: ecaFiles('Sign'), check: 'pass' },
  { it: 'passes for empty elements', files: ecaFiles('Sign', { settings: { oauthLink: '' } }), check: 'pass' },
  {
    it: 'passes with the settings alone',
    files: ecaFiles('Sign', { header: null }),
    check: 'pass',
  },
  { it: 'does not apply to a connected app', files: connectedAppFile('Legacy'), check: 'notApplicable' },
  {
    it: 'is silent about an app that surely does not use the flow',
    files: ecaFiles('Web', {
      header: { orgScopedExternalApp: '00D000000000001:Web' },
      global: { isClientCredentialsFlowEnabled: false },
      policy: { isClientCredentialsFlowEnabled: false, clientCredentialsFlowUser: null },
    }),
  },
]);

table('source-rotates-on-deploy', [
  {
    it: 'fails for the secret',
    files: ecaFiles('Sign', { global: { shouldRotateConsumerSecret: true } }),
    check: 'fail',
    failures: [{ app: 'Sign', file: GLOBAL, line: 11, severity: 'critical' }],
  },
  {
    it: 'fails for the key',
    files: ecaFiles('Sign', { global: { shouldRotateConsumerKey: true } }),
    check: 'fail',
    failures: [{ app: 'Sign', file: GLOBAL, line: 11 }],
  },
  {
    it: 'fails once for both',
    files: ecaFiles('Sign', { global: { shouldRotateConsumerKey: true, shouldRotateConsumerSecret: 'TRUE' } }),
    check: 'fail',
    failures: [
      {
        app: 'Sign',
        file: GLOBAL,
        line: 11,
        shows: [
          'ExtlClntAppGlobalOauthSettings: shouldRotateConsumerKey: true in line 11',
          'ExtlClntAppGlobalOauthSettings: shouldRotateConsumerSecret: true in line 12',
        ],
        does: [
          'ExtlClntAppGlobalOauthSettings:Sign_glbloauth: shouldRotateConsumerKey = null',
          'ExtlClntAppGlobalOauthSettings:Sign_glbloauth: shouldRotateConsumerSecret = null',
        ],
        says: /shouldRotateConsumerSecret/,
      },
    ],
  },
  { it: 'passes where the switches are absent', files: ecaFiles('Sign'), check: 'pass' },
  {
    it: 'passes where they are off',
    files: ecaFiles('Sign', { global: { shouldRotateConsumerKey: false, shouldRotateConsumerSecret: false } }),
    check: 'pass',
  },
  {
    it: 'passes where one is empty',
    files: ecaFiles('Sign', { global: { shouldRotateConsumerKey: '' } }),
    check: 'pass',
  },
  { it: 'does not apply without the file', files: ecaFiles('Sign', { global: null }), check: 'notApplicable' },
]);

const replacing = (entry: object): Files => projectFile({ replacements: [entry] });

table('source-run-as-fixed', [
  {
    it: 'fails for a name that nothing replaces',
    files: ecaFiles('Sign'),
    check: 'fail',
    failures: [
      {
        app: 'Sign',
        file: POLICY,
        line: 3,
        shows: ['ExtlClntAppOauthConfigurablePolicies: clientCredentialsFlowUser: run.as@example.com in line 3'],
        does: ['ExtlClntAppOauthConfigurablePolicies:Sign_oauthPlcy: clientCredentialsFlowUser = $RUN_AS_USER'],
        severity: 'low',
      },
    ],
  },
  {
    it: 'fails for a connected app',
    files: connectedAppFile('Legacy'),
    check: 'fail',
    failures: [
      {
        app: 'Legacy',
        file: CONNECTED,
        line: 5,
        shows: ['ConnectedApp: oauthConfig.oauthClientCredentialUser: run.as@example.com in line 5'],
        does: ['ConnectedApp:Legacy: oauthConfig.oauthClientCredentialUser = $RUN_AS_USER'],
      },
    ],
  },
  {
    it: 'fails where an entry is about another file',
    files: {
      ...replacing({ filename: GLOBAL, stringToReplace: 'run.as@example.com', replaceWithEnv: 'NHI_TEST_NOT_SET' }),
      ...ecaFiles('Sign'),
    },
    check: 'fail',
    failures: [{ app: 'Sign', file: POLICY, line: 3 }],
  },
  {
    it: 'fails where an entry replaces another text',
    files: {
      ...replacing({ filename: POLICY, stringToReplace: '$RUN_AS', replaceWithEnv: 'NHI_TEST_NOT_SET' }),
      ...ecaFiles('Sign'),
    },
    check: 'fail',
    failures: [{ app: 'Sign', file: POLICY, line: 3 }],
  },
  {
    it: 'passes for a token that an entry replaces',
    files: {
      ...replacing({ filename: POLICY, stringToReplace: '$RUN_AS', replaceWithEnv: 'NHI_TEST_NOT_SET' }),
      ...ecaFiles('Sign', { policy: { clientCredentialsFlowUser: '$RUN_AS' } }),
    },
    check: 'pass',
  },
  {
    it: 'passes for a name that a glob and a pattern cover',
    files: {
      ...replacing({
        glob: 'force-app/**/*.ecaOauthPlcy-meta.xml',
        regexToReplace: 'run\\.as@\\w+\\.com',
        replaceWithEnv: 'NHI_TEST_NOT_SET',
      }),
      ...ecaFiles('Sign'),
    },
    check: 'pass',
  },
  {
    it: 'passes for a name that the content of a file replaces',
    files: {
      ...replacing({ filename: POLICY, stringToReplace: 'run.as@example.com', replaceWithFile: 'user.txt' }),
      ...ecaFiles('Sign'),
    },
    check: 'pass',
  },
  {
    it: 'is inconclusive for a pattern that never ends',
    files: {
      ...replacing({ filename: POLICY, regexToReplace: '(.+)+(.+)+(.+)+#', replaceWithEnv: 'NHI_TEST_NOT_SET' }),
      ...ecaFiles('Sign', { policy: { clientCredentialsFlowUser: `${'a'.repeat(70)}@b.co` } }),
    },
    check: 'inconclusive',
    inconclusive: 1,
  },
  {
    it: 'is inconclusive for a token that nothing replaces here',
    files: ecaFiles('Sign', { policy: { clientCredentialsFlowUser: '$RUN_AS' } }),
    check: 'inconclusive',
    inconclusive: 1,
  },
  {
    it: 'does not apply without a user',
    files: ecaFiles('Sign', { policy: { clientCredentialsFlowUser: null } }),
    check: 'notApplicable',
  },
]);

const off = { isClientCredentialsFlowEnabled: false };

table('source-half', [
  {
    it: 'fails where the policies switch off what the settings switch on',
    files: ecaFiles('Sign', { policy: off }),
    check: 'fail',
    failures: [
      {
        app: 'Sign',
        file: POLICY,
        line: 7,
        shows: [
          'ExtlClntAppGlobalOauthSettings: isClientCredentialsFlowEnabled: true in line 5',
          'ExtlClntAppOauthConfigurablePolicies: isClientCredentialsFlowEnabled: false in line 7',
        ],
        does: ['ExtlClntAppOauthConfigurablePolicies:Sign_oauthPlcy: isClientCredentialsFlowEnabled = true'],
        severity: 'high',
      },
    ],
  },
  {
    it: 'fails where the settings do',
    files: ecaFiles('Sign', { global: off }),
    check: 'fail',
    failures: [
      {
        app: 'Sign',
        file: GLOBAL,
        line: 5,
        shows: [
          'ExtlClntAppGlobalOauthSettings: isClientCredentialsFlowEnabled: false in line 5',
          'ExtlClntAppOauthConfigurablePolicies: isClientCredentialsFlowEnabled: true in line 7',
        ],
        does: ['ExtlClntAppGlobalOauthSettings:Sign_glbloauth: isClientCredentialsFlowEnabled = true'],
      },
    ],
  },
  {
    it: 'fails where a file does not have the switch, which a deploy clears',
    files: ecaFiles('Sign', { policy: { isClientCredentialsFlowEnabled: null } }),
    check: 'fail',
    failures: [{ app: 'Sign', file: POLICY, line: 2 }],
  },
  { it: 'passes where both are on', files: ecaFiles('Sign'), check: 'pass' },
  {
    it: 'passes where both are off',
    files: ecaFiles('Sign', { global: off, policy: off }),
    check: 'pass',
  },
  {
    it: 'passes for switches in capitals',
    files: ecaFiles('Sign', { global: { isClientCredentialsFlowEnabled: 'TRUE' } }),
    check: 'pass',
  },
  {
    it: 'does not apply where one half is not in the source',
    files: ecaFiles('Sign', { global: null }),
    check: 'notApplicable',
  },
  { it: 'does not apply to a connected app', files: connectedAppFile('Legacy'), check: 'notApplicable' },
]);

table('source-secret-setting-on', [
  {
    it: 'fails high for secrets in the Metadata API',
    files: orgSettings({ enableConsumerSecretApiAccess: true }),
    failures: [
      {
        app: null,
        file: ORG_SETTINGS,
        line: 3,
        shows: ['ExternalClientAppSettings: enableConsumerSecretApiAccess: true in line 3'],
        does: ['ExternalClientAppSettings:ExternalClientApp: enableConsumerSecretApiAccess = false'],
        severity: 'high',
      },
    ],
  },
  {
    it: 'fails medium for secrets in the REST API',
    files: orgSettings({ enableClientSecretInRestApiAccess: true }),
    failures: [
      {
        app: null,
        file: ORG_SETTINGS,
        line: 3,
        shows: ['ExternalClientAppSettings: enableClientSecretInRestApiAccess: true in line 3'],
        does: ['ExternalClientAppSettings:ExternalClientApp: enableClientSecretInRestApiAccess = false'],
        severity: 'medium',
      },
    ],
  },
  {
    it: 'fails by the worse of both',
    files: orgSettings({ enableClientSecretInRestApiAccess: true, enableConsumerSecretApiAccess: true }),
    failures: [
      {
        app: null,
        file: ORG_SETTINGS,
        line: 4,
        shows: [
          'ExternalClientAppSettings: enableConsumerSecretApiAccess: true in line 4',
          'ExternalClientAppSettings: enableClientSecretInRestApiAccess: true in line 3',
        ],
        does: [
          'ExternalClientAppSettings:ExternalClientApp: enableConsumerSecretApiAccess = false',
          'ExternalClientAppSettings:ExternalClientApp: enableClientSecretInRestApiAccess = false',
        ],
        severity: 'high',
        says: /enableClientSecretInRestApiAccess/,
      },
    ],
  },
  { it: 'passes where both are off', files: orgSettings({ enableConsumerSecretApiAccess: false }) },
  { it: 'passes where neither is there', files: orgSettings({}) },
  { it: 'passes where no such file is there', files: permissionSetFile('Sign_Access', ['ApiEnabled']) },
]);

const broken = (content: string): Files => ({ ...ecaFiles('Sign'), [HEADER]: content });

table('source-invalid', [
  {
    it: 'fails for a file that is not well-formed',
    files: broken(
      '<?xml version="1.0"?>\n<ExternalClientApplication>\n  <label>x</lable>\n</ExternalClientApplication>',
    ),
    check: 'fail',
    failures: [
      {
        app: 'Sign',
        file: HEADER,
        line: 3,
        shows: ['ExternalClientApplication: not well-formed in line 3'],
        severity: 'high',
      },
    ],
  },
  {
    it: 'fails for an unknown element',
    files: ecaFiles('Sign', { policy: { runAs: 'x' } }),
    check: 'fail',
    failures: [
      {
        app: 'Sign',
        file: POLICY,
        line: 11,
        shows: ['ExtlClntAppOauthConfigurablePolicies: runAs: unknown element runAs in line 11'],
        does: ['ExtlClntAppOauthConfigurablePolicies:Sign_oauthPlcy: runAs = null'],
        says: /runAs/,
      },
    ],
  },
  {
    it: 'fails for an unknown value of an enumeration',
    files: ecaFiles('Sign', { policy: { ipRelaxationPolicyType: 'Enforced' } }),
    check: 'fail',
    failures: [{ app: 'Sign', file: POLICY, line: 6, says: /Enforced/ }],
  },
  {
    it: 'fails for an element within another',
    files: connectedAppFile('Legacy', { oauthConfig: { isClientCredentialsEnabled: true } }),
    check: 'fail',
    failures: [
      {
        app: 'Legacy',
        file: CONNECTED,
        line: 5,
        shows: [
          'ConnectedApp: oauthConfig.isClientCredentialsEnabled: unknown element oauthConfig.isClientCredentialsEnabled in line 5',
        ],
        does: ['ConnectedApp:Legacy: oauthConfig.isClientCredentialsEnabled = null'],
        says: /oauthConfig.isClientCredentialsEnabled/,
      },
    ],
  },
  {
    it: 'fails for a file of another type than its name says',
    files: broken(metadata('ConnectedApp', { label: 'x' })),
    check: 'fail',
    failures: [{ app: 'Sign', file: HEADER, line: 2 }],
  },
  {
    it: 'fails for a policy that names no app',
    files: ecaFiles('Sign', { policy: { externalClientApplication: null } }),
    check: 'pass',
    failures: [
      {
        app: null,
        file: POLICY,
        line: 2,
        shows: [
          'ExtlClntAppOauthConfigurablePolicies: externalClientApplication: neither the source nor the org has the external client app in line 2',
        ],
      },
    ],
  },
  {
    it: 'names a broken file of no app',
    files: { 'force-app/profiles/X.profile-meta.xml': '<Profile>' },
    failures: [{ app: null, file: 'force-app/profiles/X.profile-meta.xml', line: 1 }],
  },
  { it: 'passes for a sound app', files: ecaFiles('Sign'), check: 'pass' },
  {
    it: 'passes for an unknown scope, which is usable and too much',
    files: ecaFiles('Sign', { settings: { commaSeparatedOauthScopes: 'Api, FromTheFuture' } }),
    check: 'pass',
  },
  {
    it: 'passes for values in another case, and for elements that are nil',
    files: {
      ...ecaFiles('Sign', { policy: { ipRelaxationPolicyType: 'ENFORCE' } }),
      ...orgSettings({}),
      [ORG_SETTINGS]:
        '<ExternalClientAppSettings xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><enableExternalClientApps xsi:nil="true"/></ExternalClientAppSettings>',
    },
    check: 'pass',
  },
  {
    it: 'is inconclusive for an element that a later release than the known one may have',
    files: { ...projectFile({ sourceApiVersion: '70.0' }), ...ecaFiles('Sign', { policy: { isNewer: true } }) },
    check: 'inconclusive',
    inconclusive: 1,
  },
]);
