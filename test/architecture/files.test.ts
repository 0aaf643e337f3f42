import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const root = join(__dirname, '../..');
const files = readdirSync(join(root, 'lib'), { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);

/** What each text breaks of the linter's rules, where it stands in that file. One process for all: it starts slowly. */
function lint(texts: readonly (readonly [file: string, text: string])[]): string[][] {
  const script = `
    const { ESLint } = require('eslint');
    const eslint = new ESLint();
    const results = ${JSON.stringify(texts)}.map(([filePath, text]) => eslint.lintText(text, { filePath }));
    Promise.all(results).then((list) => console.log(JSON.stringify(list.flat())));
  `;
  const output = execFileSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' });
  const results = JSON.parse(output) as { messages: { ruleId: string }[] }[];
  return results.map(({ messages }) => messages.map(({ ruleId }) => ruleId));
}

test('the two entries are the only barrels', () => {
  const barrels = files.filter((file) => /^export .*\bfrom '/m.test(readFileSync(join(root, 'lib', file), 'utf8')));

  expect(barrels.sort()).toEqual(['public/index.ts', 'public/testing.ts']);
});

test('no file is a drawer for everything', () => {
  const drawers = files.filter((file) => /^(utils?|helpers?|common|types|misc)\.ts$/.test(basename(file)));

  expect(drawers).toEqual([]);
});

test('a folder holds at most 20 files, and lies at most three levels below lib/', () => {
  const folders = new Map<string, number>();
  files.forEach((file) => folders.set(dirname(file), (folders.get(dirname(file)) ?? 0) + 1));

  const crowded = [...folders].filter(([, count]) => count > 20).map(([folder]) => folder);
  const deep = [...folders.keys()].filter((folder) => folder.split('/').length > 3);

  expect({ crowded, deep }).toEqual({ crowded: [], deep: [] });
});

test('every file is named in kebab-case', () => {
  expect(
    files
      .map((file) => basename(file).replace(/(\.generated)?\.ts$/, ''))
      .filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)),
  ).toEqual([]);
});

test('the environment is read at the edges only, and a test asserts what is thrown', () => {
  const reads = 'export const a = process.env.A;\n';
  const imports = "import { env } from 'node:process';\nexport const a = env.A;\n";
  const bare = "test('a', () => {\n  expect(() => 1).toThrow();\n  expect(() => 1).not.toThrow();\n});\n";

  const broken = lint([
    ...['lib/core/a.ts', 'lib/constructs/a.ts', 'lib/testing/a.ts'].flatMap((file) => [
      [file, reads] as const,
      [file, imports] as const,
    ]),
    ...['lib/app/a.ts', 'lib/cli/a.ts', 'lib/system/a.ts'].map((file) => [file, reads] as const),
    ['test/core/a.test.ts', bare],
  ]);

  const inside = [['no-restricted-globals'], ['no-restricted-imports']];
  expect(broken).toEqual([...inside, ...inside, ...inside, [], [], [], ['no-restricted-syntax']]);
});
