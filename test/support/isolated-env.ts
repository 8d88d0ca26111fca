import path from 'node:path';
import { UNMEASURED } from './processes.js';

/** Switches that keep the CLI off the network, out of the keychain and free of background work. */
const QUIET = {
  OCLIF_DISABLE_LINKED_ESM_WARNING: '1',
  SF_AUTOUPDATE_DISABLE: 'true',
  SF_DISABLE_AUTOUPDATE: 'true',
  SF_DISABLE_DNS_CHECK: 'true',
  SF_DISABLE_LOG_FILE: 'true',
  SF_DISABLE_TELEMETRY: 'true',
  SF_HIDE_RELEASE_NOTES: 'true',
  SF_SKIP_NEW_VERSION_CHECK: 'true',
  SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
};

/** Prefixes and names of the variables through which a developer's own settings would leak in. */
const FOREIGN =
  /^(sf_|sfdx_|nhi_|oclif_|force_|forcedotcom_|xdg_|npm_)|^(https?_proxy|all_proxy|no_proxy|node_options|node_env|ci|force_color|no_color)$/i;

/**
 * The environment of a child process that sees neither the user's Salesforce CLI settings nor a proxy: everything that
 * it keeps goes below `home`.
 */
export const isolatedEnv = (home: string, extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.test(name))),
  ...QUIET,
  ...UNMEASURED,
  HOME: home,
  USERPROFILE: home,
  LOCALAPPDATA: path.join(home, 'AppData', 'Local'),
  XDG_CACHE_HOME: path.join(home, '.cache'),
  XDG_CONFIG_HOME: path.join(home, '.config'),
  XDG_DATA_HOME: path.join(home, '.local', 'share'),
  XDG_STATE_HOME: path.join(home, '.local', 'state'),
  TMPDIR: path.join(home, 'tmp'),
  TEMP: path.join(home, 'tmp'),
  TMP: path.join(home, 'tmp'),
  ...extra,
});
