import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Bound in all of lib/. */
const noClock = {
  selector:
    'NewExpression[callee.name="Date"], CallExpression[callee.object.name="Math"][callee.property.name="random"]',
  message: 'Same input, same bytes: no clock, no chance.',
};
const noEnum = { selector: 'TSEnumDeclaration', message: 'Use a string union.' };
const noPrivateField = {
  selector: 'MemberExpression[computed=true] > Literal.property[value=/^[_a-zA-Z]\\w*$/]',
  message: 'Private fields of cdk8s are read in lib/api-objects/cdk8s-internals only.',
};

export default tseslint.config(
  { ignores: ['build/', 'dist/', 'coverage/', 'imports/', 'node_modules/', '.cache/', '**/*.config.js', '**/*.cjs'] },
  eslint.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['lib/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'no-restricted-globals': [
        'error',
        { name: 'process', message: 'The environment is read in lib/app, lib/cli and lib/system only.' },
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: ['process', 'node:process'].map((name) => ({
            name,
            message: 'The environment is read at the edges.',
          })),
        },
      ],
      'no-restricted-syntax': ['error', noClock, noEnum, noPrivateField],
    },
  },
  {
    files: ['lib/api-objects/cdk8s-internals/*.ts'],
    rules: { 'no-restricted-syntax': ['error', noClock, noEnum] },
  },
  {
    files: ['lib/app/**/*.ts', 'lib/cli/**/*.ts', 'lib/system/**/*.ts'],
    rules: { 'no-restricted-globals': 'off', 'no-restricted-imports': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'CallExpression[arguments.length=0][callee.property.name=/^toThrow(Error)?$/][callee.object.property.name!="not"]',
          message: 'Assert the whole message: messageOf() of test/message-of.ts gives it.',
        },
        {
          selector: 'CallExpression[callee.object.name=/^(test|it|describe)$/][callee.property.name="only"]',
          message: 'The other tests count too.',
        },
      ],
    },
  },
  {
    files: ['tools/**', 'bench/**'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        Buffer: 'readonly',
        fetch: 'readonly',
        performance: 'readonly',
        URL: 'readonly',
      },
    },
    rules: { 'no-console': 'off' },
  },
);
