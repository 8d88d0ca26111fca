import { appKey, type SessionPolicy } from '../inventory/inventory.js';
import { doesNotApply, known, type FactValues } from './facts.js';
import { appValue, coveredBy, unread, type Resolver } from './resolver.js';

export const app: Resolver<FactValues['app']> = ({ app: { kind, name, label } }) => known({ kind, name, label });

export const scopes: Resolver<string[]> = (context) => {
  const source = context.app.kind === 'ConnectedApp' ? 'ConnectedApp' : 'ExtlClntAppOauthSettings';
  const none = context.app.scopes?.length === 0;
  const covered = none ? coveredBy(context.index, [source], appKey(context.app)) : undefined;
  return covered ?? appValue(context, context.app.scopes, source, 'ExtlClntAppOauthPlcyCnfg');
};

export const permittedUsers: Resolver<string> = (context) =>
  appValue(context, context.app.permittedUsers, 'ExtlClntAppOauthPlcyCnfg');

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

export const sessionPolicy: Resolver<SessionPolicy> = (context) =>
  appValue(context, context.app.sessionPolicy, {
    source: 'ExtlClntAppOauthPlcyCnfg',
    columns: ['RequiredSessionLevel', 'PolicyAction'],
  });

export const requiredProofs: Resolver<string[]> = (context) =>
  appValue(context, context.app.requiredProofs, 'ExtlClntAppGlobalOauthSettings');

/** An app may have no contact e-mail; that is known unless the app's own record was not read. */
export const contactEmail: Resolver<string | null> = ({ index, app: { kind, name, contactEmail: email } }) => {
  const source = kind === 'ConnectedApp' ? 'ConnectedApp' : 'ExternalClientApplication';
  return (email === null ? coveredBy(index, [source], appKey({ kind, name })) : undefined) ?? known(email);
};
