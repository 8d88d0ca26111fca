/** Steps that settle a question which could not be decided. */
import type { FixStep } from '../findings/fix.js';
import { permissionNamed } from '../platform/permissions.js';
import type { Steps } from './steps.js';

/** `View Setup and Configuration (ViewSetup)` */
const permissionWords = (name: string): string => {
  const { label } = permissionNamed(name);
  return label === name ? name : `${label} (${name})`;
};

/**
 * @param gaps what hid the answer
 * @param who below `open` in `messages/steps.md`: who needs the permissions that the gaps name
 * @param otherwise the same, for gaps that name none
 */
export const permit = (
  steps: Steps,
  gaps: ReadonlyArray<{ grant?: string[] }>,
  who: 'permission' | 'source' | 'target',
  otherwise: 'compare' | 'look',
): FixStep[] => {
  const grants = [...new Set(gaps.flatMap(({ grant = [] }) => grant))].map(permissionWords);
  return grants.length === 0 ? steps.decide(`open.${otherwise}`) : steps.decide(`open.${who}`, [grants.join(', ')]);
};
