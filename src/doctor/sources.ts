/** What of the sources this login can read, and what it takes for the others. Pure. */
import { byReason } from '../inventory/gap-reasons.js';
import type { Gap, Source } from '../inventory/inventory.js';
import { COME_WITH_THEM, EXTERNAL_CLIENT_APPS_FROM } from '../org/sources/no-external-client-apps.js';
import { permissionFor, permissionNamed, SOURCES } from '../platform/permissions.js';
import { rulesLeftOpenBy } from '../rules/rests-on.js';
import type { DoctorConnection, DoctorSource } from './report.js';
import type { Seen } from './seen.js';

/** A source has one reason. */
const worst = (gaps: readonly Gap[]): Gap | undefined => gaps.toSorted(byReason)[0];

const cureOf = ({ grant: [name] = [] }: Gap): DoctorSource['permission'] =>
  name === undefined ? null : permissionNamed(name);

/** A value of another type than its column has spoils a source; a column that the org does not have does not. */
const counts = ({ columns, reason }: Gap): boolean => columns === undefined || reason !== 'notSupported';

type Circumstances = {
  /** It is nothing that this org has, so that no rule misses it. */
  absent: boolean;
  runAsHidden: boolean;
};

const judge = (source: Source, found: readonly Gap[], { absent, runAsHidden }: Circumstances): DoctorSource => {
  const gap = worst(found.filter(counts));
  const lacking = found.filter((each) => !counts(each)).flatMap(({ columns = [] }) => columns);
  return {
    source,
    readable: gap === undefined,
    reason: gap?.reason ?? null,
    detail: gap?.detail ?? null,
    columns: [...new Set(lacking)].sort(),
    rules:
      gap === undefined || (absent && gap.reason === 'notSupported') ? [] : rulesLeftOpenBy(source, { runAsHidden }),
    permission: gap === undefined ? null : cureOf(gap),
  };
};

/** Metadata source is read instead of an org. */
const OF_AN_ORG = SOURCES.filter((source) => source !== 'MetadataSource');

type SeenOfOrg = Pick<Seen, 'connectedApps' | 'facts' | 'gaps' | 'noExternalClientApps'>;

/** Only the facts read connected apps; until one was seen to show its Run As user, it may be that none does. */
const mayHideRunAs = ({ connectedApps, facts }: SeenOfOrg): boolean =>
  connectedApps !== 0 && !facts?.connectedApps?.some(({ runAs }) => runAs !== null);

export const judgeSources = (seen: SeenOfOrg): DoctorSource[] => {
  const bySource = Map.groupBy(seen.gaps, ({ source }) => source);
  const runAsHidden = mayHideRunAs(seen);
  return OF_AN_ORG.map((source) =>
    judge(source, bySource.get(source) ?? [], {
      absent: seen.noExternalClientApps && COME_WITH_THEM.includes(source),
      runAsHidden,
    }),
  );
};

/** What an org may do without: a feature, or settings that come with one. Everything else is in every org. */
const MAY_BE_ABSENT = /^(?:Ex(?:tl|ternal)|ConnectedAppSettings$|OauthOidcSettings$)/;

const isOfMetadataApi = (source: Source): boolean => permissionFor(source)?.name === 'ModifyMetadata';

/** Sources that could not be read and exist in this org, so far as one can tell. */
export const missingSources = <S extends Pick<DoctorSource, 'readable' | 'reason' | 'source'>>({
  sources,
  connection: { apiVersion, metadataApi },
}: {
  sources: readonly S[];
  connection: Pick<DoctorConnection, 'apiVersion' | 'metadataApi'>;
}): S[] => {
  // Older versions show no external client app of any org, and an API that refuses the session shows nothing at all.
  const tells = (source: Source): boolean =>
    Number(apiVersion) >= EXTERNAL_CLIENT_APPS_FROM && !(metadataApi === false && isOfMetadataApi(source));
  const absent = ({ source, reason }: S): boolean =>
    reason === 'notSupported' && MAY_BE_ABSENT.test(source) && tells(source);
  return sources.filter((source) => !source.readable && !absent(source));
};
