/** @type {import('jest').Config} */
module.exports = {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testEnvironment: 'node',
  // A bound for what hangs, and not for what is slow on a busy machine.
  testTimeout: 120_000,
  // By default, Jest leaves one processor free, and so uses one of the two that machines for CI often have.
  maxWorkers: '100%',
  transform: { '^.+\\.ts$': '<rootDir>/tools/compiler/jest.cjs' },
  moduleNameMapper: {
    '^cdk8s-gitops$': '<rootDir>/lib/public/index.ts',
    '^cdk8s-gitops/(.*)$': '<rootDir>/lib/public/$1.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/build/'],
};
