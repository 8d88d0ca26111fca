/** Connected apps: listMetadata and readMetadata of ConnectedApp (the flow's flag and user exist from API 56.0 on). */
import { appKey, type App } from '../../inventory/inventory.js';
import { inScope } from '../../inventory/apps.js';
import { connectedAppOf, FLOW_SWITCH, UNREAD, type ConnectedAppParts } from '../../metadata/connected-app.js';
import { bundle } from '../../text/messages.js';
import type { OrgClient } from '../client/client.js';
import { reportAbsentSwitches } from './app-switches.js';
import type { GapSink } from './gaps.js';
import { listComponents, readComponents, type ListedComponent } from './metadata.js';

const messages = bundle('org.gaps');

type ReadConnectedApp = { app: App; parts: ConnectedAppParts | undefined };

/** Permission sets name an app by the id of its record (`0H4…`); whether it is listed with that one is not certain. */
const recordIdOf = ({ id }: ListedComponent): string | null => (id?.startsWith('0H4') ? id : null);

const toApp = (listed: ListedComponent, parts: ConnectedAppParts | undefined): ReadConnectedApp => {
  const { app, enabled, hasOauth } = parts ?? { app: UNREAD, enabled: null, hasOauth: true };
  // An app without OAuth at all has no flow; of an installed app the OAuth part may simply not be shown.
  const on = !hasOauth && listed.namespace === null ? false : enabled;
  return {
    parts,
    app: {
      kind: 'ConnectedApp',
      id: recordIdOf(listed),
      name: listed.fullName,
      namespace: listed.namespace,
      flow: { settings: on, policy: on },
      provenByLoginAt: null,
      enabled: null,
      oauthPlugin: null,
      policyModifiedAt: null,
      ...app,
    },
  };
};

/** Apps whose record says nothing of OAuth, and switches that records lack. */
const reportAbsent = (gaps: GapSink, apps: readonly ReadConnectedApp[]): void => {
  const hidden = apps.filter(({ app, parts }) => parts?.hasOauth === false && app.namespace !== null);
  if (hidden.length > 0) {
    gaps.add({
      source: 'ConnectedApp',
      reason: 'notSupported',
      detail: messages.getMessage('hiddenOauth'),
      subjects: hidden.map(({ app }) => appKey(app)),
    });
  }
  for (const { app, parts } of apps) {
    if (!parts?.hasOauth) continue;
    const absent = inScope(app) ? parts.absent : parts.absent.filter((path) => path === FLOW_SWITCH);
    reportAbsentSwitches(gaps, 'ConnectedApp', absent, appKey(app));
  }
};

/** All connected apps; null (with a gap) when they could not be listed. */
export const readConnectedApps = async (client: OrgClient, gaps: GapSink): Promise<App[] | null> => {
  const listed = await listComponents(client, gaps, 'ConnectedApp');
  if (listed === null) return null;
  const names = listed.map(({ fullName }) => fullName);
  const parts = await readComponents(client, gaps, 'ConnectedApp', names, {
    map: connectedAppOf,
    subjectOf: (name) => appKey({ kind: 'ConnectedApp', name }),
  });
  const apps = listed.map((component) => toApp(component, parts.get(component.fullName)));
  reportAbsent(gaps, apps);
  return apps.map(({ app }) => app);
};
