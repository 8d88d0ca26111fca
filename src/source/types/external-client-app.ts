/** The five files of an external client app; all but its own name it. */
import { appKey, type App, type IpRange } from '../../inventory/inventory.js';
import { ecaSettingsOf } from '../../metadata/eca-settings.js';
import type { RecordReader } from '../../metadata/record.js';
import { textOf } from '../../metadata/row.js';
import { normaliseIpRelaxation } from '../../platform/ip-relaxation.js';
import { scopeFromMetadata } from '../../platform/scopes.js';
import type { EcaGlobal, EcaHeader, EcaPart, EcaPlugin, EcaPolicy, EcaSettings } from '../parts.js';
import {
  commaSeparated,
  marksOfFlow,
  marksOfRunAs,
  marksOfSwitch,
  marksOfText,
  marksOfSecret,
  readRoot,
  type PartFile,
  type PartReader,
  type ReadPart,
} from './part-reader.js';

const FLOW = 'isClientCredentialsFlowEnabled';
const RUN_AS = 'clientCredentialsFlowUser';
const SCOPES = 'commaSeparatedOauthScopes';

/** A deploy clears an element that the file does not have; one that could not be read stays not known. */
const switchAt = (record: RecordReader, path: string): boolean | null =>
  record.flag(path) ?? (record.spoilt(path) ? null : false);

/** Adds one file to what is known of its app. */
const partOfApp = (
  file: PartFile,
  read: { value: { app: string; part: EcaPart } | undefined; columns: string[] },
  marks: ReadPart['marks'],
): ReadPart => {
  const { value, columns } = read;
  if (value === undefined) {
    const { line } = file.root;
    const mark = {
      problem: 'noApp',
      detail: '(none)',
      certain: true,
      element: 'externalClientApplication',
      line,
    } as const;
    return { app: null, marks: [...marks, { kind: 'problem', ...mark }], spoilt: [] };
  }
  const { app, part } = value;
  return {
    app: appKey({ kind: 'ExternalClientApp', name: app }),
    marks,
    spoilt: columns,
    put: ({ externalClientApps }) => externalClientApps.set(app, { ...externalClientApps.get(app), ...part }),
  };
};

const partReader =
  <T>(
    mapOf: (record: RecordReader) => T,
    asPart: (value: T) => EcaPart,
    marksOf: (file: PartFile, value: T | undefined) => ReadPart['marks'],
  ): PartReader =>
  (file) => {
    const { value, columns } = readRoot(file, (record) => ({
      app: record.need.text('externalClientApplication').trim(),
      mapped: mapOf(record),
    }));
    const part = value && { app: value.app, part: asPart(value.mapped) };
    return partOfApp(file, { value: part, columns }, marksOf(file, value?.mapped));
  };

const headerOf = (record: RecordReader): EcaHeader => ({
  label: record.text('label'),
  contactEmail: record.text('contactEmail'),
});

export const readHeader: PartReader = (file) => {
  const { value, columns } = readRoot(file, headerOf);
  const part = value && { app: file.name, part: { header: value } };
  return partOfApp(file, { value: part, columns }, marksOfText(file, 'orgLink', 'orgScopedExternalApp'));
};

const rangesOf = (record: RecordReader): IpRange[] | null => {
  const ranges = record
    .rows('trustedIpRanges')
    .map(({ startIpAddress, endIpAddress }) => ({ start: textOf(startIpAddress), end: textOf(endIpAddress) }));
  const whole = ranges.filter((range): range is IpRange => range.start !== null && range.end !== null);
  return whole.length < ranges.length || record.spoilt('trustedIpRanges') ? null : whole;
};

const settingsOf = (record: RecordReader): EcaSettings => {
  const scopes = commaSeparated(record.text(SCOPES));
  return {
    scopes: record.spoilt(SCOPES) ? null : [...new Set(scopes.map(scopeFromMetadata))].sort(),
    ipRanges: rangesOf(record),
  };
};

export const readSettings = partReader(
  settingsOf,
  (settings) => ({ settings }),
  (file) => marksOfText(file, 'orgLink', 'oauthLink'),
);

const globalOf = (record: RecordReader): EcaGlobal => {
  const { requiredProofs, consumerKeyDigest, enabled, consumerSecretOptional, introspectsAllTokens, absent } =
    ecaSettingsOf(record);
  const off = (path: string, value: boolean | null): boolean | null => (absent.includes(path) ? false : value);
  return {
    flow: off(FLOW, enabled),
    consumerSecretOptional: off('isConsumerSecretOptional', consumerSecretOptional),
    introspectsAllTokens: off('isIntrospectAllTokens', introspectsAllTokens),
    requiredProofs: requiredProofs ?? (record.spoilt('isDPopEnabled') ? null : []),
    consumerKeyDigest,
  };
};

export const readGlobal = partReader(
  globalOf,
  (global) => ({ global }),
  (file, global) => [
    ...marksOfText(file, 'consumerKey', 'consumerKey'),
    ...marksOfSecret(file, 'consumerSecret'),
    ...marksOfSwitch(file, 'rotates', 'shouldRotateConsumerKey', 'shouldRotateConsumerSecret'),
    ...marksOfFlow(file, FLOW, 'settings', global?.flow ?? null),
  ],
);

const runAsOf = (record: RecordReader): App['runAs'] => {
  const username = record.text(RUN_AS)?.trim() ?? '';
  if (username !== '') return { state: 'configured', username };
  return record.spoilt(RUN_AS) ? { state: 'notKnown' } : { state: 'missing', certain: true };
};

const policyOf = (record: RecordReader): EcaPolicy => {
  const ipRelaxation = record.text('ipRelaxationPolicyType');
  const level = record.text('requiredSessionLevel');
  return {
    flow: switchAt(record, FLOW),
    runAs: runAsOf(record),
    ipRelaxation: ipRelaxation && normaliseIpRelaxation(ipRelaxation),
    permittedUsers: record.text('permittedUsersPolicyType'),
    sessionPolicy: record.spoilt('requiredSessionLevel') ? null : { level, action: record.text('policyAction') },
    attached: {
      permissionSets: commaSeparated(record.text('commaSeparatedPermissionSet')),
      profiles: commaSeparated(record.text('commaSeparatedProfile')),
    },
  };
};

export const readPolicy = partReader(
  policyOf,
  (policy) => ({ policy }),
  (file, policy) => [...marksOfRunAs(file, RUN_AS), ...marksOfFlow(file, FLOW, 'policy', policy?.flow ?? null)],
);

const pluginOf = (record: RecordReader): EcaPlugin => {
  const plugin = switchAt(record, 'isOauthPluginEnabled');
  return {
    enabled: switchAt(record, 'isEnabled'),
    oauthPlugin: plugin === null ? null : plugin ? 'Enabled' : 'Disabled',
  };
};

export const readPlugin = partReader(
  pluginOf,
  (plugin) => ({ plugin }),
  () => [],
);
