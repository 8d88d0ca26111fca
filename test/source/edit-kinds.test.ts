import { expect } from 'chai';
import fc from 'fast-check';
import type { Policy } from '../../src/policy/policy.js';
import { addExternalClientApp, addPermissionSet, addUser, assign } from '../fake-org/builders/index.js';
import { startFakeOrg, type FakeOrg } from '../fake-org/index.js';
import { ADMIN, smallOrg } from '../org/small-org.js';
import { overlayFiles, readOrg, type ReadOrg } from './overlay-tree.js';
import { sourceOfOrg } from './source-of-org.js';
import { metadata, type Files } from './tree.js';

/** An edit of the file whose name contains `file`, and what it brings and mends. */
type Edit = { what: string; file: string; edit: (text: string) => string; changes: string[] };

const value =
  (element: string, to: string) =>
  (text: string): string =>
    text.replace(new RegExp(`(<${element}>)[^<]*`), `$1${to}`);
const added =
  (element: string) =>
  (text: string): string =>
    text.replace(/(<\/[A-Za-z]+>\s*)$/, `${element}$1`);
const without =
  (pattern: RegExp) =>
  (text: string): string =>
    text.replace(pattern, '');
const permission = (name: string, enabled = true): string =>
  `<userPermissions><enabled>${enabled}</enabled><name>${name}</name></userPermissions>`;

/** None of them speaks of what another speaks of, so that any of them can come together. */
const EDITS: readonly Edit[] = [
  {
    what: 'a permission set comes to give what administrators have',
    file: 'Sign_Callback_Access.permissionset',
    edit: added(permission('ManageUsers')),
    changes: ['run-as-overprivileged new'],
  },
  {
    what: 'a class can no longer be called',
    file: 'Sign_Callback_Access.permissionset',
    edit: value('enabled', 'false'),
    changes: ['endpoint-no-access new'],
  },
  {
    what: 'a right on an object is taken away',
    file: 'Sign_Callback_Access.permissionset',
    edit: (text) => text.replace(/(<allow(?:Edit|Read)>)true/g, '$1false'),
    changes: ['run-as-access-missing new'],
  },
  {
    what: 'a profile loses its ranges of addresses to one that restricts nothing',
    file: 'Minimum Access - API Only Integrations.profile',
    edit: (text) => text.replace('198.51.100.0', '0.0.0.0').replace('198.51.100.255', '255.255.255.255'),
    changes: ['app-ip-unrestricted new', 'app-ip-unrestricted new', 'app-ip-unrestricted new'],
  },
  {
    what: 'a connected app lets everybody in',
    file: 'Order_Sync.connectedApp',
    edit: value('isAdminApproved', 'false'),
    changes: ['app-self-authorize new'],
  },
  {
    what: 'a connected app loses the scope that nobody needs',
    file: 'Order_Sync.connectedApp',
    edit: without(/<scopes>RefreshToken<\/scopes>/),
    changes: ['scope-delegated fixed'],
  },
  {
    what: 'an external client app gets a scope, and another that it has goes',
    file: '.ecaOauth-',
    edit: value('commaSeparatedOauthScopes', 'Api, Full'),
    changes: ['scope-delegated new', 'scope-excess fixed'],
  },
  {
    what: 'an external client app lets everybody in',
    file: 'Second_oauthPlcy_p.ecaOauthPlcy',
    edit: value('permittedUsersPolicyType', 'AllSelfAuthorized'),
    changes: ['app-self-authorize new'],
  },
  {
    what: 'secrets can be read no more',
    file: 'ExternalClientApp.settings',
    edit: value('enableConsumerSecretApiAccess', 'false'),
    changes: ['secret-readable-by-api fixed'],
  },
  {
    what: 'an app is switched off',
    file: 'Second_plcy.ecaPlcy',
    edit: value('isEnabled', 'false'),
    changes: ['app-disabled new'],
  },
];

const POLICY: Policy = {
  version: 1,
  integrations: [
    {
      app: 'Sign_Callback',
      endpoint: '/services/apexrest/sign/callback',
      access: { objects: { Contract: ['read', 'edit'] } },
    },
    { app: 'Order_Sync' },
    { app: 'Second' },
  ],
};

describe('an edit of source', () => {
  let fake: FakeOrg;
  let read: ReadOrg;
  let files: Files;
  before(async () => {
    const org = smallOrg();
    const [profile] = org.profiles.filter(({ name }) => name.startsWith('Minimum'));
    if (profile === undefined) throw new Error('no profile');
    const user = addUser(org, { username: 'second@acme.example', profile });
    const set = addPermissionSet(org, { name: 'Second_Access' });
    assign(org, user, set);
    addExternalClientApp(org, {
      name: 'Second',
      contactEmail: 'o@acme.example',
      runAs: user,
      preauthorized: [set],
      components: { policy: 'Second_oauthPlcy_p' },
    });
    fake = await startFakeOrg(org);
    read = await readOrg(fake, ADMIN);
    files = sourceOfOrg(org);
  });
  after(async () => fake.close());

  const edited = (edits: readonly Edit[]): Files => {
    const all = { ...files };
    for (const { what, file, edit } of edits) {
      const [name] = Object.keys(all).filter(
        (one) => one.includes(`/${file}`) || one.includes(`Sign_Callback_oauth${file}`),
      );
      if (name === undefined) throw new Error(`no file for: ${what}`);
      const text = edit(String(all[name]));
      expect(text, what).to.not.equal(all[name]);
      all[name] = text;
    }
    return all;
  };
  const changesOf = async (tree: Files): Promise<string[]> =>
    (await overlayFiles(tree, read, POLICY)).findings
      .filter(({ rule, change }) => !rule.startsWith('source-') && (change === 'new' || change === 'fixed'))
      .map(({ rule, change }) => `${rule} ${change}`)
      .sort();

  for (const edit of EDITS) {
    it(`brings and mends exactly what it says: ${edit.what}`, async () => {
      expect(await changesOf(edited([edit]))).to.deep.equal([...edit.changes].sort());
    });
  }

  it('does so whichever come together', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray([...EDITS], { minLength: 2 }), async (edits) => {
        expect(await changesOf(edited(edits))).to.deep.equal(edits.flatMap(({ changes }) => changes).sort());
      }),
      { numRuns: 5 },
    );
  });

  it('of a class that no longer answers to the path', async () => {
    const [name] = Object.keys(files).filter((one) => one.endsWith('SignCallback.cls'));
    const moved = String(files[name ?? '']).replaceAll("'/sign/callback'", "'/elsewhere'");
    expect(await changesOf({ ...files, [name ?? '']: moved })).to.include('endpoint-not-found new');
  });

  it('of one half of the flow alone', async () => {
    const off = edited([
      {
        what: 'off',
        file: 'Second_oauthPlcy_p.ecaOauthPlcy',
        edit: value('isClientCredentialsFlowEnabled', 'false'),
        changes: [],
      },
    ]);
    expect(await changesOf(off)).to.include('flow-half-enabled new');
  });

  it('of nothing, where a file is left out: what the org has stays', async () => {
    expect(await changesOf({ 'a/classes/X.cls': 'class X {}' })).to.deep.equal([]);
    expect(await changesOf({ 'a/X.permissionset': metadata('PermissionSet', { label: 'X' }) })).to.deep.equal([]);
  });
});
