import type { OrgConnection } from '../../src/org/client/client.js';
import type { FakeOrg } from '../fake-org/index.js';

export type ConnectionOptions = {
  apiVersion?: string;
  /** Renews the session; without it the connection was made from an access token. */
  refresh?: () => Promise<string>;
};

/** A session of the user, as the CLI hands it to a command. */
export const connectionTo = (
  org: FakeOrg,
  username: string,
  { apiVersion = '64.0', refresh }: ConnectionOptions = {},
): OrgConnection => {
  const connection: OrgConnection = {
    accessToken: org.accessToken(username),
    instanceUrl: org.url,
    getApiVersion: () => apiVersion,
    getUsername: () => username,
    isUsingAccessToken: () => refresh === undefined,
    refreshAuth: async () => {
      if (refresh) connection.accessToken = await refresh();
    },
  };
  return connection;
};
