// Preloaded wherever TypeScript is run as it is; "typescript-loader" is tsx under another name, see the test of the
// plugin in the CLI. All of ours are ECMAScript modules: the loader's other half, for CommonJS, would look into every
// file of every library, and take as long as loading them.

import { register } from 'typescript-loader/esm/api';

register();
