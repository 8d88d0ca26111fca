import { expect } from 'chai';
import { parsePolicy } from '../../src/policy/parse.js';
import type { Policy } from '../../src/policy/policy.js';
import { policyFor } from '../../src/policy/environments.js';
import { recordRotation } from '../../src/policy/record-rotation.js';

const ORG = {
  id: '00D000000000001AAA',
  instanceUrl: 'https://acme.my.salesforce.com',
  isSandbox: false,
  username: 'ada@acme.example',
};
const APP = { kind: 'ExternalClientApp' as const, name: 'Sign_Callback' };
const DATE = '2026-11-27';

const record = (lines: readonly string[], eol = '\n'): string[] | null => {
  const text = lines.join(eol);
  const { policy, mistakes } = parsePolicy(text, []);
  expect(mistakes).to.deep.equal([]);
  if (policy === null) return null;
  const written = recordRotation(text, policy, { app: APP, org: ORG, date: DATE });
  if (written === null) return null;
  const again = parsePolicy(written, []).policy;
  const days = again && policyFor(again, ORG).integrations.filter(({ app }) => /sign_callback$/i.test(app));
  expect(days?.map(({ secretRotatedOn }) => secretRotatedOn)).to.deep.equal(days?.map(() => DATE));
  return written.split(eol);
};

describe('recordRotation', () => {
  it('changes the day alone, with comments, order and quotes of everything else', () => {
    const before = [
      '# ours',
      'version: 1',
      'integrations:',
      '    - service: "Signing"   # contracts',
      '      secretRotatedOn: "2026-01-02"   # by hand',
      '      app: sign_callback',
      '    - { app: Other, secretRotatedOn: 2026-01-02 }',
      'rules: {   app-legacy: off }',
    ];
    if (before[7]) before[7] = 'waivers: []';
    const after = [...before];
    after[4] = `      secretRotatedOn: ${DATE}   # by hand`;
    expect(record(before)).to.deep.equal(after);
    expect(record(before, '\r\n')).to.deep.equal(after);
  });

  const added: Record<string, [before: string[], after: string[]]> = {
    'behind the name of the app': [
      ['version: 1', 'integrations:', '  - app: Sign_Callback  # ours', '    owner: me@acme.example'],
      [
        'version: 1',
        'integrations:',
        '  - app: Sign_Callback  # ours',
        `    secretRotatedOn: ${DATE}`,
        '    owner: me@acme.example',
      ],
    ],
    'at the end of a file without a last line break': [
      ['version: 1', 'integrations:', '- app: ExternalClientApp:Sign_Callback'],
      ['version: 1', 'integrations:', '- app: ExternalClientApp:Sign_Callback', `  secretRotatedOn: ${DATE}`],
    ],
    'in braces': [
      ['version: 1', 'integrations: [{ app: Sign_Callback }]'],
      ['version: 1', `integrations: [{ secretRotatedOn: ${DATE}, app: Sign_Callback }]`],
    ],
    'in an entry of an environment that has nothing else': [
      [
        'version: 1',
        'integrations:',
        '  - app: Sign_Callback',
        'environments:',
        '  production:',
        '    integrations:',
        '      Sign_Callback: {}',
      ],
      [
        'version: 1',
        'integrations:',
        '  - app: Sign_Callback',
        'environments:',
        '  production:',
        '    integrations:',
        `      Sign_Callback: { secretRotatedOn: ${DATE} }`,
      ],
    ],
    'to every service of the app': [
      [
        'version: 1',
        'integrations:',
        '  - app: Sign_Callback',
        '    service: A',
        '  - app: Sign_Callback',
        '    service: B',
      ],
      [
        'version: 1',
        'integrations:',
        '  - app: Sign_Callback',
        `    secretRotatedOn: ${DATE}`,
        '    service: A',
        '  - app: Sign_Callback',
        `    secretRotatedOn: ${DATE}`,
        '    service: B',
      ],
    ],
    'in the environment of the org that names the app': [
      [
        'version: 1',
        'integrations:',
        '  - app: Sign_Callback',
        '    secretRotatedOn: 2026-01-01',
        'environments:',
        '  sandbox:',
        '    integrations: { Sign_Callback: { secretRotatedOn: 2026-02-02 } }',
        '  production:',
        '    integrations:',
        '      Sign_Callback:',
        '        owner: prod@acme.example',
      ],
      [
        'version: 1',
        'integrations:',
        '  - app: Sign_Callback',
        '    secretRotatedOn: 2026-01-01',
        'environments:',
        '  sandbox:',
        '    integrations: { Sign_Callback: { secretRotatedOn: 2026-02-02 } }',
        '  production:',
        '    integrations:',
        '      Sign_Callback:',
        `        secretRotatedOn: ${DATE}`,
        '        owner: prod@acme.example',
      ],
    ],
  };
  for (const [where, [before, after]] of Object.entries(added)) {
    it(`adds the day ${where}`, () => {
      expect(record(before)).to.deep.equal(after);
      expect(record(before, '\r\n')).to.deep.equal(after);
    });
  }

  const places: Array<[title: string, text: string, policy: Policy, written: string | null]> = [
    [
      'an entry of an environment without a value',
      'integrations: [{ app: Sign_Callback }]\nenvironments:\n  production:\n    integrations:\n      Sign_Callback:\n',
      { version: 1, integrations: [{ app: 'Sign_Callback' }], environments: { production: {} } },
      `integrations: [{ app: Sign_Callback }]\nenvironments:\n  production:\n    integrations:\n      Sign_Callback: { secretRotatedOn: ${DATE} }\n`,
    ],
    [
      'no entry of an environment that is an alias',
      'x: &x { owner: me }\nintegrations: [{ app: Sign_Callback }]\nenvironments:\n  production:\n    integrations:\n      Sign_Callback: *x\n',
      { version: 1, integrations: [{ app: 'Sign_Callback' }], environments: { production: {} } },
      null,
    ],
    [
      'no file that is no mapping',
      '- app: Sign_Callback\n',
      { version: 1, integrations: [{ app: 'Sign_Callback' }] },
      null,
    ],
    [
      'no list of integrations that is an alias',
      'x: &x [{ app: Sign_Callback }]\nintegrations: *x\n',
      { version: 1, integrations: [{ app: 'Sign_Callback' }] },
      null,
    ],
    [
      'only integrations whose name is a text',
      'integrations: [{ app: 1 }, { app: Sign_Callback }]\n',
      { version: 1, integrations: [{ app: 'Sign_Callback' }] },
      `integrations: [{ app: 1 }, { secretRotatedOn: ${DATE}, app: Sign_Callback }]\n`,
    ],
    [
      'nothing where one of several services could not be changed',
      'integrations:\n  - app: Sign_Callback\n    secretRotatedOn: &day 2026-01-01\n  - app: Sign_Callback\n    secretRotatedOn: 2026-01-01\nx: *day\n',
      { version: 1, integrations: [{ app: 'Sign_Callback' }] },
      null,
    ],
  ];
  for (const [title, text, policy, written] of places) {
    it(`changes ${title}`, () => {
      expect(recordRotation(text, policy, { app: APP, org: ORG, date: DATE })).to.equal(written);
    });
  }

  it('changes nothing where no integration is of the app, or one is an alias of another', () => {
    expect(record(['version: 1', 'integrations:', '  - app: Other'])).to.equal(null);
    expect(
      record([
        'version: 1',
        'integrations:',
        '  - app: Sign_Callback',
        '    secretRotatedOn: &day 2026-01-01',
        '  - app: Other',
        '    secretRotatedOn: *day',
      ]),
    ).to.equal(null);
  });
});
