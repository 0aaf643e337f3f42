import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOfAsync } from '../message-of';
import { temporaryFolder } from '../temporary-folder';
import { type Example, publicValues, valuesOf } from './examples';
import { hasTests, runCode, runTests } from './run-code';
import { typeCheck } from './type-check';

const values = publicValues();
const examples = values.flatMap((value) => value.examples);

/** A folder with the files that examples read. */
function exampleFolder(): string {
  const folder = temporaryFolder();
  cpSync(join(__dirname, 'example-folder'), folder, { recursive: true });
  return folder;
}

function nameOf({ file, line }: Example): string {
  return `${file.replaceAll('/', '_')}.${line}.ts`;
}

test('every exported value has an example', () => {
  expect(values.filter((value) => value.examples.length === 0).map(({ name }) => name)).toEqual([]);
});

test('every example passes the type check', () => {
  const texts = examples.map((example) => [nameOf(example), example.code] as const);

  expect(typeCheck(new Map(texts))).toEqual([]);
});

describe.each(values.filter((value) => value.examples.length > 0))('the example of $name', (value) => {
  for (const example of value.examples) {
    if (hasTests(example)) {
      // eslint-disable-next-line no-restricted-syntax -- the code has tests of its own
      describe(`on line ${example.line} of ${example.file}`, () => runTests(nameOf(example), example, exampleFolder()));
    } else {
      test(`on line ${example.line} of ${example.file} runs`, async () => {
        await expect(runCode(nameOf(example), example, exampleFolder())).resolves.toBeUndefined();
      });
    }
  }
});

/** The values of an entry with this text. */
function read(text: string): ReturnType<typeof valuesOf> {
  const file = join(temporaryFolder(), 'entry.ts');
  writeFileSync(file, text);
  return valuesOf([file]);
}

/** A docstring with an example, on lines 1 to 6. */
function documented(...code: string[]): string {
  return [
    '/**',
    ' * @example',
    ' * ```ts',
    ...code.map((line) => ` * ${line}`),
    ' * ```',
    ' */',
    'export const value = 1;',
  ].join('\n');
}

test('a value without an example is found, and a type needs no example', () => {
  const values = read('/** A value. */\nexport const bare = 1;\n/** A type. */\nexport type Type = 1;\n');

  expect(values).toEqual([{ name: 'bare', examples: [] }]);
});

test('a type error in an example is found, with its line of the file', () => {
  const [example] = read(documented('const a: number = 1;', "const b: number = '2';"))[0].examples;

  expect(typeCheck(new Map([['a.ts', example.code]]))).toEqual([
    "a.ts:5: Type 'string' is not assignable to type 'number'.",
  ]);
});

test('an example can state the value of an expression, and a wrong value is found', async () => {
  const [right] = read(documented("['a'].length; // => 1"))[0].examples;
  const [wrong] = read(documented("['a'].length; // => 2"))[0].examples;

  const message = await messageOfAsync(runCode('wrong', wrong, '.'));

  await expect(runCode('right', right, '.')).resolves.toBeUndefined();
  expect(message).toBe('expect(received).toEqual(expected) // deep equality\n\nExpected: 2\nReceived: 1');
});
