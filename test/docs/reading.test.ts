import { readPageCode } from './code-blocks';
import { typeCheck } from './type-check';

const page = `# Title
<!-- file: a.yaml -->
\`\`\`yaml
a: 1
\`\`\`
<!-- file: b.yaml
b: 2
-->
<!-- before
const x = 1;
-->
\`\`\`ts
const y: number = x;
\`\`\`
<!-- continues -->
\`\`\`ts
const z: string = y;
\`\`\`
<!-- output: dist/c.yaml -->
\`\`\`yaml
c: 3
\`\`\`
`;

test('a block has the line numbers of the page, and comes after its hidden code', () => {
  const [first] = readPageCode(page).modules;

  expect(first?.code.split('\n').slice(9, 13)).toEqual(['const x = 1;', '', '', 'const y: number = x;']);
});

test('a block that continues has the code of the block before', () => {
  const second = readPageCode(page).modules[1];

  expect(second?.code.split('\n').filter((line) => line !== '')).toEqual([
    'const x = 1;',
    'const y: number = x;',
    'const z: string = y;',
  ]);
});

test('shown and hidden files are read, and the files that the code must write', () => {
  const { files, modules } = readPageCode(page);

  expect(files).toEqual([
    { path: 'a.yaml', text: 'a: 1\n' },
    { path: 'b.yaml', text: 'b: 2\n' },
  ]);
  expect(modules[1]?.outputs).toEqual([{ path: 'dist/c.yaml', text: 'c: 3\n' }]);
});

test('a type error is found, with its line of the page', () => {
  const texts = readPageCode(page).modules.map((module, index) => [`${index}.ts`, module.code] as const);

  expect(typeCheck(new Map(texts))).toEqual(["1.ts:17: Type 'number' is not assignable to type 'string'."]);
});
