/** Gaps by the permission that would cure them. */
import { labelOfPermission } from '../platform/permissions.js';
import { gapName } from './gap-name.js';
import type { ReportGap } from './report.js';
import { listed, words } from './words.js';

/** Holds every permission that an audit can lack: `examples/auditor-permission-set`. */
export const AUDITOR_SET = 'NHI_Auditor';

const MOST_NAMES = 3;

/** `Manage Users (ManageUsers)`; the API name alone where its label is not known. */
export const permissionText = (name: string): string => {
  const label = labelOfPermission(name);
  return label === null ? name : words('permission', label, name);
};

/** API name of the permission to grant, the first where several are named; null where none is known to help. */
export const cureName = ({ grant = [] }: Pick<ReportGap, 'grant'>): string | null => grant[0] ?? null;

type Cured = {
  /** By the API name of the permission to grant. */
  cured: Map<string, ReportGap[]>;
  /** That no permission is known to cure. */
  others: ReportGap[];
};

export const byCure = (gaps: readonly ReportGap[]): Cured => {
  const cured = new Map<string, ReportGap[]>();
  for (const gap of gaps) {
    const name = cureName(gap);
    if (name !== null) cured.set(name, [...(cured.get(name) ?? []), gap]);
  }
  return { cured, others: gaps.filter((gap) => cureName(gap) === null) };
};

/** What to grant so that which sources can be read, in a sentence. */
export const cureOf = (cured: Cured['cured']): string => {
  const sources = [...new Set([...cured.values()].flat().map(gapName))];
  const permissions = [...cured.keys()].map(permissionText);
  return words('cure', listed(sources, MOST_NAMES), listed(permissions, MOST_NAMES), AUDITOR_SET);
};
