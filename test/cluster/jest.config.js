/**
 * The suite against a real cluster, `npm run test:cluster [-- CHAPTER]`: apart from `npm test`, since it takes minutes
 * and needs `KUBECONFIG`. Chapters run one after the other and each alone.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  ...require('../../jest.config'),
  rootDir: '../..',
  testMatch: ['<rootDir>/test/cluster/*.chapter.ts'],
  globalSetup: '<rootDir>/test/cluster/harness/setup.ts',
  reporters: ['default', '<rootDir>/test/cluster/harness/test-report.cjs'],
  maxWorkers: 1,
  testTimeout: 60_000,
  forceExit: true,
};
