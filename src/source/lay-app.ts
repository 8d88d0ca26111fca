/** An app as it is after a deploy of its files. Each file replaces what it is about, whole; the rest stays. */
import type { App, Source } from '../inventory/inventory.js';
import type { ConnectedAppPart, EcaPart } from './parts.js';

/** A deploy without a consumer key leaves the app the one that it has. */
const keyOf = (app: App, digest: string | null): Pick<App, 'consumerKeyDigest'> => ({
  consumerKeyDigest: digest ?? app.consumerKeyDigest,
});

export const layConnectedApp = (
  app: App,
  { flow, attached: _, consumerKeyDigest, ...values }: ConnectedAppPart,
): App => ({
  ...app,
  ...values,
  ...keyOf(app, consumerKeyDigest),
  flow: { settings: flow, policy: flow },
});

const layPolicy = (app: App, { flow, attached: _, ...values }: NonNullable<EcaPart['policy']>): App => ({
  ...app,
  ...values,
  flow: { ...app.flow, policy: flow },
});

const layGlobal = (app: App, { flow, consumerKeyDigest, ...values }: NonNullable<EcaPart['global']>): App => ({
  ...app,
  ...values,
  ...keyOf(app, consumerKeyDigest),
  flow: { ...app.flow, settings: flow },
});

export const layExternalClientApp = (app: App, { header, settings, global, policy, plugin }: EcaPart): App => {
  const described = { ...app, ...header, ...settings, ...plugin };
  const withGlobal = global === undefined ? described : layGlobal(described, global);
  return policy === undefined ? withGlobal : layPolicy(withGlobal, policy);
};

/** Which source of an Inventory each file of an external client app stands for. */
export const SOURCES_OF_PARTS: Readonly<Record<keyof EcaPart, Source>> = {
  header: 'ExternalClientApplication',
  settings: 'ExtlClntAppOauthSettings',
  global: 'ExtlClntAppGlobalOauthSettings',
  policy: 'ExtlClntAppOauthPlcyCnfg',
  plugin: 'ExtlClntAppPlcyCnfg',
};
