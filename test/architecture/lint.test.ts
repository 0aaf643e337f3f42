import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Code that breaks a rule of the linter if it is in that file, and similar code that keeps the rule. */
const cases: readonly (readonly [sentence: string, file: string, code: string, rules: readonly string[]])[] = [
  ...['lib/core', 'lib/constructs', 'lib/testing'].flatMap((room) => [
    [
      `${room} reads no variables`,
      `${room}/a.ts`,
      'export const a = process.env.A;',
      ['no-restricted-globals'],
    ] as const,
    [
      `${room} does not import process`,
      `${room}/a.ts`,
      "import { env } from 'node:process';\nexport const a = env.A;",
      ['no-restricted-imports'],
    ] as const,
  ]),
  ...['lib/app', 'lib/cli', 'lib/system'].map(
    (room) => [`${room} may read variables`, `${room}/a.ts`, 'export const a = process.env.A;', []] as const,
  ),
  [
    'regular expressions of lib/ do not backtrack, also composed ones',
    'lib/app/a.ts',
    "const b = 'a+';\nexport const a = [/^(a+)+$/, new RegExp(`^(${b})+$`)];",
    ['regexp/no-super-linear-backtracking', 'regexp/no-super-linear-backtracking'],
  ],
  [
    'regular expressions of lib/ do not start anew at each character',
    'lib/app/a.ts',
    'export const a = / +$/;',
    ['regexp/no-super-linear-move'],
  ],
  ['lib/ has no clock', 'lib/app/a.ts', 'export const a = new Date();', ['no-restricted-syntax']],
  ['lib/ prints in one way', 'lib/cli/a.ts', "process.stderr.write('a');", ['no-restricted-properties']],
  ['lib/ has no enum', 'lib/app/a.ts', 'export enum A {}', ['no-restricted-syntax']],
  ...['const MOST_SHOWN = 20;\nexport const a = MOST_SHOWN;', 'export const a = (MOST: number): number => MOST;'].map(
    (code) => ['a constant is in camelCase', 'lib/app/a.ts', code, ['@typescript-eslint/naming-convention']] as const,
  ),
  ['a type is in PascalCase', 'test/app/a.ts', 'export type a = 1;', ['@typescript-eslint/naming-convention']],
  ['what others named keeps its name', 'lib/app/a.ts', 'export const { A } = { A: 1 };', []],
  [
    'a function that helps a file does not come first',
    'lib/app/a.ts',
    'function b(): void {}\nexport function a(): void {\n  b();\n}',
    ['no-restricted-syntax'],
  ],
  [
    'a function that helps a file may come before the second exported one',
    'lib/app/a.ts',
    'export class A {}\nfunction b(): void {}\nexport function a(): void {\n  b();\n}',
    [],
  ],
  [
    'a file that exports values only may have its functions anywhere',
    'lib/app/a.ts',
    'function b(): number {\n  return 1;\n}\nexport const a = b();',
    [],
  ],
  [
    'private fields are read in one room only',
    'lib/app/a.ts',
    "export const a = (b: Map<string, string>): unknown => b['size'];",
    ['no-restricted-syntax'],
  ],
  [
    'cdk8s-internals may read private fields',
    'lib/api-objects/cdk8s-internals/a.ts',
    "export const a = (b: Map<string, string>): unknown => b['size'];",
    [],
  ],
  [
    'a test asserts the message that is thrown',
    'test/core/a.test.ts',
    "test('a', () => {\n  expect(() => 1).toThrow();\n  expect(() => 1).not.toThrow();\n});",
    ['no-restricted-syntax'],
  ],
  ...['lib/app/a.ts', 'test/core/a.test.ts'].map(
    (file) => ['a file has at most 300 lines', file, 'export {};\n'.repeat(301), ['max-lines']] as const,
  ),
  ['a test is written test(…)', 'test/core/a.test.ts', "it('a', () => {});", ['no-restricted-syntax']],
  [
    'tests of a table are written test.each(…)',
    'test/core/a.test.ts',
    "it.each([1])('a', () => {});",
    ['no-restricted-syntax'],
  ],
  ['a test does not run alone', 'test/core/a.test.ts', "test.only('a', () => {});", ['no-restricted-syntax']],
  [
    'tests of a table do not run alone',
    'test/core/a.test.ts',
    "describe.only.each([1])('a', () => {});",
    ['no-restricted-syntax'],
  ],
  [
    'groups of tests do not nest',
    'test/core/a.test.ts',
    "describe('a', () => {\n  describe.each([1])('b', () => {});\n});",
    ['no-restricted-syntax'],
  ],
  [
    'the name of a test does not say should',
    'test/core/a.test.ts',
    "test('should work', () => {});",
    ['no-restricted-syntax'],
  ],
  [
    'the name of a test starts with a small letter',
    'test/core/a.test.ts',
    "test.each([1])('The Pod works', () => {});",
    ['no-restricted-syntax'],
  ],
  [
    'the name of a group starts with a small letter',
    'test/core/a.test.ts',
    "describe.each([1])('A Pod', () => {});",
    ['no-restricted-syntax'],
  ],
  [
    'the name of a test has no full stop',
    'test/core/a.test.ts',
    "test('it works.', () => {});",
    ['no-restricted-syntax'],
  ],
  [
    'the name of a test may start with a proper name',
    'test/core/a.test.ts',
    "test('Argo CD is whole', () => {});\ntest('YAML is read', () => {});\ntest('AppProject', () => {});",
    [],
  ],
  [
    'tests of a table in one group are fine',
    'test/core/a.test.ts',
    "describe('a group', () => {\n  test.each([1])('is %s', () => {});\n});",
    [],
  ],
];

/** The rules that each text breaks. One process for all: it starts slowly. */
function brokenRules(texts: readonly (readonly [file: string, code: string])[]): string[][] {
  const script = `
    const { ESLint } = require('eslint');
    const eslint = new ESLint();
    const results = ${JSON.stringify(texts)}.map(([filePath, code]) => eslint.lintText(code + '\\n', { filePath }));
    Promise.all(results).then((list) => console.log(JSON.stringify(list.flat())));
  `;
  const cwd = join(__dirname, '../..');
  const output = execFileSync(process.execPath, ['-e', script], { cwd, encoding: 'utf8' });
  const results = JSON.parse(output) as { messages: { ruleId: string }[] }[];
  return results.map(({ messages }) => messages.map(({ ruleId }) => ruleId));
}

let broken: string[][];

beforeAll(() => {
  broken = brokenRules(cases.map(([, file, code]) => [file, code]));
});

test.each(cases.map(([sentence, , , rules], index) => [sentence, rules, index] as const))('%s', (_, rules, index) => {
  expect(broken[index]).toEqual(rules);
});
