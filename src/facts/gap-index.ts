import type { Gap, Source } from '../inventory/inventory.js';
import { idKey } from '../inventory/ids.js';
import { nameKey } from '../inventory/names.js';

/** Finds the gap that covers a subject: an app key, a user id, a username or a profile id. */
export type GapIndex = {
  /** A gap of the source that covers everything, or else one that covers one of the subjects. */
  covering(source: Source, ...subjects: Array<string | null | undefined>): Gap | undefined;
  /** All gaps of the source, whatever they cover. */
  of(source: Source): readonly Gap[];
};

type SourceGaps = { all: Gap[]; everything: Gap | undefined; bySubject: Map<string, Gap> };

const ID = /^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/;

/** Ids keep their case and lose the three characters that only repeat it; names lose their case. */
const keyOf = (subject: string): string => (ID.test(subject) ? `id:${idKey(subject)}` : `name:${nameKey(subject)}`);

const collect = (gaps: readonly Gap[]): Map<Source, SourceGaps> => {
  const bySource = new Map<Source, SourceGaps>();
  for (const gap of gaps) {
    const entry = bySource.get(gap.source) ?? { all: [], everything: undefined, bySubject: new Map<string, Gap>() };
    bySource.set(gap.source, entry);
    entry.all.push(gap);
    if (gap.subjects === undefined) entry.everything ??= gap;
    for (const key of (gap.subjects ?? []).map(keyOf)) {
      if (!entry.bySubject.has(key)) entry.bySubject.set(key, gap);
    }
  }
  return bySource;
};

export const gapIndex = (gaps: readonly Gap[]): GapIndex => {
  const bySource = collect(gaps);
  return {
    of: (source) => bySource.get(source)?.all ?? [],
    covering: (source, ...subjects) => {
      const entry = bySource.get(source);
      if (entry === undefined) return undefined;
      if (entry.everything !== undefined) return entry.everything;
      for (const subject of subjects) {
        const gap = subject ? entry.bySubject.get(keyOf(subject)) : undefined;
        if (gap !== undefined) return gap;
      }
      return undefined;
    },
  };
};
