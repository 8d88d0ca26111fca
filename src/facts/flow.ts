import { isFlowOn, isFlowPartlyOn } from '../inventory/flow.js';
import { appKey, type App } from '../inventory/inventory.js';
import { nameKey } from '../inventory/names.js';
import { doesNotApply, known, unknown, type Fact, type FactValues } from './facts.js';
import type { InventoryIndex } from './inventory-index.js';
import { andThen, columnOf, unread, type Resolver } from './resolver.js';
import { factText } from './texts.js';

export type FlowHalves = { settings: boolean | null; policy: boolean | null; effective: boolean | null };

/** Both halves as far as they are known. A successful login of the app proves a half that could not be read. */
export const flowHalves = ({ flow, provenByLoginAt }: Pick<App, 'flow' | 'provenByLoginAt'>): FlowHalves => {
  const proven = provenByLoginAt === null ? null : true;
  const halves = { settings: flow.settings ?? proven, policy: flow.policy ?? proven };
  return { ...halves, effective: isFlowOn(halves) };
};

const unreadHalf = (index: InventoryIndex, app: App, settings: boolean | null): Fact<never> => {
  const half =
    settings === null
      ? columnOf('ExtlClntAppGlobalOauthSettings', 'isClientCredentialsFlowEnabled')
      : columnOf('ExtlClntAppOauthPlcyCnfg', 'IsClientCredentialsFlowEnabled');
  const one = columnOf('ConnectedApp', 'oauthConfig.isClientCredentialEnabled');
  return unread(index, app.kind === 'ConnectedApp' ? one : half, [appKey(app)]);
};

export const flow: Resolver<FactValues['flow']> = ({ index, app }) => {
  const { settings, policy } = flowHalves(app);
  return settings === null || policy === null ? unreadHalf(index, app, settings) : known({ settings, policy });
};

export const flowOn: Resolver<FactValues['flowOn']> = ({ index, app }) => {
  const { settings, effective } = flowHalves(app);
  if (effective === null) return unreadHalf(index, app, settings);
  return effective ? known(true) : doesNotApply;
};

export const flowPartlyOn: Resolver<boolean> = ({ index, app }) => {
  const { settings, policy } = flowHalves(app);
  if (isFlowPartlyOn({ settings, policy })) return known(true);
  return settings === null || policy === null ? unreadHalf(index, app, settings) : known(false);
};

/** Where the org did not show the flow and the source switches it on, nobody knows since when it could be used. */
export const flowInUse: Resolver<FactValues['flowInUse']> = (context) =>
  andThen(context.get('flowOn'), (): Fact<true> => {
    const { source, app } = context;
    if (!source?.flowsBefore || app.provenByLoginAt !== null) return known(true);
    const before = source.flowsBefore.get(nameKey(appKey(app)));
    if (before === null) return unknown(factText('undecided.flowBefore'));
    return before === true ? known(true) : doesNotApply;
  });
