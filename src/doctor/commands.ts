/** Which commands would work with this login, and what each of them lacks. Pure. */
import type { Source } from '../inventory/inventory.js';
import { CREDENTIALS_FROM } from '../org/sources/staged-credentials.js';
import { READS_CREDENTIALS, ROTATES_CREDENTIALS } from '../platform/permissions.js';
import { RESTS_ON } from '../rules/rests-on.js';
import { bundle } from '../text/messages.js';
import { REQUIREMENTS } from '../verify/selection.js';
import type { DoctorCommand, DoctorSource } from './report.js';
import type { Seen } from './seen.js';
import { missingSources } from './sources.js';

const messages = bundle('doctor');

/** What cures each of the sources that are missing, once, the rest by name. */
const curesOf = (missing: readonly DoctorSource[]): string[] => [
  ...new Set(
    missing.map(({ source, permission }) => permission?.name ?? messages.getMessage('lacks.source', [source])),
  ),
];

/** Any kind of app that can be listed is enough for a report; the other one is then a gap of it. */
const listsApps = ({ connectedApps, externalClientApps }: Seen): boolean =>
  connectedApps !== null || externalClientApps !== null;

const REQUIRED: ReadonlySet<Source> = new Set(REQUIREMENTS.flatMap((rule) => RESTS_ON[rule] ?? []));
/** Where the consumer key is read from; `--client-id` gives it otherwise. */
const KEYS: ReadonlySet<Source> = new Set(['ConnectedApp', 'ExtlClntAppGlobalOauthSettings']);

/** Lowest API version with the credentials of external client apps (Connect REST API Developer Guide). */
const SECRETS_FROM = 60;

/** What credentials of external client apps take; null in `works`: the org does not tell whether it allows it. */
const credentials = (
  seen: Seen,
  command: string,
  { from, permissions }: { from: number; permissions: readonly string[] },
): DoctorCommand => {
  const { apiVersion, settings, hasExternalClientApps: has } = seen;
  const old = Number(apiVersion) < from;
  const lacked = permissions.filter((name) => seen.permissions !== null && !seen.permissions.includes(name));
  const sure = [
    ...(old ? [messages.getMessage('lacks.apiVersion', [`${from}.0`])] : []),
    ...(has === false ? [messages.getMessage('lacks.externalClientApps')] : []),
    ...(settings.secretsInRestApi === false ? [messages.getMessage('lacks.secretSetting')] : []),
    ...lacked,
  ];
  const open = [
    ...(has === null ? [messages.getMessage('lacks.source', ['ExternalClientApplication'])] : []),
    ...(settings.secretsInRestApi === null ? [messages.getMessage('lacks.source', ['ExternalClientAppSettings'])] : []),
    ...(seen.permissions === null ? [messages.getMessage('lacks.source', ['UserPermissionAccess'])] : []),
  ];
  return { command, works: sure.length > 0 ? false : open.length > 0 ? null : true, lacks: [...sure, ...open] };
};

export const judgeCommands = (seen: Seen, sources: readonly DoctorSource[]): DoctorCommand[] => {
  const missing = missingSources({
    sources,
    connection: { apiVersion: seen.apiVersion, metadataApi: seen.takes.metadata },
  });
  const of = (wanted: ReadonlySet<Source>): string[] => curesOf(missing.filter(({ source }) => wanted.has(source)));
  const works = listsApps(seen);
  return [
    { command: 'sf nhi audit', works, lacks: curesOf(missing) },
    { command: 'sf nhi compare', works, lacks: curesOf(missing) },
    { command: 'sf nhi verify', works, lacks: of(REQUIRED) },
    { command: 'sf nhi key generate', works, lacks: of(KEYS) },
    credentials(seen, 'sf nhi key generate --secret-from-org', { from: SECRETS_FROM, permissions: READS_CREDENTIALS }),
    credentials(seen, 'sf nhi secret rotate', { from: CREDENTIALS_FROM, permissions: ROTATES_CREDENTIALS }),
  ];
};
