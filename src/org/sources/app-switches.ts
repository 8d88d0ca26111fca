/** Switches in the OAuth settings of an app, of either kind. */
import type { Row } from '../client/rest.js';
import { booleanOf } from '../client/soap.js';

/** Switches that demand a proof beside id and secret; releases from mid-2026 on have them (Metadata API WSDL). */
const PROOFS = ['isDPopEnabled', 'isMtlsEnabled', 'isPKImTLSEnabled'];

/** Switches that every record of settings has, so that one without any of them shows none. */
const ALWAYS_WRITTEN = [
  'isClientCredentialEnabled',
  'isClientCredentialsFlowEnabled',
  'isConsumerSecretOptional',
  'isIntrospectAllTokens',
];

/**
 * Switches that are on and demand a proof. Salesforce writes out the switches it knows, so one that is absent beside
 * others does not exist in that release. null: the record shows no switch at all, or one that is neither on nor off.
 */
export const requiredProofs = (settings: Row): string[] | null => {
  const shown = ALWAYS_WRITTEN.some((name) => booleanOf(settings[name]) !== null);
  const readable = PROOFS.every((name) => settings[name] === undefined || booleanOf(settings[name]) !== null);
  return shown && readable ? PROOFS.filter((name) => booleanOf(settings[name]) === true) : null;
};
