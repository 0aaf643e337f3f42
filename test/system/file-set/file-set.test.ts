import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { FileSet, type FileSetChange } from '../../../lib/system/file-set/file-set';
import { messageOf } from '../../message-of';
import { filesBelow, temporaryFolder } from '../../temporary-folder';

/** Replaces a set of files in a folder. The list has the names, one a line. */
function replace(folder: string, files: Record<string, string>, old: readonly string[] = []): FileSetChange {
  const set = FileSet.open(folder, 'list');
  try {
    const content = new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)] as const));
    return set.replace({ files: content, list: Object.keys(files).join('\n'), old });
  } finally {
    set.close();
  }
}

test('a set is written with its list', () => {
  const folder = `${temporaryFolder()}/charts`;

  const change = replace(folder, { a: '1', 'sub/b': '2' });

  expect(change).toEqual({ added: ['a', 'sub/b'], changed: [], removed: [], unchanged: [] });
  expect(filesBelow(folder)).toEqual({ list: 'a\nsub/b', a: '1', 'sub/b': '2' });
});

test('the old files that are not new ones are removed, and others stay', () => {
  const folder = temporaryFolder();
  replace(folder, { a: '1', b: '1', c: '1', 'sub/d': '1' });
  writeFileSync(`${folder}/mine`, 'mine');

  const change = replace(folder, { a: '1', b: '2' }, ['a', 'b', 'c', 'sub/d']);

  expect(change).toEqual({ added: [], changed: ['b'], removed: ['c', 'sub/d'], unchanged: ['a'] });
  expect(filesBelow(folder)).toEqual({ list: 'a\nb', a: '1', b: '2', mine: 'mine' });
  expect(readdirSync(folder)).not.toContain('sub');
});

test('a file of somebody else is not replaced, and then nothing changes', () => {
  const folder = temporaryFolder();
  replace(folder, { a: '1' });
  writeFileSync(`${folder}/b`, 'mine');

  expect(messageOf(() => replace(folder, { a: '2', b: '2' }, ['a']))).toBe(
    `[${folder}/b] Cannot write the file: something is there that this command did not write\n  Fix: move or delete it`,
  );
  expect(filesBelow(folder)).toEqual({ list: 'a', a: '1', b: 'mine' });
});

test('a file of somebody else with the same content becomes a part of the set', () => {
  const folder = temporaryFolder();
  writeFileSync(`${folder}/a`, '1');

  expect(replace(folder, { a: '1' }).unchanged).toEqual(['a']);
});

test('nothing is written through a link', () => {
  const [folder, other] = [temporaryFolder(), temporaryFolder()];
  symlinkSync(other, `${folder}/sub`);

  expect(messageOf(() => replace(folder, { 'sub/a': '1' }))).toMatch(/: a link is in the place of a folder\n/);
  expect(filesBelow(other)).toEqual({});
});

test('a folder that was made for nothing is removed', () => {
  const parent = temporaryFolder();

  FileSet.open(`${parent}/charts`, 'list').close();

  expect(readdirSync(parent)).toEqual([]);
});

test('what a killed run left is removed', () => {
  const folder = temporaryFolder();
  mkdirSync(`${folder}/.cdk8s-gitops.work/run`, { recursive: true });
  writeFileSync(`${folder}/.cdk8s-gitops.work/run/file`, 'left');

  replace(folder, { a: '1' });

  expect(readdirSync(folder).sort()).toEqual(['a', 'list']);
});

test('a folder that is a file is refused', () => {
  const parent = temporaryFolder();
  writeFileSync(`${parent}/charts`, 'mine');

  expect(messageOf(() => FileSet.open(`${parent}/charts`, 'list'))).toBe(
    `[${parent}/charts] Cannot make the folder: a part of the path is not a folder\n  Fix: remove what is there, or use another path`,
  );
});
