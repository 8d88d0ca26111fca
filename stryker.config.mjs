/**
 * Mutation testing: the code is changed in every way that Stryker knows, and a test must notice. `npm run mutate`
 * (scripts/mutate.ts) says for each room of src which files are changed and which tests are to notice.
 */

/** The runner takes `recursive` neither from here nor from .mocharc.cjs: of a folder it would read the first level. */
const filesOf = (path) => (path.endsWith('.ts') ? path : `${path}/**/*.test.ts`);

export default {
  plugins: ['@stryker-mutator/mocha-runner', './scripts/support/mutation-ignorer.mjs'],
  ignorers: ['words-of-tables'],
  testRunner: 'mocha',
  mochaOptions: {
    spec: (process.env.MUTATION_TESTS ?? 'test').split(',').map(filesOf),
    // The first audits whole orgs, the others try thousands of keys: every change would wait for them, and the tables of
    // other tests hold the same decisions.
    ignore: ['test/rules/rests-on.test.ts', 'test/callback/key/layers.test.ts', 'test/callback/key/properties.test.ts'],
  },
  // The runner reads .mocharc.cjs, but starts its processes itself.
  testRunnerNodeArgs: ['--import=typescript-loader', '--no-experimental-require-module'],
  coverageAnalysis: 'perTest',
  // The loader strips types and checks none.
  disableTypeChecks: false,
  // What was judged before is judged again only where it or its tests changed.
  incremental: true,
  incrementalFile: `.tmp/mutation-${process.env.MUTATION_ROOM ?? 'all'}.json`,
  // Wide enough that a busy machine makes no survivor look like a loop without end.
  timeoutMS: 20_000,
  timeoutFactor: 4,
  ignorePatterns: ['.demo', '.tmp', 'coverage', 'lib'],
  tempDirName: '.tmp/mutation',
  reporters: ['clear-text', 'html', 'progress'],
  clearTextReporter: { allowColor: false, logTests: false },
  htmlReporter: { fileName: `coverage/mutation/${process.env.MUTATION_ROOM ?? 'all'}.html` },
  // What is computed when it is loaded needs a process of its own for each change: only `MUTATION_STATIC=1` asks for it.
  ignoreStatic: process.env.MUTATION_STATIC !== '1',
  warnings: { slow: false },
  thresholds: { high: 95, low: 90, break: 90 },
};
