import { IP_RELAXATIONS, normaliseIpRelaxation } from '../../platform/ip-relaxation.js';
import { cannotTell, either, type PlatformFact } from './fact.js';
import { present, vocabulary } from './vocabulary.js';

/** Whether queries tell the IP relaxation by its names, as metadata spells them. */
export const ipRelaxationSpelling: PlatformFact = {
  id: 'ip-relaxation-spelling',
  judge: ({ policies }) => {
    const values = present((policies ?? []).map(({ ipRelaxation }) => ipRelaxation));
    if (values.length === 0) return cannotTell('noValues');
    const names: readonly string[] = IP_RELAXATIONS;
    const unknown = values.filter((value) => !names.includes(normaliseIpRelaxation(value)));
    return either(
      values.every((value) => names.includes(value)),
      'spellings',
      [vocabulary(values), vocabulary(unknown) || '-'],
    );
  },
};
