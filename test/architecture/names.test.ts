import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** The sources of some folders, by path. */
function sourcesIn(...folders: readonly string[]): Map<string, string> {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  );
  return new Map(
    files.filter((file) => /\.(ts|mjs)$/.test(file)).map((file) => [file, readFileSync(join(root, file), 'utf8')]),
  );
}

const library = sourcesIn('lib');
const everything = sourcesIn('lib', 'test', 'tools', 'bench', 'examples');
const exported = [...library]
  .filter(([file]) => !file.endsWith('.generated.ts'))
  .flatMap(([file, source]) =>
    [...source.matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm)].map(([, name]) => ({ file, name })),
  );

test('no two files export a function, constant or class of one name', () => {
  // A function with several signatures is exported once for each.
  const names = [...new Set(exported.map(({ file, name }) => `${name} ${file}`))].map((each) => each.split(' ')[0]);

  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('what is exported is used in another file', () => {
  const words = new Map([...everything].map(([file, source]) => [file, new Set(source.match(/\w+/g))]));

  const unused = exported.filter(
    ({ file, name }) => ![...words].some(([other, used]) => other !== file && used.has(name)),
  );

  expect(unused).toEqual([]);
});

test('a function check… returns what it found, and one that throws is called demand…', () => {
  const signature = /^(?:export )?function (check[A-Z]\w*)[^]*?\): ((?:[^{]|\{[^}\n]*\})*?) \{$/gm;
  const found = [...library].flatMap(([file, source]) =>
    [...source.matchAll(signature)].map(([, name, type]) => ({ file, name, type })),
  );

  expect(found.length).toBeGreaterThan(100);
  expect(found.filter(({ type }) => !/\b(Fault|Finding|Problem|string)\[\]$/.test(type))).toEqual([]);
});

test('no function is called refuse…: it checks or demands', () => {
  const names = [...library.values()].flatMap(
    (source) => source.match(/^(export )?function refuse(?:[A-Z]\w*)?\(/gm) ?? [],
  );

  expect(names).toEqual([]);
});
