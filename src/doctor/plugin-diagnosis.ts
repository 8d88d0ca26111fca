/** What the CLI's own `sf doctor` hears of this plugin. Pure: no org, no file and no network. */
import { bundle } from '../text/messages.js';

const messages = bundle('doctor.plugin');

/** `none`: no policy file in the working directory. */
export type PolicyState = 'faulty' | 'none' | 'parses';

export type PluginState = {
  version: string;
  /** For instance `22.19.0`. */
  node: string;
  /** Versions of Node that the plugin is for. */
  engines: string;
  /** The manifest of oclif, without which each command of the CLI starts later. */
  manifest: boolean;
  /** Names of the variables that are set, never their values. */
  proxyVariables: string[];
  policyFile: PolicyState;
  /** Former variables of secrets that are set, which the CLI writes to its log. */
  formerVariables: string[];
};

export type PluginCheck = { name: string; status: 'pass' | 'warn'; suggestion: string | null };

const check = (id: string, fine: boolean, ...tokens: string[]): PluginCheck => ({
  name: messages.getMessage(`check.${id}`),
  status: fine ? 'pass' : 'warn',
  suggestion: fine ? null : messages.getMessage(`suggestion.${id}`, tokens),
});

export const pluginChecks = (state: PluginState): PluginCheck[] => [
  check('manifest', state.manifest),
  check('policyFile', state.policyFile !== 'faulty'),
  check('secrets', state.formerVariables.length === 0, state.formerVariables.join(', ')),
];
