/** Variables of the environment that send requests through a proxy, or around one. */
const PROXY_VARIABLE = /^(?:https?|no)_proxy$/i;

/** By either of these they are looked for. */
const looksFor = (name: string): string[] => [name.toUpperCase(), name.toLowerCase()];

/**
 * Names of those that are set, as they are spelt; their values may hold a password, and are nobody's business. On
 * Windows one variable answers to its name in any case, and is one.
 */
export const proxyVariablesIn = (env: NodeJS.ProcessEnv, platform = process.platform): string[] =>
  Object.keys(env)
    .filter((name) => PROXY_VARIABLE.test(name) && (env[name] ?? '') !== '')
    .filter((name) => platform === 'win32' || looksFor(name).includes(name))
    .sort();
