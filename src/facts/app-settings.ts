import { appKey } from '../inventory/inventory.js';
import { idKey } from '../inventory/ids.js';
import { permittedUsersPolicy } from '../platform/permitted-users.js';
import { factText } from './texts.js';
import { doesNotApply, known, unknown, type FactValues, type Grant } from './facts.js';
import { andThen, appValue, coveredBy, unread, type Resolver } from './resolver.js';

export const app: Resolver<FactValues['app']> = ({ app: { kind, name, label } }) => known({ kind, name, label });

export const scopes: Resolver<string[]> = (context) => {
  const source = context.app.kind === 'ConnectedApp' ? 'ConnectedApp' : 'ExtlClntAppOauthSettings';
  const none = context.app.scopes?.length === 0;
  const covered = none ? coveredBy(context.index, [source], appKey(context.app)) : undefined;
  return covered ?? appValue(context, context.app.scopes, source, 'ExtlClntAppOauthPlcyCnfg');
};

export const permittedUsers: Resolver<string> = (context) =>
  appValue(context, context.app.permittedUsers, 'ExtlClntAppOauthPlcyCnfg');

/** Attachment is to permission sets, the profile's own and the aggregates of groups among them. */
export const preauthorizedBy: Resolver<Grant[]> = ({ index, lookups, app: { kind, name, id }, get }) => {
  const key = appKey({ kind, name });
  const permitted = get('permittedUsers');
  if (permitted.status === 'known' && permittedUsersPolicy(permitted.value) === 'selfAuthorized') return doesNotApply;
  return andThen(get('user'), (user) =>
    andThen(get('grants'), (all) => {
      if (id === null) return unread(index, kind === 'ConnectedApp' ? kind : 'ExternalClientApplication', [key]);
      const covered = coveredBy(index, ['SetupEntityAccess'], key, user.id, user.username);
      if (covered !== undefined) return covered;
      const sets = index.setsByEntity.get(idKey(id));
      const giving = all.filter((grant) => grant.inForce && sets?.has(idKey(grant.permissionSetId)));
      const [doubt] = giving.length > 0 ? [] : lookups.grantsOf(user.id).doubtful;
      return doubt === undefined
        ? known(giving)
        : unknown(factText('undecided.group', [doubt.label]), undefined, 'PermissionSet');
    }),
  );
};

export const appSwitch: Resolver<FactValues['appSwitch']> = ({ index, app: { kind, name, enabled, oauthPlugin } }) => {
  if (kind === 'ConnectedApp') return doesNotApply;
  return enabled === null || oauthPlugin === null
    ? unread(index, 'ExtlClntAppPlcyCnfg', [appKey({ kind, name })])
    : known({ enabled, oauthPlugin });
};

export const consumerSecretOptional: Resolver<boolean> = (context) =>
  appValue(context, context.app.consumerSecretOptional, 'ExtlClntAppGlobalOauthSettings');

export const introspectsAllTokens: Resolver<boolean> = (context) =>
  appValue(context, context.app.introspectsAllTokens, 'ExtlClntAppGlobalOauthSettings');

/** An app may have no contact e-mail; that is known unless the app's own record was not read. */
export const contactEmail: Resolver<string | null> = ({ index, app: { kind, name, contactEmail: email } }) => {
  const source = kind === 'ConnectedApp' ? 'ConnectedApp' : 'ExternalClientApplication';
  return (email === null ? coveredBy(index, [source], appKey({ kind, name })) : undefined) ?? known(email);
};
