import { Logger } from '@salesforce/core/logger';
import { createClient, type ClientOptions, type OrgClient, type OrgConnection } from './client/client.js';
import { FatalOrgError } from './client/failure.js';
import { fatalError } from './errors.js';

/**
 * Lends a client for one task and closes it. The log gets methods, paths without their query, and statuses.
 *
 * @throws SfError when the session or the API version is no good
 */
export const withClient = async <T>(
  connection: OrgConnection,
  task: (client: OrgClient) => Promise<T>,
  options: ClientOptions = {},
): Promise<T> => {
  const logger = await Logger.child('nhi');
  const client = createClient(connection, (line) => logger.debug(line), options);
  try {
    return await task(client);
  } catch (error) {
    throw error instanceof FatalOrgError ? fatalError(error, connection.getApiVersion()) : error;
  } finally {
    await client.close();
  }
};
