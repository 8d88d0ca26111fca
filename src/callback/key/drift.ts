/** Whether a key still fits the org and the app that it is meant for. Pure. */
import { isFlowOn } from '../../inventory/flow.js';
import { isUnexpected } from '../../inventory/gap-reasons.js';
import type { App, Inventory } from '../../inventory/inventory.js';
import { orgHostOf } from '../../platform/split-host.js';
import { lost, type Defect } from './inspect/defect.js';
import type { Expectation } from './inspect/expectation.js';
import type { KeyView } from './inspect.js';
import { bundle } from '../../text/messages.js';

const messages = bundle('callback.drift');

export type Drift = {
  expected: Expectation;
  defects: Defect[];
  /** An app of the org has this client id. */
  clientIdKnown: boolean;
  /** What could not be compared, in words. */
  notChecked: string[];
  /** Something that should have been readable was not. */
  incomplete: boolean;
};

type Org = Pick<Inventory, 'apps' | 'gaps' | 'org'>;

const KEY_SOURCES = new Set([
  'ConnectedApp',
  'ExternalClientApplication',
  'ExtlClntAppGlobalOauthSettings',
  'ExtlClntAppOauthPlcyCnfg',
]);

const compareApps = (apps: App[], named: boolean, digest: string): Pick<Drift, 'defects' | 'notChecked'> => {
  const own = apps.filter((app) => app.consumerKeyDigest === digest);
  if (own.length > 0) {
    const off = own.filter(({ flow }) => isFlowOn(flow) === false).map(({ name }) => lost('flow-off', name));
    const unread = own.filter(({ flow }) => isFlowOn(flow) === null);
    return { defects: off, notChecked: unread.map(({ name }) => messages.getMessage('flowUnread', [name])) };
  }
  const hidden = apps.filter(({ consumerKeyDigest }) => consumerKeyDigest === null);
  if (hidden.length === 0)
    return { defects: [lost(named ? 'client-id-other-app' : 'client-id-unknown')], notChecked: [] };
  const names = hidden.map(({ name }) => name).join(', ');
  return {
    defects: [],
    notChecked: [messages.getMessage(named ? 'keyUnread' : 'keysUnread', [named ? names : hidden.length])],
  };
};

/**
 * @param apps the apps that the key may belong to: those that were named, or all of the org
 * @param named the apps were named
 */
export const driftOf = ({ org, gaps }: Org, apps: App[], named: boolean, view: KeyView): Drift => {
  const host = orgHostOf(org.instanceUrl);
  const expected: Expectation = {
    ...(host !== null && { host }),
    ...(org.isSandbox !== null && { isSandbox: org.isSandbox }),
  };
  const listed = !gaps.some(({ source, subjects }) => KEY_SOURCES.has(source) && subjects === undefined);
  const compared =
    view.clientIdDigest === null ? { defects: [], notChecked: [] } : compareApps(apps, named, view.clientIdDigest);
  // An app that could not be listed may be the one.
  const unsure = !named && !listed && compared.defects.some(({ id }) => id === 'client-id-unknown');
  const notChecked = [
    ...(host === null ? [messages.getMessage('hostUnknown')] : []),
    ...(unsure ? [messages.getMessage('appsUnread')] : compared.notChecked),
  ];
  const failed = gaps.some(({ source, reason }) => KEY_SOURCES.has(source) && isUnexpected(reason));
  return {
    expected,
    defects: unsure ? [] : compared.defects,
    clientIdKnown: apps.some((app) => app.consumerKeyDigest !== null && app.consumerKeyDigest === view.clientIdDigest),
    notChecked,
    incomplete: notChecked.length > 0 && failed,
  };
};
