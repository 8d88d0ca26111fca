import type { ApexRestClass } from '../../inventory/inventory.js';
import { fullClassName } from '../../inventory/names.js';
import { apexClassFor, type ApexRestTarget } from '../../platform/apex-rest-path.js';
import { unknown, type FactValues, type Unknown } from '../../facts/facts.js';
import { coveredBy } from '../../facts/resolver.js';
import { factText } from '../../facts/texts.js';
import type { CompareEvidence, SideName } from '../compare-report.js';
import { compareText } from '../texts.js';
import {
  bothValues,
  differs,
  notApplicable,
  stepApp,
  stepUser,
  undecided,
  type BothSides,
  type Difference,
  type PairOutcome,
  type PairRule,
} from '../pair-rule.js';
import { addToSet } from '../../steps/access.js';
import { deployClass } from '../../steps/apex-class.js';
import { verify } from '../../steps/app.js';
import { stepWords } from '../../steps/texts.js';

const key = (one: Pick<ApexRestClass, 'name' | 'namespace'>): string => fullClassName(one).toLowerCase();

const works = ({ active, valid, global }: ApexRestClass): boolean => active && valid && global !== false;

/** A class that answers on the source, as far as it is known what it answers. */
const serves = (one: ApexRestClass): boolean => works(one) && (one.hidden || one.urlMapping !== null);

const evidenceOf = (side: SideName, detail: string): CompareEvidence => ({ side, source: 'ApexClass', detail });

const describe = (one: ApexRestClass): string =>
  compareText('endpoint.class', fullClassName(one), one.urlMapping ?? '-', (one.methods ?? []).join(', ') || '-');

/** Why the target does not answer what this class answers; null when it does. */
const trouble = (one: ApexRestClass, there: readonly ApexRestClass[]): string | null => {
  const ofPath = there.filter(
    ({ namespace, urlMapping }) =>
      urlMapping !== null &&
      urlMapping === one.urlMapping &&
      (namespace ?? '').toLowerCase() === (one.namespace ?? '').toLowerCase(),
  );
  const ofName = there.filter((other) => key(other) === key(one));
  // Another class may answer the path; of a hidden one only the name is known.
  const [found] = [...ofPath.filter(works), ...ofName];
  if (found === undefined) return compareText('endpoint.none', fullClassName(one));
  if (!found.active) return compareText('endpoint.inactive', fullClassName(found));
  if (!found.valid) return compareText('endpoint.invalid', fullClassName(found));
  if (found.global === false) return compareText('endpoint.notGlobal', fullClassName(found));
  if (found.hidden || one.hidden) return null;
  if (found.urlMapping !== one.urlMapping) {
    return compareText('endpoint.otherPath', fullClassName(found), found.urlMapping ?? '-', one.urlMapping ?? '-');
  }
  const lost = (one.methods ?? []).filter((method) => !(found.methods ?? []).includes(method));
  return lost.length === 0 ? null : compareText('endpoint.methods', fullClassName(found), lost.join(', '));
};

const classesUnread = (pair: BothSides, side: SideName): Unknown | null => {
  const fact = coveredBy(pair[side].side.index, ['ApexClass']);
  return fact?.status === 'unknown' ? fact : null;
};

/** The class of the source, and then the access to it, which a class does not bring along. */
const deploy =
  (pair: BothSides, one: ApexRestClass): Difference['fix'] =>
  (steps) => {
    const user = stepUser(pair.target);
    const access = { kind: 'apexClass' as const, name: fullClassName(one), right: null };
    return [
      ...deployClass(steps, one, 'env-endpoint-missing.compiles'),
      ...(user === null ? [] : addToSet(steps, user, [access], stepWords('set.addClass', [fullClassName(one)]))),
      ...verify(steps, stepApp(pair.target)),
    ];
  };

const compareClasses = (
  pair: BothSides,
  opened: readonly ApexRestClass[],
  open: readonly PairOutcome[],
): PairOutcome[] => {
  if (opened.length === 0) return open.length > 0 ? [...open] : [notApplicable];
  const unreadThere = classesUnread(pair, 'target');
  if (unreadThere !== null) return [undecided('target', unreadThere), ...open];
  return [
    ...opened.flatMap((one): PairOutcome[] => {
      const why = trouble(one, pair.target.side.inventory.apexRestClasses);
      const evidence = why === null ? [] : [evidenceOf('source', describe(one)), evidenceOf('target', why)];
      return why === null
        ? []
        : [differs('breaks', evidence, { tokens: [fullClassName(one)], aspect: key(one), fix: deploy(pair, one) })];
    }),
    ...open,
  ];
};

/**
 * REST classes that the Run As user of the source may call by a grant of its own; who authors Apex may call them all.
 */
const byAccess = (pair: BothSides): PairOutcome[] =>
  bothValues(pair.source.access(), pair.source.access(), (here) => {
    const opened = pair.source.side.inventory.apexRestClasses.filter(
      (one) => serves(one) && here.classes.has(key(one)),
    );
    const unreadHere = here.unread.apexClass ?? here.doubt;
    return compareClasses(pair, opened, unreadHere === null ? [] : [undecided('source', unreadHere)]);
  });

const answers = ({ target }: FactValues['endpointTargets'][number]): boolean => target?.state === 'found';

const onTarget = (pair: BothSides, path: string): ApexRestTarget => {
  const { inventory } = pair.target.side;
  return apexClassFor(inventory.apexRestClasses, path, inventory.org.namespacePrefix);
};

/** Paths that the policy file declares and the source answers. */
const byDeclaration = (
  pair: BothSides,
  targets: FactValues['endpointTargets'],
  paths: FactValues['endpoints'],
): PairOutcome[] => {
  const unreadThere = classesUnread(pair, 'target');
  if (unreadThere !== null) return [undecided('target', unreadThere)];
  return targets.filter(answers).flatMap(({ declared, target }): PairOutcome[] => {
    const path = paths.find((one) => one.declared === declared)?.path ?? null;
    if (path === null || target?.state !== 'found') return [];
    const there = onTarget(pair, path);
    if (there.state === 'uncertain') {
      return there.exists
        ? []
        : [undecided('target', unknown(factText('undecided.value', ['ApexClass']), undefined, 'ApexClass') as Unknown)];
    }
    const why =
      there.state === 'notFound'
        ? compareText('endpoint.noPath', declared)
        : works(there.class)
          ? null
          : trouble(there.class, [there.class]);
    const evidence = why === null ? [] : [evidenceOf('source', describe(target.class)), evidenceOf('target', why)];
    return why === null
      ? []
      : [
          differs('breaks', evidence, {
            tokens: [declared],
            aspect: declared.toLowerCase(),
            fix: deploy(pair, target.class),
          }),
        ];
  });
};

/** Where the policy file declares endpoints, these; else what the Run As user may call. */
const compareEndpoints = (pair: BothSides): PairOutcome[] => {
  const { facts } = pair.source;
  const [declared, targets] = [facts('endpoints'), facts('endpointTargets')];
  if (declared.status !== 'known') return byAccess(pair);
  if (targets.status === 'unknown') return [undecided('source', targets)];
  return targets.status === 'known' ? byDeclaration(pair, targets.value, declared.value) : [notApplicable];
};

export const envEndpointMissing: PairRule = {
  id: 'env-endpoint-missing',
  kind: 'breaks',
  severity: 'high',
  controls: ['NHI8:2025', 'NIST 800-53 CM-6', 'ISO 27001 A.8.31', 'SOC 2 CC8.1'],
  documentation:
    'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation_rest_resource.htm',
  evaluate: compareEndpoints,
};
