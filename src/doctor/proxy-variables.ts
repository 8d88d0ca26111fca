/** Variables of the environment that send requests through a proxy, or around one. */
const PROXY_VARIABLES = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'https_proxy', 'http_proxy', 'no_proxy'];

/** Names of those that are set; their values may hold a password, and are nobody's business. */
export const proxyVariablesIn = (env: NodeJS.ProcessEnv): string[] =>
  PROXY_VARIABLES.filter((name) => (env[name] ?? '') !== '');
