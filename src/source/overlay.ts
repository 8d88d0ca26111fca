/** Metadata source laid over what an org has, as a deploy would: an Inventory of the org as it would be. Pure. */
import { canonicalInventory } from '../inventory/canonical.js';
import { appKey, type App, type Gap, type Inventory } from '../inventory/inventory.js';
import { nameKey } from '../inventory/names.js';
import { layApps } from './apps-of.js';
import { classIds, layClasses } from './class-ids.js';
import { layAccess } from './lay-access.js';
import { layAttachments } from './lay-attachments.js';
import type { Members } from '../inventory/group-members.js';
import { SOURCES_OF_PARTS } from './lay-app.js';
import type { EcaPart, SourceParts } from './parts.js';
import type { SourceTree } from './read-source.js';
import { gapsOfUnknownRights } from './unknown-rights.js';

/** Keys of the apps of which the source has the file that a gap is about. */
const replacedBy = ({ connectedApps, externalClientApps }: SourceParts): Map<string, Set<string>> => {
  const keys = new Map<string, Set<string>>();
  const add = (source: string, key: string): void => {
    keys.set(source, (keys.get(source) ?? new Set()).add(nameKey(key)));
  };
  for (const name of connectedApps.keys()) add('ConnectedApp', appKey({ kind: 'ConnectedApp', name }));
  for (const [name, part] of externalClientApps) {
    for (const file of Object.keys(part) as Array<keyof EcaPart>) {
      add(SOURCES_OF_PARTS[file], appKey({ kind: 'ExternalClientApp', name }));
    }
  }
  return keys;
};

/** What of an org could not be read and is in the source is not missing any more. */
const gapsAfter = (gaps: readonly Gap[], replaced: ReadonlyMap<string, Set<string>>): Gap[] =>
  gaps.flatMap((gap) => {
    const keys = replaced.get(gap.source);
    if (gap.subjects === undefined || keys === undefined) return gap;
    const subjects = gap.subjects.filter((subject) => !keys.has(nameKey(subject)));
    return subjects.length === 0 ? [] : { ...gap, subjects };
  });

const countAfter = (count: number | null, added: readonly App[], kind: App['kind']): number | null =>
  count === null ? null : count + added.filter((app) => app.kind === kind).length;

/** @param members of the groups of the org */
export const overlay = (tree: SourceTree, org: Inventory, members: Members): Inventory => {
  const { parts } = tree;
  const laid = layApps(tree, org.apps);
  const classes = classIds(org);
  const access = layAccess(parts, org, classes, members);
  return canonicalInventory({
    ...org,
    ...access,
    apps: laid.apps,
    counts: {
      connectedApps: countAfter(org.counts.connectedApps, laid.added, 'ConnectedApp'),
      externalClientApps: countAfter(org.counts.externalClientApps, laid.added, 'ExternalClientApp'),
    },
    apexRestClasses: layClasses(parts.apexClasses, org.apexRestClasses, classes),
    entityAccess: layAttachments(access, laid, { users: org.users, groups: parts.permissionSetGroups, members }),
    settings: { ...org.settings, ...parts.settings },
    gaps: [
      ...gapsAfter(org.gaps, replacedBy(parts)),
      ...tree.gaps,
      ...laid.gaps,
      ...gapsOfUnknownRights(parts, org, members),
    ],
  });
};
