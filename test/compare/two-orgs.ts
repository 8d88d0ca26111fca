/** A sandbox and a production org with the same healthy integration; a test names what differs on either side. */
import { createHash } from 'node:crypto';
import type { Inventory } from '../../src/inventory/inventory.js';
import { apexClass, CLASS_ID } from '../support/apex-classes.js';
import { ACCESS_SET_ID, externalClientApp, id, inventory, permissionSet, user } from '../support/inventory.js';

export const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

export const SANDBOX_USER = 'sign.bot@example.com.uat';
export const PRODUCTION_USER = 'sign.bot@example.com';

const access: Partial<Inventory> = {
  permissionSets: [
    ...inventory().permissionSets.filter(({ ownedByProfile }) => ownedByProfile),
    permissionSet({ permissions: ['ApiEnabled', 'ViewEventLogFiles'] }),
  ],
  objectAccess: [{ permissionSetId: ACCESS_SET_ID, object: 'Contract', rights: ['edit', 'read'] }],
  fieldAccess: [{ permissionSetId: ACCESS_SET_ID, field: 'Contract.Status', rights: ['edit', 'read'] }],
  entityAccess: [...inventory().entityAccess, { permissionSetId: ACCESS_SET_ID, type: 'ApexClass', id: CLASS_ID }],
  apexRestClasses: [apexClass()],
  apexClassNames: [{ id: CLASS_ID, namespace: null, name: 'SignCallback' }],
};

export const production = (changes: Partial<Inventory> = {}): Inventory =>
  inventory({ apps: [externalClientApp({ consumerKeyDigest: digest('production') })], ...access, ...changes });

export const sandbox = (changes: Partial<Inventory> = {}): Inventory =>
  production({
    org: {
      ...inventory().org,
      id: id('00D', 2),
      instanceUrl: 'https://example--uat.sandbox.my.salesforce.com',
      instanceName: 'EU1S',
      isSandbox: true,
      username: 'admin@example.com.uat',
    },
    apps: [
      externalClientApp({
        consumerKeyDigest: digest('sandbox'),
        contactEmail: 'platform@example.com.invalid',
        runAs: { state: 'configured', username: SANDBOX_USER },
      }),
    ],
    users: [user({ username: SANDBOX_USER, email: 'platform@example.com.invalid' })],
    ...changes,
  });
