/** Collects what could not be read, and turns failures of requests into gaps. */
import type { Gap, GapReason, Source } from '../../inventory/inventory.js';
import { RequestFailure } from '../client/failure.js';

export type GapSink = {
  add(gap: Gap): void;
  /** Records a failed request; does nothing for null. */
  failed(source: Source, failure: RequestFailure | null, options?: FailedOptions): void;
  /** Records that a source gave nothing to a caller who is not known to have the right to see it. */
  silent(source: Source, rows: readonly unknown[], caller: { mayRead: boolean | null; grant: string[] }): void;
  all(): Gap[];
};

type FailedOptions = {
  subjects?: string[];
  /** Permissions that would help when the reason is a lack of rights. */
  grant?: string[];
  /** Salesforce answers INVALID_TYPE for objects that exist in every org when the caller may not see them. */
  existsEverywhere?: boolean;
};

const reasonFor = (failure: RequestFailure, existsEverywhere: boolean): GapReason =>
  failure.code === 'INVALID_TYPE' && existsEverywhere ? 'permission' : failure.reason;

export const createGapSink = (): GapSink => {
  const gaps = new Map<string, Gap>();
  const add = (gap: Gap): void => {
    const key = JSON.stringify([gap.source, gap.reason, gap.detail, gap.columns]);
    const known = gaps.get(key);
    if (known?.subjects && gap.subjects) known.subjects.push(...gap.subjects);
    else if (known) delete known.subjects;
    else gaps.set(key, { ...gap });
  };
  return {
    add,
    failed: (source, failure, { subjects, grant, existsEverywhere = false } = {}) => {
      if (!failure) return;
      const reason = reasonFor(failure, existsEverywhere);
      add({
        source,
        reason,
        detail: failure.message,
        ...(subjects && { subjects }),
        ...(grant && reason === 'permission' && { grant }),
      });
    },
    silent: (source, rows, { mayRead, grant }) => {
      if (rows.length > 0 || mayRead === true || [...gaps.values()].some((gap) => gap.source === source)) return;
      const detail = 'nothing is visible, and the caller is not known to have the right to see it';
      add({ source, reason: 'permission', detail, grant });
    },
    all: () => [...gaps.values()],
  };
};

/** The value of a promise, or its failure; anything else that is thrown goes on. */
export const settle = async <T>(promise: Promise<T>): Promise<{ value: T } | { failure: RequestFailure }> => {
  try {
    return { value: await promise };
  } catch (error) {
    if (error instanceof RequestFailure) return { failure: error };
    throw error;
  }
};
