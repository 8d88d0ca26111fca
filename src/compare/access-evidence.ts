import { ACCESS_SOURCES } from '../rules/run-as/access-text.js';
import { grantName } from '../rules/run-as/evidence.js';
import { firstRows, listed } from '../text/listed.js';
import { compareText } from './texts.js';
import type { AccessDifference, CompareEvidence, DifferingGrant, SideName } from './compare-report.js';
import { bothValues, undecided, type BothSides, type PairOutcome, type Undecided } from './pair-rule.js';
import type { AccessGap } from './lacking-access.js';
import type { TargetUser } from './user-access.js';

/** `Contract (edit, read)`, `ViewAllData`, `Apex class SignCallback` */
const nameOf = ({ kind, name, rights }: AccessDifference): string => {
  if (kind === 'apexClass') return compareText('access.class', name);
  return rights.length === 0 ? name : `${name} (${rights.join(', ')})`;
};

const MOST_NAMES = 5;
const MOST_EVIDENCE = 10;

/** The first few by name, and how many more there are. */
export const accessNames = (differences: readonly AccessDifference[]): string =>
  listed(differences, nameOf, MOST_NAMES);

const otherOf = (side: SideName): SideName => (side === 'source' ? 'target' : 'source');

const grantText = ({ through, label, otherSide }: DifferingGrant, there: SideName): string =>
  compareText(`access.grant.${otherSide}.${there}`, grantName({ through, label }));

/** Each difference with the grants that give it on `side` and what became of them on the other. */
export const accessEvidence = (side: SideName, differences: readonly AccessDifference[]): CompareEvidence[] => {
  const { shown, more } = firstRows(differences, MOST_EVIDENCE);
  const rows = shown.map((difference): CompareEvidence => ({
    side,
    source: ACCESS_SOURCES[difference.kind],
    detail: compareText(
      'access.givenBy',
      nameOf(difference),
      difference.grants.map((grant) => grantText(grant, otherOf(side))).join('; '),
    ),
  }));
  return more > 0
    ? [...rows, { side, source: 'PermissionSet', detail: compareText('access.moreEvidence', more) }]
    : rows;
};

/** One outcome for everything that could not be compared; none where all was. */
const openAccess = (open: readonly AccessGap[], from: SideName): PairOutcome[] => {
  const all = open.map(({ of, fact }) => undecided(of === 'from' ? from : otherOf(from), fact));
  const [first] = all;
  if (first === undefined) return [];
  const merged: Undecided = {
    ...first,
    evidence: [...new Map(all.flatMap(({ evidence }) => evidence).map((one) => [JSON.stringify(one), one])).values()],
    gaps: all.flatMap(({ gaps }) => gaps),
  };
  return [merged];
};

/** What the user of `from` has and that of the other side lacks, if anything, and what is open about it. */
export const compareAccess = (
  pair: BothSides,
  from: SideName,
  differ: (
    lacking: readonly AccessDifference[],
    target: { username: string; unlisted: boolean; steps: TargetUser },
  ) => PairOutcome,
): PairOutcome[] =>
  bothValues(pair.source.access(), pair.target.access(), (_, { username, user, grants }) => {
    const { lacking, open, unlisted } = pair.lacking(from) ?? { lacking: [], open: [], unlisted: false };
    const found =
      lacking.length === 0
        ? []
        : [differ(lacking, { username, unlisted, steps: { user, grants, now: pair.target.side.context.now } })];
    return [...found, ...openAccess(open, from)];
  });
