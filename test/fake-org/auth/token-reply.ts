import { createHmac } from 'node:crypto';
import { json, type Context, type Reply } from '../server/messages.js';
import type { Session } from './sessions.js';

/** Errors of the OAuth endpoints are an object, not an array; 400 where no other status is known. */
export const oauthError = (error: string, description: string, status = 400): Reply =>
  json({ error, error_description: description }, status);

export const tokenReply = (context: Context, session: Session, withScope: boolean): Reply => {
  const { org, url } = context;
  const id = `https://${org.isSandbox ? 'test' : 'login'}.salesforce.com/id/${org.id}/${session.user.id}`;
  const issuedAt = String(org.now.getTime());
  return json({
    access_token: session.token,
    signature: createHmac('sha256', org.id)
      .update(id + issuedAt)
      .digest('base64'),
    ...(withScope && { scope: session.scopes.join(' ') }),
    token_format: session.format,
    instance_url: url,
    id,
    token_type: 'Bearer',
    issued_at: issuedAt,
  });
};
