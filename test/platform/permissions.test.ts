import { expect } from 'chai';
import type { Source } from '../../src/inventory/inventory.js';
import {
  DECIDING_PERMISSIONS,
  everyOrgHas,
  opensAllOf,
  permissionFor,
  permissionNamed,
  unknownPermissions,
} from '../../src/platform/permissions.js';
import { createSchema } from '../fake-org/schema/schema.js';
import { newOrg } from '../fake-org/builders/index.js';

describe('what opens a source', () => {
  for (const [source, held, name] of [
    ['ApexClass', null, 'ViewSetup'],
    ['ConnectedApp', [], 'ModifyMetadata'],
    ['ExtlClntAppOauthPlcyCnfg', ['ViewSetup'], 'ExternalClientAppViewer'],
    ['LoginHistory', null, 'MonitorLoginHistory'],
    ['Profile', [], 'ViewSetup'],
    ['User', null, 'ViewAllUsers'],
    ['UserLogin', null, 'ManageUsers'],
  ] as Array<[Source, string[] | null, string]>) {
    it(`is ${name} for ${source}`, () => {
      expect(permissionFor(source, held)?.name).to.equal(name);
      expect(permissionFor(source, held)?.label).to.be.a('string').that.does.not.equal(name);
    });
  }

  it('is never what the caller has already', () => {
    expect(permissionFor('Profile', ['ViewSetup'])).to.deep.equal(permissionNamed('ModifyMetadata'));
    expect(permissionFor('Profile', ['ViewSetup', 'ModifyMetadata'])).to.equal(null);
    expect(permissionFor('ConnectedApp', ['ModifyMetadata'])).to.equal(null);
  });

  it('is nothing for what every caller may read', () => {
    expect(permissionFor('Organization')).to.equal(null);
    expect(permissionFor('UserPermissionAccess')).to.equal(null);
  });

  it('takes other permissions for enough without advising them', () => {
    expect(opensAllOf('LoginHistory')).to.deep.equal(['MonitorLoginHistory', 'ManageUsers']);
    expect(opensAllOf('Organization')).to.deep.equal([]);
    expect(opensAllOf('SetupAuditTrail')).to.include('ViewSetupAuditTrail');
  });

  it('tells objects that every org has from those of a feature', () => {
    expect(everyOrgHas('SetupEntityAccess')).to.equal(true);
    expect(everyOrgHas('ExternalClientApplication')).to.equal(false);
  });

  it('names the permissions of which an org has no column', () => {
    const columns = DECIDING_PERMISSIONS.map((name) => `Permissions${name}`);
    expect(unknownPermissions(new Set(columns))).to.deep.equal([]);
    expect(unknownPermissions(new Set(columns.slice(1)))).to.deep.equal([DECIDING_PERMISSIONS[0]]);
  });

  it('knows permissions only that Salesforce has', () => {
    const columns = createSchema(newOrg({ now: new Date() })).find('UserPermissionAccess', 68)?.fields;
    const unknown = DECIDING_PERMISSIONS.filter((name) => !columns?.has(`permissions${name}`.toLowerCase()));
    expect(unknown).to.deep.equal([]);
  });
});
