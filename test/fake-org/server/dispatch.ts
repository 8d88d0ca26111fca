/** From a request to what the platform answers, without any of the faults that a network adds. */
import { SalesforceError } from './errors.js';
import { json, type Context, type Incoming, type Reply } from './messages.js';
import { apexRest } from '../rest/apex-rest.js';
import { oauth } from '../auth/oauth.js';
import { rest } from '../rest/rest.js';
import { soap } from '../soap/soap.js';

const route = (context: Context, request: Incoming): Reply => {
  const { path } = request;
  if (/^\/services\/data(\/|$)/.test(path)) return rest(context, request);
  if (path.startsWith('/services/apexrest/')) return apexRest(context, request);
  if (path.startsWith('/services/oauth2/')) return oauth(context, request);
  const [, soapVersion] = /^\/services\/Soap\/m\/(\d+\.\d)(?:\/\w+)?\/?$/i.exec(path) ?? [];
  if (soapVersion !== undefined) return soap(context, request, soapVersion);
  return { status: 404, contentType: 'text/html', body: '<html><body>URL No Longer Exists</body></html>' };
};

export const dispatch = (context: Context, request: Incoming): Reply => {
  try {
    return route(context, request);
  } catch (error) {
    if (error instanceof SalesforceError) return json(error.body, error.status);
    throw error;
  }
};
