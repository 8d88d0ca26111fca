import type { ApexRestClass } from '../../inventory/inventory.js';
import { fullClassName } from '../../inventory/names.js';
import type { EndpointText, FactValues } from '../../facts/facts.js';
import type { RuleEvidence } from '../evidence.js';
import { policyEvidence } from '../policy-evidence.js';
import { evidenceText } from '../texts.js';

type Target = FactValues['endpointTargets'][number];

/** `ns.Class maps "/sign/*"` */
const classText = (one: ApexRestClass): string => {
  const { urlMapping } = one;
  const full = fullClassName(one);
  return urlMapping === null ? evidenceText('hiddenClass', [full]) : evidenceText('mapsTo', [full, urlMapping]);
};

export const classEvidence = (one: ApexRestClass, said: string): RuleEvidence => ({
  source: 'ApexClass',
  detail: `${classText(one)}: ${said}`,
  about: { apexClass: one.name },
});

export const declaredEvidence = ({ declared, given }: EndpointText): RuleEvidence =>
  given ? { source: '--endpoint', detail: declared } : policyEvidence('endpoint', declared);

const SOME = 5;

/** Endpoints for which it is not certain what answers, each with some of the classes that may. */
export const uncertainEvidence = (targets: readonly Target[]): RuleEvidence[] =>
  targets.flatMap(({ target, ...endpoint }) =>
    target?.state === 'uncertain'
      ? [
          declaredEvidence(endpoint),
          ...target.candidates.slice(0, SOME).map((one) => classEvidence(one, evidenceText('mayAnswer'))),
        ]
      : [],
  );

export const isUncertain = ({ target }: Target): boolean => target?.state === 'uncertain';

/** The classes that surely answer, each with the endpoint that is declared. */
export const foundOf = (targets: readonly Target[]): Array<{ declared: string; class: ApexRestClass }> =>
  targets.flatMap(({ declared, target }) => (target?.state === 'found' ? [{ declared, class: target.class }] : []));
