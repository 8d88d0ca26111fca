// mocha's dot reporter, which also leaves its totals as JSON in the file that the option `stats` names.

const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

module.exports = class TotalsReporter extends reporters.Dot {
  /** @param {import('mocha').Runner} runner @param {import('mocha').MochaOptions} options */
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => writeFileSync(options.reporterOptions.stats, JSON.stringify(this.stats)));
  }
};
