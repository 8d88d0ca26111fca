/** The permission sets for auditors under `examples/`. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { ROOT } from './processes.js';

const FOLDER = path.join(ROOT, 'examples', 'auditor-permission-set', 'force-app', 'main', 'default', 'permissionsets');

type Parsed = { PermissionSet: { userPermissions: Array<{ enabled: boolean; name: string }> } };

/** API names of the permissions that one of the sets grants. */
export const permissionsOfExample = (name: 'NHI_Auditor' | 'NHI_Auditor_Limited'): string[] => {
  const xml = readFileSync(path.join(FOLDER, `${name}.permissionset-meta.xml`), 'utf8');
  const { PermissionSet: set } = new XMLParser().parse(xml) as Parsed;
  return set.userPermissions.filter(({ enabled }) => enabled).map(({ name: permission }) => permission);
};
