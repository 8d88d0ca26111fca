/** Switches in the OAuth settings of an app, of either kind. */
import type { App } from '../inventory/inventory.js';
import type { RecordReader } from './record.js';

/** Switches that demand a proof beside id and secret; releases from mid-2026 on have them (Metadata API WSDL). */
const PROOFS = ['isDPopEnabled', 'isMtlsEnabled', 'isPKImTLSEnabled'];

const SECRET_OPTIONAL = 'isConsumerSecretOptional';
const INTROSPECTS = 'isIntrospectAllTokens';

export type AppSwitches = Pick<App, 'consumerSecretOptional' | 'introspectsAllTokens' | 'requiredProofs'> & {
  enabled: boolean | null;
  /** Paths of elements that the record does not have; Salesforce writes out a switch that is off. */
  absent: string[];
};

/**
 * Switches that are on and demand a proof. Salesforce writes out the switches it knows, so one that is absent beside
 * others does not exist in that release. null: the record shows no switch at all, or one that is neither on nor off.
 */
const proofsOf = (row: RecordReader, prefix: string, shown: boolean): string[] | null => {
  const on = PROOFS.filter((name) => row.flag(prefix + name) === true);
  return shown && !PROOFS.some((name) => row.spoilt(prefix + name)) ? on : null;
};

/**
 * @param prefix path of the record that holds the switches (`oauthConfig.`), empty for the record itself
 * @param enabledBy name of the switch of the flow, which differs by kind of app
 */
export const switchesOf = (row: RecordReader, prefix: string, enabledBy: string): AppSwitches => {
  const names = [enabledBy, SECRET_OPTIONAL, INTROSPECTS];
  const flags = names.map((name) => row.flag(prefix + name));
  const [enabled = null, consumerSecretOptional = null, introspectsAllTokens = null] = flags;
  const absent = names.map((name) => prefix + name).filter((path, at) => flags[at] === null && !row.spoilt(path));
  return {
    enabled,
    consumerSecretOptional,
    introspectsAllTokens,
    requiredProofs: proofsOf(row, prefix, absent.length < names.length),
    absent,
  };
};
