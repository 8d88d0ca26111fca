/** Whether an app that admits only approved users admits its Run As user. */
import { appKey } from '../inventory/inventory.js';
import { idKey } from '../inventory/ids.js';
import { permittedUsersPolicy } from '../platform/permitted-users.js';
import { inDoubt, openProfile } from './doubt.js';
import { doesNotApply, known, type Fact, type FactValues, type Grant } from './facts.js';
import { andThen, coveredBy, unread, type FactContext, type Resolver } from './resolver.js';

type Preauthorization = FactValues['preauthorizedBy'];

/** Its holders may use any app, pre-authorized or not. It exists only where API Access Control is on. */
const ANY_APP = 'UseAnyApiClient';

const opensAnyApp = ({ permissions }: Grant): boolean => permissions.has(ANY_APP);

/** Of external client apps, reports say that only an attached permission set helped, and the profile's row did not. */
const surely = ({ kind }: Pick<FactContext['app'], 'kind'>, grant: Grant): boolean =>
  opensAnyApp(grant) || kind === 'ConnectedApp' || grant.through !== 'profile';

const attachedGrants = (
  { index, app: { kind, name, id } }: FactContext,
  user: FactValues['user'],
  inForce: readonly Grant[],
): Fact<Grant[]> => {
  const key = appKey({ kind, name });
  if (id === null) return unread(index, kind === 'ConnectedApp' ? kind : 'ExternalClientApplication', [key]);
  const covered = coveredBy(index, ['SetupEntityAccess'], key, user.id, user.username);
  if (covered !== undefined) return covered;
  const sets = index.setsByEntity.get(idKey(id));
  return known(inForce.filter((grant) => opensAnyApp(grant) || sets?.has(idKey(grant.permissionSetId))));
};

/** Attachment is to permission sets, the profile's own and the aggregates of groups among them. */
export const preauthorizedBy: Resolver<Preauthorization> = (context) => {
  const { lookups, app, get } = context;
  const permitted = get('permittedUsers');
  if (permitted.status === 'known' && permittedUsersPolicy(permitted.value) === 'selfAuthorized') return doesNotApply;
  return andThen(get('user'), (user) =>
    andThen(get('grants'), (all): Fact<Preauthorization> => {
      const { doubtful } = lookups.grantsOf(user.id);
      const inForce = all.filter((grant) => grant.inForce);
      const opening = inForce.filter((grant) => opensAnyApp(grant) && !doubtful.has(grant));
      if (opening.length > 0) return known({ grants: opening, profileAlone: false });
      return andThen(attachedGrants(context, user, inForce), (grants) => {
        const certain = grants.some((grant) => surely(app, grant));
        const found = known({ grants, profileAlone: grants.length > 0 && !certain });
        if (certain) return found;
        const [doubt] = doubtful;
        // An app can be attached to the profile, whichever that is.
        return (doubt && inDoubt(context.index, doubt)) ?? openProfile(context.index, user) ?? found;
      });
    }),
  );
};
