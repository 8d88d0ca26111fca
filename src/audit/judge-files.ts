/** Asks the rules about metadata source of files that belong to no app which gets checks. */
import { appKey, type App } from '../inventory/inventory.js';
import type { FilesOf } from '../inventory/files-of.js';
import { factsOfFiles } from '../facts/source-components.js';
import type { Finding } from '../findings/audit-report.js';
import { sourceRules } from '../rules/registry.js';
import type { Rule } from '../rules/rule.js';
import { aboutApp, judge, type JudgeBy } from './judge.js';

/** A secret is one whatever the app does with it, and what a broken file says is not known. */
const WHATEVER_THE_FLOW = ['source-invalid', 'source-secret-committed'];

const isKnownOff = ({ flow, runAs }: App): boolean =>
  flow.settings === false && flow.policy === false && runAs.state === 'missing';

const rulesFor = (app: App): Rule[] =>
  sourceRules.filter(({ id, level }) => level === 'app' && (!isKnownOff(app) || WHATEVER_THE_FLOW.includes(id)));

/**
 * @param unchecked apps that get no checks
 * @param withFilesOfNoApp not only apps that were asked for by name
 */
export const judgeFiles = (
  files: FilesOf,
  unchecked: readonly App[],
  { nameOf, withFilesOfNoApp }: { nameOf: (app: App) => string; withFilesOfNoApp: boolean },
  by: JudgeBy,
): Finding[] => [
  ...unchecked.flatMap((app) => {
    const components = files(appKey(app));
    if (components.length === 0) return [];
    const about = aboutApp(app, nameOf(app));
    return judge(rulesFor(app), factsOfFiles(components), about, by).findings;
  }),
  ...(withFilesOfNoApp ? judge(sourceRules, factsOfFiles(files(null)), null, by).findings : []),
];
