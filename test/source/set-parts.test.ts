import path from 'node:path';
import { expect } from 'chai';
import type { Policy } from '../../src/policy/policy.js';
import { readSource, type SourceTree } from '../../src/source/read-source.js';
import { partOfSet } from '../../src/source/set-parts.js';
import { auditTree, ofRule } from './audit-tree.js';
import { ecaFiles, inTree, metadata, projectFile, type Files } from './tree.js';

const HOME = 'force-app/main/default/permissionsets/My_Set';

const own = { label: 'My Set', hasActivationRequired: false, license: 'Salesforce' };
const classAccess = (apexClass: string, enabled: boolean) => ({ apexClass, enabled });
const fieldPermission = (field: string, editable: boolean) => ({ editable, field, readable: true });
const contract = {
  allowCreate: true,
  allowDelete: false,
  allowEdit: true,
  allowRead: true,
  modifyAllRecords: false,
  object: 'Contract',
  viewAllRecords: false,
};
const userPermission = (name: string) => ({ enabled: true, name });
const set = (elements: object): string => metadata('PermissionSet', { ...elements });

const inOneFile: Files = {
  'force-app/main/default/permissionsets/My_Set.permissionset-meta.xml': set({
    ...own,
    classAccesses: [classAccess('Foo', true), classAccess('Bar', false)],
    fieldPermissions: [fieldPermission('Contract.Status', true), fieldPermission('Account.X', false)],
    objectPermissions: [contract],
    userPermissions: [userPermission('ApiEnabled'), userPermission('ModifyAllData')],
  }),
};
/** As `sf project convert source-behavior --behavior decomposePermissionSetBeta` writes it. */
const inManyFiles: Files = {
  [`${HOME}/My_Set.permissionset-meta.xml`]: set(own),
  [`${HOME}/classAccesses/Bar.classAccess-meta.xml`]: metadata('ClassAccess', classAccess('Bar', false)),
  [`${HOME}/classAccesses/Foo.classAccess-meta.xml`]: metadata('ClassAccess', classAccess('Foo', true)),
  [`${HOME}/fieldPermissions/Account.X.fieldPermission-meta.xml`]: metadata(
    'FieldPermission',
    fieldPermission('Account.X', false),
  ),
  [`${HOME}/fieldPermissions/Contract.Status.fieldPermission-meta.xml`]: metadata(
    'FieldPermission',
    fieldPermission('Contract.Status', true),
  ),
  [`${HOME}/objectPermissions/Contract.objectPermission-meta.xml`]: metadata('ObjectPermission', contract),
  [`${HOME}/tabSettings/Contract.tabSetting-meta.xml`]: metadata('TabSetting', { tab: 'Contract' }),
  [`${HOME}/userPermissions/ApiEnabled.userPermission-meta.xml`]: metadata(
    'UserPermission',
    userPermission('ApiEnabled'),
  ),
  [`${HOME}/userPermissions/ModifyAllData.userPermission-meta.xml`]: metadata(
    'UserPermission',
    userPermission('ModifyAllData'),
  ),
};
/** The same of decomposePermissionSetBeta2. */
const byKind: Files = {
  [`${HOME}/My_Set.permissionset-meta.xml`]: set(own),
  [`${HOME}/My_Set.classAccess-meta.xml`]: set({
    classAccesses: [classAccess('Foo', true), classAccess('Bar', false)],
  }),
  [`${HOME}/My_Set.flowAccess-meta.xml`]: set({ flowAccesses: [{ enabled: true, flow: 'F' }] }),
  [`${HOME}/My_Set.userPermission-meta.xml`]: set({
    userPermissions: [userPermission('ApiEnabled'), userPermission('ModifyAllData')],
  }),
  [`${HOME}/objectSettings/Account.objectSettings-meta.xml`]: set({
    fieldPermissions: [fieldPermission('Account.X', false)],
  }),
  [`${HOME}/objectSettings/Contract.objectSettings-meta.xml`]: set({
    fieldPermissions: [fieldPermission('Contract.Status', true)],
    objectPermissions: [contract],
  }),
};

const read = async (files: Files): Promise<SourceTree> =>
  inTree({ ...projectFile(), ...files }, async (folder) => readSource(['.'], { cwd: folder }));

const sorted = ({ parts: { permissionSets } }: SourceTree): unknown =>
  [...permissionSets].map(([name, { rights, ...rest }]) => ({
    name,
    ...rest,
    rights: Object.fromEntries(
      Object.entries(rights).map(([key, list]) => [key, list.map((one) => JSON.stringify(one)).sort()]),
    ),
  }));

describe('a permission set that is kept in several files', () => {
  for (const [preset, files] of [
    ['decomposePermissionSetBeta', inManyFiles],
    ['decomposePermissionSetBeta2', byKind],
  ] as const) {
    it(`gives what it gives in one (${preset})`, async () => {
      const tree = await read(files);
      expect(tree.gaps).to.deep.equal([]);
      expect(tree.components.flatMap(({ marks }) => marks)).to.deep.equal([]);
      expect(sorted(tree)).to.deep.equal(sorted(await read(inOneFile)));
    });

    it(`is where the file is that gives a permission (${preset})`, async () => {
      const policy: Policy = { version: 1, integrations: [{ app: 'Sign', permissionSets: ['My_Set'] }] };
      const report = await auditTree({ ...projectFile(), ...ecaFiles('Sign'), ...files }, { policy });
      const [admin] = ofRule(report, 'run-as-overprivileged');
      expect(admin?.location?.file).to.match(/\.userPermission-meta\.xml$/);
      expect(admin?.status).to.equal('fail');
    });
  }

  it('counts without its own file, too', async () => {
    const { [`${HOME}/My_Set.permissionset-meta.xml`]: _, ...parts } = byKind;
    const [given] = [...(await read(parts)).parts.permissionSets.values()];
    expect(given?.rights.granted).to.deep.equal(['ApiEnabled', 'ModifyAllData']);
  });

  it('that is in two folders, or in one file besides: neither counts', async () => {
    const moved = Object.fromEntries(
      Object.entries(byKind).map(([name, content]) => [name.replace('main/default', 'other'), content]),
    );
    for (const files of [
      { ...byKind, ...moved },
      { ...byKind, ...inOneFile },
    ]) {
      const tree = await read(files);
      expect(tree.gaps.map(({ source, reason }) => `${source} ${reason}`)).to.deep.equal(['PermissionSet error']);
      expect([...tree.parts.permissionSets.keys()]).to.deep.equal([]);
    }
  });

  for (const [what, file, content] of [
    ['that is broken', 'userPermissions/A.userPermission-meta.xml', '<UserPermission>'],
    ['of another root', 'userPermissions/A.userPermission-meta.xml', '<html/>'],
    ['of a kind that nobody knows', 'A.newKind-meta.xml', '<PermissionSet/>'],
  ] as const) {
    it(`has a gap for a part ${what}`, async () => {
      const tree = await read({ ...inManyFiles, [`${HOME}/${file}`]: content });
      expect(tree.gaps.map(({ source, reason }) => `${source} ${reason}`)).to.deep.equal(['PermissionSet error']);
    });
  }

  it('tells its parts by their names and places', () => {
    const of = (file: string) => partOfSet(file.split('/').join(path.sep));
    const home = ['a', 'permissionsets', 'X'].join(path.sep);
    expect(of('a/permissionsets/X/X.classAccess-meta.xml')).to.include({ name: 'X', home });
    expect(of('a/permissionsets/X/objectSettings/O.objectSettings-meta.xml')).to.include({ name: 'X', home });
    expect(of('a/elsewhere/X.classAccess-meta.xml')).to.equal('notKnown');
    expect(of('permissionsets/main/default/objects/O/O.object-meta.xml')).to.equal(null);
    expect(of('permissionsets/main/classes/C.cls-meta.xml')).to.equal(null);
    expect(of('a/permissionsets/X/pageAccesses/P.pageAccess-meta.xml')).to.equal(null);
  });
});
