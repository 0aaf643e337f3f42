import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const root = join(__dirname, '../..');
const files = readdirSync(join(root, 'lib'), { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);

test('the entries of the package are the only barrels', () => {
  const barrels = files.filter((file) => /^export .*\bfrom '/m.test(readFileSync(join(root, 'lib', file), 'utf8')));

  expect(barrels.sort()).toEqual(files.filter((file) => file.startsWith('public/')).sort());
});

test('modules are imported; one place loads what it has no name for before it runs', () => {
  const loading = files.filter((file) => /\brequire\(|\bimport\(/.test(readFileSync(join(root, 'lib', file), 'utf8')));

  expect(loading).toEqual(['core/table.ts']);
});

test('no file has a name that fits everything, such as utils', () => {
  const drawers = files.filter((file) => /^(utils?|helpers?|common|types|misc)\.ts$/.test(basename(file)));

  expect(drawers).toEqual([]);
});

test('a folder has at most 20 files, and is at most three levels below lib/', () => {
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
