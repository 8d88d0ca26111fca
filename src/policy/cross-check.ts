/** What no schema can say: where one part of a policy has to fit another. Takes data of any shape. */
import type { Problem } from './mistake.js';
import type { RuleName } from './policy.js';
import { isRecord } from '../text/is-record.js';
import { policyText } from './texts.js';

type Mapping = Record<string, unknown>;

const mapping = (value: unknown): Mapping => (isRecord(value) ? value : {});
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const waiverProblems = (waivers: unknown, path: Problem['path'], rules: readonly RuleName[]): Problem[] =>
  list(waivers).flatMap((waiver, index): Problem[] => {
    const { rule, app } = mapping(waiver);
    const level = rules.find(({ id }) => id === rule)?.level;
    const at = { path: [...path, index, 'app'], at: 'value' } as const;
    if (level === 'app' && app === undefined) return [{ ...at, text: policyText('appMissing') }];
    if (level === 'org' && app !== undefined && app !== '*') return [{ ...at, text: policyText('appOfOrgRule') }];
    return [];
  });

const undeclaredApps = (environments: Mapping, integrations: unknown): Problem[] => {
  const apps = list(integrations)
    .map((integration) => mapping(integration)['app'])
    .filter((app) => typeof app === 'string');
  const declared = new Set(apps.map((app) => app.trim().toLowerCase()));
  return Object.entries(environments).flatMap(([name, environment]) =>
    Object.keys(mapping(mapping(environment)['integrations']))
      .filter((app) => !declared.has(app.trim().toLowerCase()))
      .map((app) => ({
        path: ['environments', name, 'integrations', app],
        at: 'key',
        text: policyText('environmentApp'),
        near: { given: app, names: apps },
      })),
  );
};

export const crossCheck = (data: unknown, rules: readonly RuleName[]): Problem[] => {
  const policy = mapping(data);
  const environments = mapping(policy['environments']);
  return [
    ...undeclaredApps(environments, policy['integrations']),
    ...waiverProblems(policy['waivers'], ['waivers'], rules),
    ...Object.entries(environments).flatMap(([name, environment]) =>
      waiverProblems(mapping(environment)['waivers'], ['environments', name, 'waivers'], rules),
    ),
  ];
};
