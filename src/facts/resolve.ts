import type { App } from '../inventory/inventory.js';
import type { RuleContext } from '../policy/thresholds.js';
import { excessAccess, missingAccess } from './access.js';
import {
  app,
  scopes,
  permittedUsers,
  appSwitch,
  consumerSecretOptional,
  introspectsAllTokens,
  sessionPolicy,
  requiredProofs,
  contactEmail,
} from './app-settings.js';
import {
  declaredServices,
  secretRotatedOn,
  reviewedOn,
  declaredAccess,
  allowedScopes,
  owner,
  declared,
} from './declarations.js';
import { endpoints, orgHost, endpointTargets, endpointAccess } from './endpoints.js';
import { doesNotApply, type Fact, type FactValues } from './facts.js';
import { flow, flowInUse, flowOn, flowPartlyOn } from './flow.js';
import { grants, grantDates, apiEnabledGrants, apiOnlyGrants, mfaApiGrants, adminPermissions } from './grants.js';
import type { InventoryIndex } from './inventory-index.js';
import { appLogins, userAppLogins, otherLogins } from './logins.js';
import type { Lookups } from './lookups.js';
import { ipRelaxation, ipRanges, loginHours } from './profile-limits.js';
import { passwordFlowBlocked, onlyApprovedApps, secretAccess, time, apexRestClasses } from './org-facts.js';
import { preauthorizedBy } from './preauthorization.js';
import type { FactContext, Facts, OrgResolver, Resolver } from './resolver.js';
import { account, runAs, runAsSetting, user, userLogin, userType } from './run-as.js';
import { runAsChanges } from './run-as-changes.js';
import { appsOfSameUser } from './sharing.js';
import { sourceComponents } from './source-components.js';

type OrgFactName = 'passwordFlowBlocked' | 'onlyApprovedApps' | 'secretAccess' | 'time' | 'apexRestClasses';
type AppFactName = Exclude<keyof FactValues, OrgFactName>;

const orgResolvers: { [K in OrgFactName]: OrgResolver<FactValues[K]> } = {
  passwordFlowBlocked,
  onlyApprovedApps,
  secretAccess,
  time,
  apexRestClasses,
};

/** Each fact by its name, so that a helper of a file cannot become one, and none can be left out. */
const appResolvers: { [K in AppFactName]: Resolver<FactValues[K]> } = {
  app,
  scopes,
  permittedUsers,
  appSwitch,
  consumerSecretOptional,
  introspectsAllTokens,
  sessionPolicy,
  requiredProofs,
  contactEmail,
  declaredServices,
  secretRotatedOn,
  reviewedOn,
  declaredAccess,
  allowedScopes,
  owner,
  declared,
  endpoints,
  orgHost,
  endpointTargets,
  endpointAccess,
  flow,
  flowOn,
  flowInUse,
  flowPartlyOn,
  grants,
  grantDates,
  apiEnabledGrants,
  apiOnlyGrants,
  mfaApiGrants,
  adminPermissions,
  appLogins,
  userAppLogins,
  otherLogins,
  ipRelaxation,
  ipRanges,
  loginHours,
  runAs,
  runAsSetting,
  account,
  user,
  userLogin,
  userType,
  runAsChanges,
  preauthorizedBy,
  sourceComponents,
  appsOfSameUser,
  missingAccess,
  excessAccess,
};

const isOrgFact = (name: keyof FactValues): name is OrgFactName => Object.hasOwn(orgResolvers, name);

/** Facts of the org; a fact about an app does not apply here. */
export const orgFactsOf = (index: InventoryIndex): Facts =>
  ((name: keyof FactValues) => (isOrgFact(name) ? orgResolvers[name]({ index }) : doesNotApply)) as Facts;

type FromFiles = Pick<FactContext, 'files' | 'policy' | 'source'>;

/** Facts of one app, each resolved when it is first asked for, and of the org. */
export const appFactsOf = (
  app: App,
  index: InventoryIndex,
  lookups: Lookups,
  { policy = null, source = null, files = null, ...context }: RuleContext & Partial<FromFiles>,
): Facts => {
  const resolved = new Map<string, Fact<unknown>>();
  const get = ((name: keyof FactValues) => {
    const before = resolved.get(name);
    if (before !== undefined) return before;
    const fact = isOrgFact(name) ? orgResolvers[name]({ index }) : appResolvers[name](factContext);
    resolved.set(name, fact);
    return fact;
  }) as Facts;
  const factContext: FactContext = { ...context, index, lookups, policy, source, files, app, get };
  return get;
};
