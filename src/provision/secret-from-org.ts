import type { OrgClient } from '../org/client/client.js';
import { RequestFailure } from '../org/client/failure.js';
import { readCredentials, type AppIdentity } from '../org/sources/consumer-key.js';
import { bundle } from '../text/messages.js';

const messages = bundle('provision.secret');

/**
 * The consumer secret as the org tells it, for external client apps of orgs that allow it.
 *
 * @throws SfError that says what the org would have to allow
 */
export const secretFromOrg = async (client: OrgClient, app: AppIdentity): Promise<string> => {
  if (app.kind !== 'ExternalClientApp' || app.id === null) throw messages.createError('error.connectedApp', [app.name]);
  try {
    const credentials = await readCredentials(client, app.id);
    if (credentials === null) throw messages.createError('error.noSecret', [app.name]);
    if (app.consumerKey !== null && credentials.key !== app.consumerKey)
      throw messages.createError('error.otherKey', [app.name]);
    return credentials.secret;
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error;
    throw messages.createError('error.refused', [app.name, error.message]);
  }
};
