import { expect } from 'chai';
import type { Integration } from '../../../src/policy/policy.js';
import { declaredIn, policyEdit } from '../../../src/provision/scaffold/policy-edit.js';
import { policyEntry } from '../../../src/provision/scaffold/policy-entry.js';
import { onPosix } from '../../support/only-here.js';
import { aSpec } from './requests.js';

const entry = policyEntry(
  aSpec({
    endpoint: '/services/apexrest/sign',
    scopes: ['chatter_api'],
    access: {
      permissions: ['RunReports'],
      objects: [['Contract', ['edit']]],
      fields: [['Contract.Description', ['read']]],
    },
  }),
  null,
);

const differs = async (declared: Partial<Integration>): Promise<boolean> => {
  const integration = { app: 'Sign_Callback', ...declared };
  const policy = { file: 'nhi-policy.yml', policy: { version: 1 as const, integrations: [integration] } };
  return (await policyEdit(policy, entry, [integration])).differs;
};

describe('the policy file of a scaffolded app', () => {
  it('says the same in other words, or less, and is no other declaration then', async () => {
    const same: Array<Partial<Integration>> = [
      {},
      { owner: 'somebody', service: 'else', secretRotatedOn: '2026-01-01', username: 'a@b.c' },
      { endpoint: 'https://acme.my.salesforce.com/services/apexrest/sign' },
      { scopes: ['Chatter', 'API'] },
      { permissionSets: ['More', 'Sign_Callback_Access'] },
      {
        access: {
          permissions: ['runreports', 'ApiEnabled', 'ApiUserOnly'],
          objects: { contract: ['read', 'edit'] },
          fields: { 'Contract.Description': ['read'] },
        },
      },
    ];
    for (const declared of same) expect(await differs(declared), JSON.stringify(declared)).to.equal(false);
  });

  it('says something else, and is', async () => {
    const other: Array<Partial<Integration>> = [
      { endpoint: '/services/apexrest/other' },
      { scopes: ['api'] },
      { permissionSets: ['Another'] },
      { access: { objects: { Contract: ['read'] } } },
      { access: {} },
      {
        access: {
          permissions: ['RunReports'],
          objects: { Contract: ['edit'] },
          fields: { 'Contract.Description': ['read'] },
        },
      },
    ];
    for (const declared of other) expect(await differs(declared), JSON.stringify(declared)).to.equal(true);
  });

  it('is of the app by its name, in any case and with its kind, and not of a connected app', () => {
    const integrations = ['sign_callback', 'ExternalClientApp:Sign_Callback', 'ConnectedApp:Sign_Callback', 'Sign'];
    const policy = { file: 'x', policy: { version: 1 as const, integrations: integrations.map((app) => ({ app })) } };
    expect(declaredIn(policy, 'Sign_Callback').map(({ app }) => app)).to.deep.equal(integrations.slice(0, 2));
    expect(declaredIn(undefined, 'Sign_Callback')).to.deep.equal([]);
  });

  onPosix('is shown what it cannot take, where it is no ordinary file', async () => {
    const policy = { file: '/dev/null', policy: { version: 1 as const } };
    const edit = await policyEdit(policy, entry, []);
    expect([edit.policy.state, edit.write]).to.deep.equal(['shown', []]);
  });
});
