// Preloaded by the measured test run: what the tests import from src is loaded as compiled into lib. So the tests judge
// what is shipped, and their coverage is of that very code.

import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

const SRC = new URL('../../src/', import.meta.url).href;
const LIB = new URL('../../lib/', import.meta.url).href;

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (!/^(\.|file:)/.test(specifier) || !context.parentURL) return nextResolve(specifier, context);
    const { href } = new URL(specifier, context.parentURL);
    if (!href.startsWith(SRC)) return nextResolve(specifier, context);
    return nextResolve(LIB + href.slice(SRC.length).replace(/\.ts$/, '.js'), context);
  },
  load(url, context, nextLoad) {
    if (!url.startsWith(LIB) || !url.endsWith('.js')) return nextLoad(url, context);
    // The loader of TypeScript would rewrite files with dynamic imports, and their coverage would be of other lines.
    return { format: 'module', shortCircuit: true, source: readFileSync(new URL(url), 'utf8') };
  },
});
