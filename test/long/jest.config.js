const config = require('../../jest.config');

// Suites that take minutes: `npm run test:long`. They are next to the short ones, in files that end in `.long.ts`.
/** @type {import('jest').Config} */
module.exports = {
  ...config,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/**/*.long.ts'],
  testTimeout: 1_800_000,
  // The names of the tests have the seeds.
  verbose: true,
};
