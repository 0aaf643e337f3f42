import eslint from '@eslint/js';
import regexp from 'eslint-plugin-regexp';
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
const main = 'ExportNamedDeclaration:has(> :matches(FunctionDeclaration, ClassDeclaration))';
const helpersBelow = {
  selector: `Program:has(> ${main}) > FunctionDeclaration:not(${main} ~ FunctionDeclaration)`,
  message: 'What a file is for comes first: move this function below the first exported one.',
};

/** The name of a test or a group of tests: the first argument of `test`, `describe`, `test.each(…)` and so on. */
const testName = [
  'CallExpression[callee.name=/^(test|describe)$/]',
  'CallExpression[callee.object.name=/^(test|describe)$/]',
  'CallExpression[callee.callee.object.name=/^(test|describe)$/]',
].join(', ');
const named = (pattern) => `:matches(${testName}) > Literal.arguments:first-child[value=${pattern}]`;
const anyDescribe =
  ':matches(CallExpression[callee.name="describe"], CallExpression[callee.callee.object.name="describe"])';

/** Words with a capital at the start of a test's name: names of products, and kinds and classes that are one word. */
const properNames = [
  ...['Argo', 'Dex', 'Git', 'Go', 'Helm', 'Jest', 'Node', 'Redis'],
  ...[
    'Application',
    'Applications',
    'Cluster(?!-)',
    'Deployment',
    'Ingress',
    'Kustomization',
    'Namespace',
    'Pod',
    'Pods',
  ],
  ...['Repository', 'Secret', 'Service'],
  ...['App', 'Chart', 'Duration', 'Include', 'Lazy'],
].join('|');

const testHabits = [
  {
    selector:
      'CallExpression[arguments.length=0][callee.property.name=/^toThrow(Error)?$/][callee.object.property.name!="not"]',
    message: 'Assert the whole message: messageOf() of test/message-of.ts gives it.',
  },
  {
    selector: 'MemberExpression[object.name=/^(test|describe)$/][property.name="only"]',
    message: 'The other tests count too.',
  },
  {
    selector:
      'CallExpression[callee.name=/^([fx]?it|[fx](test|describe))$/], MemberExpression[object.name="it"][property.name=/^(each|only|skip)$/]',
    message: 'Write test(…) or describe(…).',
  },
  {
    selector: `${anyDescribe} ${anyDescribe}`,
    message: 'One level of describe is enough: say the rest in the names of the tests.',
  },
  { selector: named('/^should\\b/i'), message: 'Say what it does, not what it should do.' },
  {
    selector: named(`/^(?!(${properNames})\\b)[A-Z][a-z]*\\b/`),
    message:
      'Start the name of a test with a small letter. For a proper name, add it to properNames in eslint.config.mjs.',
  },
  { selector: named('/^$|^\\s|[.\\s]$/'), message: 'A name is a sentence without the full stop.' },
];

export default tseslint.config(
  {
    ignores: [
      'build/',
      'dist/',
      'coverage/',
      'imports/',
      'node_modules/',
      '.cache/',
      '**/*.config.js',
      '.dependency-cruiser.cjs',
    ],
  },
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
    files: ['**/*.ts', '**/*.mjs'],
    rules: {
      '@typescript-eslint/naming-convention': [
        'error',
        { selector: 'variableLike', format: ['camelCase'], leadingUnderscore: 'allow' },
        { selector: 'variable', modifiers: ['destructured'], format: null },
        { selector: 'typeLike', format: ['PascalCase'] },
      ],
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
      'no-restricted-properties': [
        'error',
        ...['stdout', 'stderr'].map((property) => ({
          object: 'process',
          property,
          message:
            'Print with lib/cli/console, and report with lib/system/progress/report-progress.ts: a closed pipe is not an error.',
        })),
      ],
      'no-restricted-syntax': ['error', noClock, noEnum, noPrivateField, helpersBelow],
    },
  },
  {
    // Time that grows in proportion to the text. `linear-pattern.ts` is for patterns that can't be written like that.
    files: ['lib/**/*.ts'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential' }],
    },
  },
  {
    // What is reported goes there if nobody listens.
    files: ['lib/system/progress/report-progress.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['lib/api-objects/cdk8s-internals/*.ts'],
    rules: { 'no-restricted-syntax': ['error', noClock, noEnum, helpersBelow] },
  },
  {
    // The one module that loads a file by a name that is made while it runs: a table of data/.
    files: ['lib/core/table.ts'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['lib/app/**/*.ts', 'lib/cli/**/*.ts', 'lib/system/**/*.ts'],
    rules: { 'no-restricted-globals': 'off', 'no-restricted-imports': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...testHabits] },
  },
  {
    files: ['test/**/*.ts'],
    // A list of objects that the API server refuses.
    ignores: ['test/cluster/refused/*.ts'],
    rules: { 'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { module: 'readonly', require: 'readonly', __dirname: 'readonly' },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
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
