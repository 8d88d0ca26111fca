import { appKey, type SessionPolicy } from '../inventory/inventory.js';
import { appOf } from './app-of.js';
import { doesNotApply, known, type FactValues } from './facts.js';
import { appValue, columnOf, coveredBy, unread, type Resolver } from './resolver.js';

export const app: Resolver<FactValues['app']> = ({ index, app: one }) => known(appOf(index, one));

export const scopes: Resolver<string[]> = (context) => {
  const source = context.app.kind === 'ConnectedApp' ? 'ConnectedApp' : 'ExtlClntAppOauthSettings';
  const none = context.app.scopes?.length === 0;
  const covered = none ? coveredBy(context.index, [source], appKey(context.app)) : undefined;
  const places = [columnOf('ExtlClntAppOauthSettings', 'OauthScopes'), 'ExtlClntAppOauthPlcyCnfg'] as const;
  return covered ?? appValue(context, context.app.scopes, 'oauthConfig.scopes', ...places);
};

export const permittedUsers: Resolver<string> = (context) =>
  appValue(
    context,
    context.app.permittedUsers,
    'oauthConfig.isAdminApproved',
    columnOf('ExtlClntAppOauthPlcyCnfg', 'PermittedUsersPolicyType'),
  );

export const appSwitch: Resolver<FactValues['appSwitch']> = ({ index, app: { kind, name, enabled, oauthPlugin } }) => {
  if (kind === 'ConnectedApp') return doesNotApply;
  return enabled === null || oauthPlugin === null
    ? unread(index, columnOf('ExtlClntAppPlcyCnfg', 'IsEnabled', 'OauthPluginStatus'), [appKey({ kind, name })])
    : known({ enabled, oauthPlugin });
};

export const consumerSecretOptional: Resolver<boolean> = (context) =>
  appValue(
    context,
    context.app.consumerSecretOptional,
    'oauthConfig.isConsumerSecretOptional',
    columnOf('ExtlClntAppGlobalOauthSettings', 'isConsumerSecretOptional'),
  );

export const introspectsAllTokens: Resolver<boolean> = (context) =>
  appValue(
    context,
    context.app.introspectsAllTokens,
    'oauthConfig.isIntrospectAllTokens',
    columnOf('ExtlClntAppGlobalOauthSettings', 'isIntrospectAllTokens'),
  );

export const sessionPolicy: Resolver<SessionPolicy> = (context) =>
  appValue(
    context,
    context.app.sessionPolicy,
    'sessionPolicy.sessionLevel',
    columnOf('ExtlClntAppOauthPlcyCnfg', 'RequiredSessionLevel', 'PolicyAction'),
  );

export const requiredProofs: Resolver<string[]> = (context) =>
  appValue(
    context,
    context.app.requiredProofs,
    'oauthConfig.isDPopEnabled',
    columnOf('ExtlClntAppGlobalOauthSettings', 'isDPopEnabled', 'isMtlsEnabled', 'isPKImTLSEnabled'),
  );

/** An app may have no contact e-mail; that is known unless the app's own record was not read. */
export const contactEmail: Resolver<string | null> = ({ index, app: { kind, name, contactEmail: email } }) => {
  const place =
    kind === 'ConnectedApp'
      ? columnOf('ConnectedApp', 'contactEmail')
      : columnOf('ExternalClientApplication', 'ContactEmail');
  return (email === null ? coveredBy(index, [place], appKey({ kind, name })) : undefined) ?? known(email);
};
