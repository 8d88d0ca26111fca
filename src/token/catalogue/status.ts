/** The status of an HTTP reply, where nothing else of it is known. */
import type { ErrorEntry } from './entry.js';

const written = (status: number, phrase: string): string[] => [
  `HTTP ${status}`,
  `HTTP/1.1 ${status}`,
  `HTTP/2 ${status}`,
  `status code ${status}`,
  `status ${status}`,
  `${status} ${phrase}`,
];

export const STATUS: readonly ErrorEntry[] = [
  {
    id: 'http-401',
    codes: [],
    says: written(401, 'Unauthorized'),
    confidence: 'assumed',
    causes: ['token-expired', 'token-damaged', 'session-not-for-api', 'session-ip', 'token-of-other-org'],
  },
  {
    id: 'http-403',
    codes: ['forbidden'],
    alone: ['forbidden'],
    says: written(403, 'Forbidden'),
    confidence: 'assumed',
    causes: ['endpoint-no-access', 'no-api-access', 'access-missing', 'api-access-control', 'too-many-requests'],
  },
  {
    id: 'http-404',
    codes: [],
    says: written(404, 'Not Found'),
    confidence: 'assumed',
    causes: ['endpoint-not-found', 'endpoint-namespace', 'endpoint-path-wrong', 'endpoint-other-host', 'host-mistyped'],
  },
  {
    id: 'http-405',
    codes: [],
    says: written(405, 'Method Not Allowed'),
    confidence: 'assumed',
    causes: ['endpoint-no-post', 'redirect-lost-body'],
  },
  {
    id: 'http-415',
    codes: [],
    says: written(415, 'Unsupported Media Type').slice(0, -1),
    confidence: 'assumed',
    causes: ['endpoint-media-type', 'redirect-lost-body'],
  },
  {
    id: 'http-420',
    codes: [],
    says: written(420, 'Enhance Your Calm'),
    confidence: 'assumed',
    causes: ['host-mistyped', 'token-of-other-org'],
  },
  {
    id: 'http-429',
    codes: [],
    says: written(429, 'Too Many Requests').slice(0, -1),
    confidence: 'assumed',
    causes: ['too-many-requests'],
  },
  ...[500, 502, 503, 504].map((status) => ({
    id: `http-${status}`,
    codes: [],
    says: written(
      status,
      { 500: 'Internal Server Error', 502: 'Bad Gateway', 503: 'Service Unavailable' }[status] ?? 'Gateway Timeout',
    ),
    confidence: 'assumed' as const,
    causes:
      status === 500
        ? (['org-unavailable', 'endpoint-fails'] as const)
        : (['org-unavailable', 'network-blocked'] as const),
  })),
];
