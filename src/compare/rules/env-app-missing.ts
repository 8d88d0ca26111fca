import { appKey } from '../../inventory/inventory.js';
import { differs, undecided, type Pair, type PairOutcome, type PairRule } from '../pair-rule.js';
import { unread } from '../../facts/resolver.js';

const sourceOf = ({ source: { app } }: Pair): 'ConnectedApp' | 'ExternalClientApplication' =>
  app.kind === 'ConnectedApp' ? 'ConnectedApp' : 'ExternalClientApplication';

/** What a list that is not all there does not show may exist all the same. */
const listUnread = ({ source: { app }, targetSide: { index, inventory } }: Pair): PairOutcome | null => {
  const listed = app.kind === 'ConnectedApp' ? inventory.counts.connectedApps : inventory.counts.externalClientApps;
  const source = app.kind === 'ConnectedApp' ? 'ConnectedApp' : 'ExternalClientApplication';
  const gap = index.gaps.covering(source, appKey(app)) !== undefined;
  if (!gap && listed !== null) return null;
  const fact = unread(index, source, [appKey(app)], 'record');
  return fact.status === 'unknown' ? undecided('target', fact) : null;
};

export const envAppMissing: PairRule = {
  id: 'env-app-missing',
  kind: 'breaks',
  severity: 'high',
  controls: ['NHI8:2025', 'NIST CSF ID.AM-02', 'NIST 800-53 CM-6', 'ISO 27001 A.8.31'],
  documentation: 'https://help.salesforce.com/s/articleView?id=sf.external_client_apps.htm',
  evaluate: () => [],
  evaluateMissing(pair) {
    const open = listUnread(pair);
    if (open !== null) return [open];
    const { app } = pair.source;
    const twin = pair.targetSide.appNamed(app.name);
    const source = sourceOf(pair);
    const evidence = [
      { side: 'source' as const, source, detail: `${app.name} (${app.label ?? app.name})` },
      { side: 'target' as const, source, detail: `no app named ${app.name}` },
    ];
    return [
      differs(
        'breaks',
        evidence,
        twin === undefined ? { tokens: [app.name] } : { message: 'fail-other-kind', tokens: [app.name, appKey(twin)] },
      ),
    ];
  },
};
