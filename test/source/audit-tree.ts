/** Audits a tree of metadata source as the command does, without its output. */
import { evaluate } from '../../src/audit/evaluate.js';
import type { AuditReport, Finding } from '../../src/findings/audit-report.js';
import type { Policy } from '../../src/policy/policy.js';
import { sourceAlone } from '../../src/source/judged.js';
import { readSource } from '../../src/source/read-source.js';
import { inTree, type Files } from './tree.js';

const NOW = new Date('2026-11-27T12:00:00Z');

export const auditFolder = async (
  folder: string,
  { policy, directories = ['.'] }: { policy?: Policy; directories?: string[] } = {},
): Promise<AuditReport> => {
  const { inventory, source } = sourceAlone(await readSource(directories, { cwd: folder }), policy, NOW);
  return evaluate(inventory, { now: NOW, source, policy: policy && { file: 'nhi-policy.yml', policy } });
};

export const auditTree = async (files: Files, options: { policy?: Policy } = {}): Promise<AuditReport> =>
  inTree(files, async (folder) => auditFolder(folder, options));

export const ofRule = ({ findings }: AuditReport, rule: string): Finding[] =>
  findings.filter((finding) => finding.rule === rule);
