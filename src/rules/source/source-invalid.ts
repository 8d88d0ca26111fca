import type { SourceComponent } from '../../inventory/source.js';
import { defineRule, fail, inconclusive, type FixOf, type Outcome } from '../rule.js';
import { ruleText } from '../texts.js';
import { eachOf, locationOf, marksOf, placeOf, sourceSteps, subjectOf, type MarkOf } from './component.js';

const ID = { id: 'source-invalid', family: 'source' } as const;

type Problem = MarkOf<'problem'>;

const said = ({ problem, detail }: Problem): string => ruleText(ID, `problem.${problem}`, [detail]);

const fixOf =
  (component: SourceComponent, problems: readonly Problem[]): FixOf =>
  (steps, facts) =>
    problems.flatMap(({ problem, element }) =>
      problem === 'unknownElement' || problem === 'unknownValue'
        ? sourceSteps(component, [element])(steps, facts)
        : steps.decide(`source-invalid.${problem}`, [component.file]),
    );

const outcomeOf = (component: SourceComponent, problems: readonly Problem[]): Outcome | null => {
  const certain = problems.filter((problem) => problem.certain);
  const [first] = certain.length > 0 ? certain : problems;
  if (first === undefined) return null;
  const evidence = problems.map((problem) => placeOf(component, problem, said(problem)));
  const about = {
    tokens: [component.file, said(first)],
    subject: subjectOf(component),
    location: locationOf(component, first),
  };
  return certain.length === 0
    ? inconclusive(evidence, about)
    : fail(evidence, { ...about, fix: fixOf(component, certain) });
};

export const sourceInvalid = defineRule({
  ...ID,
  level: 'app',
  kind: 'breaks',
  severity: 'high',
  controls: ['NIST CSF PR.PS-01', 'NIST 800-53 CM-6', 'ISO 27001 A.8.9'],
  documentation: 'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_types_list.htm',
  needs: ['sourceComponents'],
  evaluate: ({ sourceComponents }) =>
    eachOf(
      sourceComponents,
      () => true,
      (component) => outcomeOf(component, marksOf(component, 'problem')),
    ),
});
