// Preloaded to count dependent stages: lifts the limit on requests in flight, so that a request starts as soon as it has
// the answers that it needs, and waits for nothing else.

import { registerHooks } from 'node:module';

const LIMIT = 'MAX_IN_FLIGHT = 10;';

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (!url.endsWith('/lib/org/client/http.js')) return loaded;
    const source = String(loaded.source);
    if (!source.includes(LIMIT)) throw new Error(`${url} does not hold "${LIMIT}": the benchmark cannot lift the limit.`);
    return { ...loaded, source: source.replace(LIMIT, 'MAX_IN_FLIGHT = 100_000;') };
  },
});
