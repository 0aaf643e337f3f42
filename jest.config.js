/** @type {import('jest').Config} */
module.exports = {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testEnvironment: 'node',
  // A bound for what hangs, and not for what is slow on a busy machine.
  testTimeout: 120_000,
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  moduleNameMapper: {
    '^cdk8s-gitops$': '<rootDir>/lib/public/index.ts',
    '^cdk8s-gitops/testing$': '<rootDir>/lib/public/testing.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/build/'],
};
