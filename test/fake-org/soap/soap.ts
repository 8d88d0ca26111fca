/** `POST /services/Soap/m/XX.X`: the Metadata API. */
import { callerOf, hasAny } from '../auth/caller.js';
import { sessionOf } from '../auth/authenticate.js';
import { frozen } from '../server/frozen.js';
import { soapFault } from './envelope.js';
import { OPERATIONS } from './operations.js';
import { parseXml } from './xml.js';
import type { Context, Incoming, Reply } from '../server/messages.js';

type Envelope = { operation: string; body: Record<string, unknown>; sessionId: string | undefined };

const child = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

const parseEnvelope = (text: string): Envelope | null => {
  const envelope = child(parseXml(text), 'Envelope');
  const body = child(envelope, 'Body');
  if (typeof body !== 'object' || body === null) return null;
  const [operation] = Object.keys(body);
  const sessionId = child(child(child(envelope, 'Header'), 'SessionHeader'), 'sessionId');
  const content = operation === undefined ? undefined : child(body, operation);
  return {
    operation: operation ?? '',
    body: typeof content === 'object' && content !== null ? (content as Record<string, unknown>) : {},
    sessionId: typeof sessionId === 'string' ? sessionId : undefined,
  };
};

const envelopes = new Map<string, Envelope | null>();
const MOST_KEPT = 200;
const LONGEST_KEPT = 10_000;

/** The log asks before a request is answered, and one test after the other sends the same. */
export const readEnvelope = (text: string): Envelope | null => {
  const known = envelopes.get(text);
  if (known !== undefined) return known;
  const envelope = frozen(parseEnvelope(text));
  if (envelopes.size >= MOST_KEPT) envelopes.clear();
  if (text.length <= LONGEST_KEPT) envelopes.set(text, envelope);
  return envelope;
};

/** First version that takes tokens in JWT format. */
const JWT_SINCE = 68;

export const soap = (context: Context, request: Incoming, versionText: string): Reply => {
  if (request.method !== 'POST') return soapFault('INVALID_OPERATION', 'Only POST is allowed');
  const envelope = readEnvelope(request.body);
  if (!envelope) return soapFault('MALFORMED_REQUEST', 'The request is not a SOAP envelope');
  const version = Number(versionText);
  const { minVersion, maxVersion } = context.org.options;
  if (!(version >= minVersion && version <= maxVersion)) {
    return soapFault('UNSUPPORTED_API_VERSION', `Invalid Api version specified on URL: ${versionText}`);
  }
  const session = sessionOf(context, envelope.sessionId);
  if (!session || (session.format === 'jwt' && version < JWT_SINCE)) {
    return soapFault('INVALID_SESSION_ID', 'Invalid Session ID found in SessionHeader: Illegal Session');
  }
  if (context.org.options.sessionRefusedBy === 'soap') {
    return soapFault('INVALID_SESSION_ID', 'This session is not valid for use with the API');
  }
  const caller = callerOf(context.org, session.user);
  if (!hasAny(caller, 'ApiEnabled'))
    return soapFault('API_DISABLED_FOR_ORG', 'API is not enabled for this Organization or Partner');
  const operation = OPERATIONS[envelope.operation];
  if (!operation) return soapFault('INVALID_OPERATION', `No operation available for request ${envelope.operation}`);
  if (!hasAny(caller, 'ModifyMetadata', 'ModifyAllData')) {
    return soapFault(
      'INSUFFICIENT_ACCESS',
      'use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions',
    );
  }
  return operation({ ...context, caller, version }, envelope.body);
};
