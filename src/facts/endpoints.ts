/** Endpoints that the policy file declares, and the Apex classes that answer them. */
import { idKey } from '../inventory/ids.js';
import { apexClassFor, apexRestPath } from '../platform/apex-rest-path.js';
import { inDoubt, openGrants } from './doubt.js';
import { factText } from './texts.js';
import {
  doesNotApply,
  known,
  unknown,
  type DeclaredEndpoint,
  type Fact,
  type FactValues,
  type Grant,
} from './facts.js';
import { andThen, coveredBy, unread, type Resolver } from './resolver.js';

/** A path is on the org itself; its base only completes it to a URL. */
const endpointOf = (declared: string, given: boolean): DeclaredEndpoint => {
  const isPath = declared.startsWith('/');
  const url = new URL(declared, 'https://org.invalid');
  return { declared, given, host: isPath ? null : url.host, path: apexRestPath(url.pathname) };
};

export const endpoints: Resolver<DeclaredEndpoint[]> = ({ policy, app }) => {
  if (policy === null) return doesNotApply;
  const declared = new Set(policy.integrationsOf(app).flatMap(({ endpoint }) => endpoint ?? []));
  return declared.size === 0
    ? doesNotApply
    : known([...declared].map((endpoint) => endpointOf(endpoint, policy.endpointGiven)));
};

export const orgHost: Resolver<string> = ({ index, get }) => {
  const { instanceUrl } = index.inventory.org;
  if (instanceUrl === '') {
    const asked = get('endpoints');
    // Of a path, no host is asked.
    const onlyPaths = asked.status === 'known' && asked.value.every(({ host }) => host === null);
    return onlyPaths ? known('') : unread(index, 'Organization', []);
  }
  return URL.canParse(instanceUrl)
    ? known(new URL(instanceUrl).host)
    : unknown(factText('undecided.host'), undefined, 'Organization');
};

export const endpointTargets: Resolver<FactValues['endpointTargets']> = ({ index, get }) =>
  andThen(get('endpoints'), (all) => {
    const { apexRestClasses: classes, org } = index.inventory;
    const covered = coveredBy(index, ['ApexClass']);
    const targets = all.map(({ declared, given, path }) => ({
      declared,
      given,
      target: path === null ? null : apexClassFor(classes, path, org.namespacePrefix),
    }));
    if (covered === undefined) return known(targets);
    // A class that the source has is there; one that it does not have may be in the org.
    const inSource = covered.status === 'unknown' && covered.gap?.reason === 'notInSource';
    const settled = targets.every(({ target }) => target === null || (inSource && target.state === 'found'));
    return settled ? known(targets) : covered;
  });

/**
 * Who may author Apex may call every class, whatever its class access says. Source:
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_security.htm
 */
const ANY_CLASS = 'AuthorApex';

export const endpointAccess: Resolver<FactValues['endpointAccess']> = ({ index, lookups, get }) =>
  andThen(get('endpointTargets'), (targets) =>
    andThen(get('user'), (user): Fact<FactValues['endpointAccess']> =>
      andThen(get('grants'), (all) => {
        const covered = coveredBy(index, ['SetupEntityAccess'], user.id, user.username);
        if (covered !== undefined) return covered;
        const inForce = all.filter((grant) => grant.inForce);
        const gives = (classId: string, grant: Grant): boolean =>
          grant.permissions.has(ANY_CLASS) ||
          (index.setsByEntity.get(idKey(classId))?.has(idKey(grant.permissionSetId)) ?? false);
        const found = targets.flatMap(({ target }) => (target?.state === 'found' ? target.class : []));
        const classes = [...new Set(found)].map(({ id, name }) => ({
          class: name,
          grants: inForce.filter((grant) => gives(id, grant)),
        }));
        const { doubtful } = lookups.grantsOf(user.id);
        if (classes.every(({ grants }) => grants.some((grant) => !doubtful.has(grant)))) return known(classes);
        const [doubt] = doubtful;
        return (doubt && inDoubt(index, doubt)) ?? openGrants(index, user) ?? known(classes);
      }),
    ),
  );
