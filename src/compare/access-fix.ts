/** Steps that give the user of the target what that of the source has, or take away what it has beyond that. */
import type { FixStep } from '../findings/fix.js';
import { ADMIN_PERMISSIONS } from '../platform/admin-permissions.js';
import { addToSet, type StepRight } from '../steps/access.js';
import { redeploy } from '../steps/app.js';
import {
  byGrant,
  componentOf,
  contentInSource,
  extend,
  few,
  onGrant,
  orUnassign,
  type StepGrant,
} from '../steps/grant.js';
import type { Steps } from '../steps/steps.js';
import { stepWords } from '../steps/texts.js';
import { onUser } from '../steps/user.js';
import { accessNames } from './access-evidence.js';
import type { AccessDifference, DifferingGrant } from './compare-report.js';
import type { TargetUser } from './user-access.js';

const rightsOf = ({ kind, name, rights }: AccessDifference): StepRight[] =>
  rights.length === 0 ? [{ kind, name, right: null }] : rights.map((right) => ({ kind, name, right }));

/** Grants are the same on both sides when they are of one kind and name. */
const keyOf = ({ through, name }: Pick<StepGrant, 'name' | 'through'>): string => `${through}:${name.toLowerCase()}`;

const assign = (steps: Steps, { user }: TargetUser, { through, name, label }: DifferingGrant): FixStep[] =>
  through === 'permissionSet'
    ? steps.write('org assign permset', { name, 'on-behalf-of': user.username })
    : onUser(steps, user, stepWords(`env-permission-missing.assign.${through}`, [label]));

/** Through the grant that gives it on the source, as that stands on the target. */
const bring = (
  steps: Steps,
  target: TargetUser,
  grant: DifferingGrant,
  differences: readonly AccessDifference[],
): FixStep[] => {
  const rights = differences.filter((one) => !isAdministratorGrade(one)).flatMap(rightsOf);
  if (grant.through === 'profile') {
    return addToSet(steps, target.user, rights, stepWords('set.add', [accessNames(differences)]));
  }
  const component = componentOf(grant);
  switch (grant.otherSide) {
    case 'notAssigned':
      return [
        ...steps.decide('env-permission-missing.deploy', [grant.label]),
        ...steps.write('project deploy start', { metadata: component }),
        ...assign(steps, target, grant),
      ];
    case 'lacks':
      return [
        ...steps.decide('env-permission-missing.lacks', [grant.label]),
        ...contentInSource(steps, grant, rights, true),
        ...steps.write('project deploy start', { metadata: component }),
      ];
    case 'notInForce':
      return target.grants
        .filter((one) => keyOf(one) === keyOf(grant))
        .flatMap((one) => extend(steps, target.user, one, target.now));
  }
};

/** Nothing that an integration should be given for the sake of being alike. */
const isAdministratorGrade = ({ kind, name }: AccessDifference): boolean =>
  kind === 'permission' && ADMIN_PERMISSIONS.some((one) => one.toLowerCase() === name.toLowerCase());

const warning = (steps: Steps, missing: readonly AccessDifference[]): FixStep[] => {
  const grave = missing.filter(isAdministratorGrade);
  return grave.length === 0 ? [] : steps.decide('env-permission-missing.admin', [accessNames(grave)]);
};

export const giveAccess = (steps: Steps, target: TargetUser, missing: readonly AccessDifference[]): FixStep[] => [
  ...steps.decide('env-permission-missing.choice'),
  ...warning(steps, missing),
  ...few(steps, byGrant(missing, keyOf), ([grant, differences]) => bring(steps, target, grant, differences)),
];

/** From the set where it can be done in source; from a profile the user gets another one. */
const withdraw = (steps: Steps, { user }: TargetUser, grant: StepGrant, rights: readonly StepRight[]): FixStep[] => {
  switch (grant.through) {
    case 'permissionSet':
      return redeploy(steps, componentOf(grant), contentInSource(steps, grant, rights, false));
    case 'profile':
      return onUser(steps, user, stepWords('user.editProfile'));
    case 'permissionSetGroup':
      return [];
  }
};

export const takeAccess = (steps: Steps, target: TargetUser, extra: readonly AccessDifference[]): FixStep[] => [
  ...steps.decide('env-permission-extra.choice'),
  ...few(steps, byGrant(extra, keyOf), ([{ through, name }, differences]) =>
    target.grants
      .filter((one) => keyOf(one) === keyOf({ through, name }))
      .slice(0, 1)
      .flatMap((grant) => [
        ...onGrant(steps, target.user, grant, stepWords('set.remove', [accessNames(differences)])),
        ...withdraw(steps, target, grant, differences.flatMap(rightsOf)),
        ...orUnassign(steps, target.user, grant),
      ]),
  ),
];
