import { scopeOfConnectedApp, scopeToMetadata } from '../../platform/scopes.js';
import { fromSource, onSettings, type StepApp } from '../../steps/app.js';
import { stepWords } from '../../steps/texts.js';
import type { FixOf } from '../rule.js';

/**
 * Steps that leave an app with these scopes.
 *
 * @param key below `scope` in `messages/steps.rules.md`: what is to be done, with the scopes in question as its value
 */
export const changeScopes = (
  app: StepApp,
  key: string,
  scopes: readonly string[],
  wanted: readonly string[],
): FixOf => {
  const listed = (spelt: (name: string) => string | null): string | null =>
    [...new Set(wanted.map((name) => spelt(name) ?? name))].join(', ') || null;
  return (steps) => [
    ...onSettings(steps, app, stepWords(key, [scopes.join(', ')])),
    ...fromSource(steps, app, 'settings', [
      {
        ConnectedApp: { element: 'oauthConfig.scopes', value: listed(scopeOfConnectedApp) },
        ExternalClientApp: { element: 'commaSeparatedOauthScopes', value: listed(scopeToMetadata) },
      },
    ]),
  ];
};
