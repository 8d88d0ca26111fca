import { type Connection } from '@salesforce/core';
import { givenSecret } from './credentials.js';
import { probeOrigin } from '../verify/run-probe.js';
import { bundle } from '../text/messages.js';

const messages = bundle('nhi.verify');

export type Probing = {
  origin: string;
  /** null: somebody is asked for it. */
  secret: string | null;
};

/** What a probe needs that can be told before the org is read. */
export const prepareProbe = async (
  { instanceUrl }: Connection,
  file: string | undefined,
  interactive: boolean,
): Promise<Probing> => {
  const origin = probeOrigin(instanceUrl);
  if (origin === null) throw messages.createError('error.notMyDomain', [instanceUrl]);
  return { origin, secret: await givenSecret(file, interactive) };
};
