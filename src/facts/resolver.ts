import { appKey, type App, type Source } from '../inventory/inventory.js';
import type { RuleContext } from '../policy/thresholds.js';
import type { FilesOf } from '../inventory/files-of.js';
import type { SourceRead } from '../inventory/source.js';
import { factText } from './texts.js';
import type { PolicyIndex } from './policy-index.js';
import { known, unknown, type Fact, type FactValues } from './facts.js';
import { sourceOf, type Asked } from './gap-index.js';
import type { InventoryIndex } from './inventory-index.js';
import type { Lookups } from './lookups.js';

/** Answers with a fact of one app or of the org. */
export type Facts = <K extends keyof FactValues>(name: K) => Fact<FactValues[K]>;

/** What a resolver may look at: the Inventory, one app, and other facts of the same app. */
export type FactContext = RuleContext & {
  index: InventoryIndex;
  lookups: Lookups;
  /** Null without a policy file. */
  policy: PolicyIndex | null;
  /** The metadata source that went into the Inventory; null where none did. */
  source: SourceRead | null;
  /** Of that source. */
  files: FilesOf | null;
  app: App;
  get: Facts;
};

export type Resolver<T> = (context: FactContext) => Fact<T>;

/** Resolvers of facts about the org see no app. */
export type OrgResolver<T> = (context: { index: InventoryIndex }) => Fact<T>;

/** Unknown because of `source`: names the gap that covers one of the subjects, else says so in general. */
export const unread = (
  index: InventoryIndex,
  asked: Asked,
  subjects: ReadonlyArray<string | null>,
  what: 'record' | 'value' = 'value',
): Fact<never> => {
  const source = sourceOf(asked);
  const gap = index.gaps.covering(asked, ...subjects);
  return gap === undefined
    ? unknown(factText(`undecided.${what}`, [source]), undefined, source)
    : unknown(factText('gap', [source]), gap);
};

/** Unknown when one of the sources has a gap that covers one of the subjects. */
export const coveredBy = (
  index: InventoryIndex,
  sources: readonly Asked[],
  ...subjects: Array<string | null>
): Fact<never> | undefined => {
  const asked = sources.find((name) => index.gaps.covering(name, ...subjects) !== undefined);
  return asked === undefined ? undefined : unread(index, asked, subjects);
};

/** A column of a source, or an element of its records. */
export const columnOf = (source: Source, ...columns: string[]): Asked => ({ source, columns });

/**
 * A value of the app's own record: known unless it is null. Where it may be read depends on the kind of app; the first
 * of these places is named when none has a gap.
 *
 * @param element its path in the metadata of a connected app
 * @param places where an external client app has it
 */
export const appValue = <T>(
  { index, app }: Pick<FactContext, 'app' | 'index'>,
  value: T | null,
  element: string,
  ...places: readonly [Asked, ...Asked[]]
): Fact<T> => {
  if (value !== null) return known(value);
  const asked: readonly [Asked, ...Asked[]] =
    app.kind === 'ConnectedApp' ? [columnOf('ConnectedApp', element)] : places;
  return coveredBy(index, asked, appKey(app)) ?? unread(index, asked[0], [appKey(app)]);
};

/** Continues with a known fact; passes on the two other states. */
export const andThen = <T, R>(fact: Fact<T>, next: (value: T) => Fact<R>): Fact<R> =>
  fact.status === 'known' ? next(fact.value) : fact;
