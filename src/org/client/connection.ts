import type { Connection } from '@salesforce/core';

/** What is used of the CLI's connection: its session. Requests go through the transport of this plugin. */
export type OrgConnection = Pick<
  Connection,
  'accessToken' | 'getApiVersion' | 'getUsername' | 'instanceUrl' | 'isUsingAccessToken' | 'refreshAuth'
>;
