import type { Gap, Source } from '../inventory/inventory.js';
import { idKey, isId } from '../inventory/ids.js';
import { nameKey } from '../inventory/names.js';

/**
 * What a fact rests on: the records of a source, or values of theirs as well. A gap of columns leaves the rest of the
 * record as it was read and its own values `null`, so that it concerns only who asks for those columns.
 */
export type Asked = Source | { source: Source; columns: readonly string[] };

/** Finds the gap that covers a subject: an app key, a user id, a username or a profile id. */
export type GapIndex = {
  /** A gap of what is asked that covers everything, or else one that covers one of the subjects. */
  covering(asked: Asked, ...subjects: Array<string | null | undefined>): Gap | undefined;
  /** All gaps of what is asked, whoever they cover. */
  of(asked: Asked): readonly Gap[];
};

export const sourceOf = (asked: Asked): Source => (typeof asked === 'string' ? asked : asked.source);

/** Ids keep their case and lose the three characters that only repeat it; names lose their case. */
const keyOf = (subject: string): string => (isId(subject) ? `id:${idKey(subject)}` : `name:${nameKey(subject)}`);

/** Gaps of whole records of a source, or of one of its columns. */
type Group = { all: Gap[]; everything: Gap | undefined; bySubject: Map<string, Gap> };

const groupKey = (source: Source, column?: string): string => (column === undefined ? source : `${source}.${column}`);

const collect = (gaps: readonly Gap[]): Map<string, Group> => {
  const groups = new Map<string, Group>();
  for (const gap of gaps) {
    for (const key of gap.columns?.map((column) => groupKey(gap.source, column)) ?? [groupKey(gap.source)]) {
      const group = groups.get(key) ?? { all: [], everything: undefined, bySubject: new Map<string, Gap>() };
      groups.set(key, group);
      group.all.push(gap);
      if (gap.subjects === undefined) group.everything ??= gap;
      for (const subject of (gap.subjects ?? []).map(keyOf)) {
        if (!group.bySubject.has(subject)) group.bySubject.set(subject, gap);
      }
    }
  }
  return groups;
};

export const gapIndex = (gaps: readonly Gap[]): GapIndex => {
  const groups = collect(gaps);
  const groupsOf = (asked: Asked): Group[] => {
    const columns = typeof asked === 'string' ? [] : asked.columns;
    const keys = [groupKey(sourceOf(asked)), ...columns.map((column) => groupKey(sourceOf(asked), column))];
    return keys.flatMap((key) => groups.get(key) ?? []);
  };
  return {
    of: (asked) => [...new Set(groupsOf(asked).flatMap(({ all }) => all))],
    covering: (asked, ...subjects) => {
      for (const { everything, bySubject } of groupsOf(asked)) {
        if (everything !== undefined) return everything;
        for (const subject of subjects) {
          const gap = subject ? bySubject.get(keyOf(subject)) : undefined;
          if (gap !== undefined) return gap;
        }
      }
      return undefined;
    },
  };
};
