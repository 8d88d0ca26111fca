import type { SourceComponent } from '../../inventory/source.js';
import { defineRule, fail, notApplicable, pass } from '../rule.js';
import { locationOf, marksOf, placeOf, sourceSteps, subjectOf, type MarkOf } from './component.js';

type Half = { component: SourceComponent; mark: MarkOf<'flow'> };

const halfOf = (components: readonly SourceComponent[], half: 'policy' | 'settings'): Half | undefined => {
  for (const component of components) {
    const mark = marksOf(component, 'flow').find((one) => one.half === half);
    if (mark !== undefined) return { component, mark };
  }
  return undefined;
};

const place = ({ component, mark }: Half) => placeOf(component, mark, String(mark.on));

export const sourceHalf = defineRule({
  id: 'source-half',
  family: 'source',
  level: 'app',
  kind: 'breaks',
  severity: 'high',
  controls: ['NIST CSF PR.PS-01', 'NIST 800-53 CM-6', 'ISO 27001 A.8.9'],
  documentation:
    'https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.meta_configure_client_credentials_flow_for_external_client_apps.htm',
  needs: ['sourceComponents'],
  evaluate({ sourceComponents }) {
    // A connected app has one switch; of an external client app both halves have to be in the source.
    const [settings, policy] = [halfOf(sourceComponents, 'settings'), halfOf(sourceComponents, 'policy')];
    if (settings === undefined || policy === undefined) return notApplicable;
    if (settings.mark.on === policy.mark.on) return pass;
    const off = settings.mark.on ? policy : settings;
    return fail([place(settings), place(policy)], {
      message: settings.mark.on ? 'fail' : 'fail-settings',
      tokens: [settings.component.file, policy.component.file],
      subject: subjectOf(off.component),
      location: locationOf(off.component, off.mark),
      fix: sourceSteps(off.component, [off.mark.element], 'true'),
    });
  },
});
