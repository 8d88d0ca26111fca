/**
 * The plugin's part of the CLI's own `sf doctor`: event `sf-doctor-<plugin>`, called with the doctor of
 * `@salesforce/plugin-info`. Touches no org, writes nothing and sends nothing.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Config, Interfaces } from '@oclif/core';
import { Lifecycle } from '@salesforce/core/lifecycle';
import { readAuditFiles } from '../cli/audit-files.js';
import { formerVariablesIn } from '../cli/secrets.js';
import { pluginChecks, type PluginState, type PolicyState } from '../doctor/plugin-diagnosis.js';
import { proxyVariablesIn } from '../doctor/proxy-variables.js';
import { isRecord } from '../text/is-record.js';
import { POLICY_FILE } from '../policy/policy-file-name.js';

const PLUGIN = 'sf-plugin-nhi';

/** What is used of the doctor. */
type Doctor = { addPluginData: (plugin: string, data: PluginState) => void; addSuggestion: (text: string) => void };

const policyState = async (): Promise<PolicyState> => {
  if (!existsSync(POLICY_FILE)) return 'none';
  return readAuditFiles({}).then(
    () => 'parses',
    () => 'faulty',
  );
};

/** The versions of Node that a package asks for, as text. */
const enginesOf = (engines: unknown): string =>
  isRecord(engines) && typeof engines.node === 'string' ? engines.node : '';

const stateOf = async (config: Pick<Config, 'plugins'>): Promise<PluginState> => {
  const plugin = config.plugins.get(PLUGIN);
  return {
    version: plugin?.version ?? '',
    node: process.versions.node,
    engines: enginesOf(plugin?.pjson.engines),
    manifest: plugin !== undefined && existsSync(path.join(plugin.root, 'oclif.manifest.json')),
    proxyVariables: proxyVariablesIn(process.env),
    policyFile: await policyState(),
    formerVariables: formerVariablesIn(process.env),
  };
};

const hook = async ({ config, doctor }: { config: Interfaces.Config; doctor: Doctor }): Promise<void> => {
  const state = await stateOf(config);
  doctor.addPluginData(PLUGIN, state);
  for (const { name, status, suggestion } of pluginChecks(state)) {
    if (suggestion !== null) doctor.addSuggestion(suggestion);
    await Lifecycle.getInstance().emit('Doctor:diagnostic', { testName: name, status });
  }
};

export default hook;
