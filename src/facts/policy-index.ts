import { nameKeysOf } from '../inventory/apps.js';
import type { App } from '../inventory/inventory.js';
import { nameKey } from '../inventory/names.js';
import type { OrgIntegration, OrgPolicy } from '../policy/environments.js';

/** A policy with its integrations found by app. */
export type PolicyIndex = {
  policy: OrgPolicy;
  /** The endpoint of every app was given with the command, and stands in no policy file. */
  endpointGiven: boolean;
  /** Integrations that are declared for the app, by its name or `kind:name`. */
  integrationsOf(app: Pick<App, 'kind' | 'name'>): OrgIntegration[];
};

export const indexPolicy = (policy: OrgPolicy): PolicyIndex => {
  const byName = Map.groupBy(policy.integrations, ({ app }) => nameKey(app));
  return {
    policy,
    endpointGiven: false,
    integrationsOf: (app) => nameKeysOf(app).flatMap((key) => byName.get(key) ?? []),
  };
};

const NOTHING_DECLARED: OrgPolicy = { defaults: {}, integrations: [], rules: {}, waivers: [] };

/** The same with this endpoint in place of those that are declared, for every app. */
export const withEndpoint = (index: PolicyIndex | null, endpoint: string): PolicyIndex => ({
  policy: index?.policy ?? NOTHING_DECLARED,
  endpointGiven: true,
  integrationsOf(app) {
    const [first, ...others] = index?.integrationsOf(app) ?? [];
    return [
      { app: app.name, declaredAs: app.name, ...first, endpoint },
      ...others.map((other) => ({ ...other, endpoint: undefined })),
    ];
  },
});
