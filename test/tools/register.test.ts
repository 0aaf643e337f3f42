import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary-folder';

const root = join(__dirname, '../..');

/** A repository with our compiler and one file. */
function repository(text: string): string {
  const folder = temporaryFolder();
  cpSync(join(root, 'tools/compiler'), join(folder, 'tools/compiler'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'main.ts'), text);
  return folder;
}

const flags = ['-r', './tools/compiler/register.cjs', 'main.ts'];

function run(folder: string): string {
  return execFileSync(process.execPath, flags, { cwd: folder, encoding: 'utf8' });
}

test('a file that has changed is compiled again', () => {
  const folder = repository("const text: string = 'first';\nconsole.log(text);\n");
  const first = run(folder);
  writeFileSync(join(folder, 'main.ts'), "const text: string = 'second';\nconsole.log(text);\n");

  const second = run(folder);

  expect([first, second]).toEqual(['first\n', 'second\n']);
});

test('what was compiled is kept with its source map, and nothing beside them', () => {
  const folder = repository('console.log(1);\n');

  run(folder);

  expect(readdirSync(join(folder, '.cache/compiled'))).toEqual(['main.ts.js', 'main.ts.map']);
});

test('a file of the same length and another content is compiled again, also by V8', () => {
  const folder = repository('console.log(1);\n');
  const outputs = [1, 2, 3].map((number) => {
    writeFileSync(join(folder, 'main.ts'), `console.log(${number});\n`);
    return [run(folder), run(folder)].join('');
  });

  expect(outputs).toEqual(['1\n1\n', '2\n2\n', '3\n3\n']);
});

test('an error names the line of the source, compiled now or before', () => {
  const folder = repository("interface Gone {\n  readonly a: 1;\n}\nthrow new Error('here');\nexport type { Gone };\n");

  const errors = [1, 2].map(() => spawnSync(process.execPath, flags, { cwd: folder, encoding: 'utf8' }).stderr);

  const places = errors.map((text) => /main\.ts:\d+:\d+/.exec(text)?.[0]);
  expect(places).toEqual(['main.ts:4:7', 'main.ts:4:7']);
  expect(errors[1]).toMatch(/^Error: here\n {4}at /);
});

test('the error of a module that is elsewhere names the line of its source too', () => {
  const folder = repository('process.exitCode = 1;\n');
  const file = join(temporaryFolder(), 'elsewhere.ts');
  writeFileSync(
    file,
    "interface Gone {\n  readonly a: 1;\n}\nconsole.error(new Error('here'));\nexport type { Gone };\n",
  );

  const { stderr } = spawnSync(process.execPath, [...flags.slice(0, 2), file], { cwd: folder, encoding: 'utf8' });

  expect(stderr).toContain(`(${file}:4:15)`);
});
