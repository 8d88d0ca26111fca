/**
 * OneSpan Sign. Origin, path, body and events are those of its published API description; whether the host of a key is
 * a bare name or a URL is not confirmed there, and a bare name is what its examples suggest.
 */
import type { VendorProfile } from './profile.js';

export const oneSpanSign: VendorProfile = {
  name: 'onespan-sign',
  origin: 'salesforceOauth2',
  path: '/api/callback/connectors/{origin}',
  hostFormat: 'bare',
  authorization: 'Basic',
  events: [
    'PACKAGE_CREATE',
    'PACKAGE_ACTIVATE',
    'PACKAGE_DEACTIVATE',
    // A constant of the vendor's SDK is spelt ..._COMPLETION; the value is not.
    'PACKAGE_READY_FOR_COMPLETE',
    'PACKAGE_COMPLETE',
    'PACKAGE_TRASH',
    'PACKAGE_RESTORE',
    'PACKAGE_DELETE',
    'PACKAGE_DECLINE',
    'PACKAGE_EXPIRE',
    'PACKAGE_OPT_OUT',
    'DOCUMENT_SIGNED',
    'ROLE_REASSIGN',
    'SIGNER_COMPLETE',
    'EMAIL_BOUNCE',
    'KBA_FAILURE',
    'PACKAGE_ARCHIVE',
    'PACKAGE_ATTACHMENT',
    'SIGNER_LOCKED',
    'TEMPLATE_CREATE',
    'RECORDINGS_READY',
    'NOTARY_COMMISSION_CREATED',
    'DOCUMENT_VIEWED',
    'COBROWSE_REQUEST',
    'COMPOSITION_FAILED',
    'EDEPOSIT_SUCCESS',
    'EDEPOSIT_ATTEMPT_FAILURE',
    'EDEPOSIT_FAILURE',
    'PACKAGE_SMS_NOTIFICATIONS_LIMIT_REACHED',
    'RECIPIENT_OPT_OUT_SMS',
  ],
  hosts: [
    { host: 'sandbox.esignlive.com', sandbox: true },
    { host: 'apps.esignlive.com', sandbox: false },
    { host: 'sandbox.e-signlive.com', sandbox: true },
    { host: 'apps.e-signlive.com', sandbox: false },
    { host: 'sandbox.e-signlive.ca', sandbox: true },
    { host: 'apps.e-signlive.ca', sandbox: false },
    { host: 'apps.esignlive.eu', sandbox: false },
    { host: 'apps.esignlive.com.au', sandbox: false },
  ],
};
