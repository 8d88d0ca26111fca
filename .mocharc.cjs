module.exports = {
  extension: ['.test.ts', '.nut.ts'],
  recursive: true,
  require: ['./test/support/setup.ts'],
  'node-option': ['import=./scripts/support/typescript.mjs', 'no-experimental-require-module'],
  'watch-files': ['assets', 'messages', 'src', 'test'],
  timeout: 120_000,
  forbidOnly: true,
  // Every test runs on Linux. Elsewhere those are left out, and counted, that need what only POSIX systems or Linux have.
  forbidPending: process.platform === 'linux',
  failZero: true,
};
