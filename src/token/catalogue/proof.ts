/** The app wants more of its caller than an id and a secret. Codes: RFC 9449, which Salesforce follows. */
import type { ErrorEntry } from './entry.js';

export const PROOF: readonly ErrorEntry[] = [
  {
    id: 'dpop-proof',
    codes: ['invalid_dpop_proof', 'use_dpop_nonce'],
    alone: ['invalid_dpop_proof', 'use_dpop_nonce'],
    says: [
      'DPoP proof',
      'DPoP header',
      'DPoP is required',
      'DpopProofHeader',
      'DPoP-bound access token',
      'Demonstrating Proof of Possession',
    ],
    confidence: 'assumed',
    causes: ['dpop-required'],
  },
  {
    id: 'client-certificate',
    codes: ['invalid_client', 'mutual_authentication_failed'],
    alone: ['mutual_authentication_failed'],
    says: ['client certificate', 'mutual TLS', 'mutual authentication', 'mTLS'],
    confidence: 'assumed',
    causes: ['mtls-required', 'certificate-untrusted'],
  },
];
