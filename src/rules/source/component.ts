/** What the rules about metadata source share: a finding for each file that has something to say. */
import type { Evidence } from '../../findings/audit-report.js';
import type { SourceComponent, SourceLocation, SourceMark } from '../../inventory/source.js';
import { inconclusive, notApplicable, pass, type FixOf, type Outcome } from '../rule.js';

type OfKind<M, K> = M extends { kind: infer T } ? (K extends T ? M : never) : never;

export type MarkOf<K extends SourceMark['kind']> = OfKind<SourceMark, K>;

export const marksOf = <K extends SourceMark['kind']>(
  { marks }: SourceComponent,
  ...kinds: readonly K[]
): Array<MarkOf<K>> => marks.filter((mark): mark is MarkOf<K> => (kinds as readonly string[]).includes(mark.kind));

/** What a finding is about: the component, by its type and name. */
export const subjectOf = ({ type, name }: SourceComponent): string => `${type}:${name}`;

export const locationOf = ({ file }: SourceComponent, { line }: { line: number }): SourceLocation => ({ file, line });

/** `element`, or what is said of the whole file, and where it is; never its value. */
export const placeOf = (
  component: SourceComponent,
  { element, line }: Pick<SourceMark, 'element' | 'line'>,
  said = '',
): Evidence => ({
  source: component.type,
  detail: `${[element, said].filter((part) => part !== '').join(': ')} (${component.file}:${line})`,
});

/** Elements of the component that go, or that get a value. */
export const sourceSteps =
  (component: SourceComponent, elements: readonly string[], value: string | null = null): FixOf =>
  (steps) =>
    elements.flatMap((element) => steps.source(subjectOf(component), element, value));

const isFailure = ({ result }: Outcome): boolean => result === 'fail';

/** One outcome of many: what fails first, and whatever else there is beside it. */
const together = (outcomes: readonly Outcome[]): Outcome => {
  const [first, ...others] = [...outcomes.filter(isFailure), ...outcomes.filter((one) => !isFailure(one))];
  if (first === undefined) return pass;
  return first.result === 'fail' || first.result === 'inconclusive' ? { ...first, others } : first;
};

/** Of a file that says nothing nobody knows what it holds. */
const ofBroken = (component: SourceComponent): Outcome | null => {
  const [first] = marksOf(component, 'problem').filter(
    ({ problem }) => problem === 'notWellFormed' || problem === 'wrongRoot',
  );
  return first === undefined
    ? null
    : inconclusive([placeOf(component, first)], {
        message: 'inconclusive-broken',
        tokens: [component.file],
        subject: subjectOf(component),
        location: locationOf(component, first),
      });
};

/**
 * Asks about every file of a kind; notApplicable where the source has none. Where a rule has nothing to say of a broken
 * file, that is open.
 */
export const eachOf = (
  components: readonly SourceComponent[],
  isAbout: (component: SourceComponent) => boolean,
  judge: (component: SourceComponent) => Outcome | null,
): Outcome => {
  const about = components.filter(isAbout);
  if (about.length === 0) return notApplicable;
  return together(
    about.map((component) => judge(component) ?? ofBroken(component)).filter((outcome) => outcome !== null),
  );
};
