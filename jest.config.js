/** @type {import('jest').Config} */
module.exports = {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testEnvironment: 'node',
  // A bound for what hangs, and not for what is slow on a busy machine.
  testTimeout: 120_000,
  transform: { '^.+\\.ts$': '<rootDir>/tools/compiler/jest.cjs' },
  moduleNameMapper: {
    '^cdk8s-gitops$': '<rootDir>/lib/public/index.ts',
    '^cdk8s-gitops/(.*)$': '<rootDir>/lib/public/$1.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/build/'],
};
