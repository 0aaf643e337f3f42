import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listCachedFiles, readCachedFile, writeCachedFile } from '../../../lib/system/cache/cached-file';
import { filesBelow, temporaryFolder } from '../../temporary-folder';

test('a file is written with its folders, and nothing else is left', () => {
  const folder = join(temporaryFolder(), 'cache');

  const failure = writeCachedFile(folder, 'a/b', 'text');

  expect(failure).toBeUndefined();
  expect(filesBelow(folder)).toEqual({ 'a/b': 'text' });
  expect([readCachedFile(folder, 'a/b'), listCachedFiles(folder, '')]).toEqual(['text', ['a']]);
});

test('a file that is not there is undefined, and a folder that is not there is empty', () => {
  const folder = temporaryFolder();

  expect([readCachedFile(folder, 'a'), listCachedFiles(folder, 'a')]).toEqual([undefined, []]);
});

test('a failure is returned', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'cache'), '');

  expect(writeCachedFile(join(folder, 'cache'), 'a', '')).toMatchObject({ code: 'ENOTDIR' });
});

test('what a run that was killed has left is removed by the next, and what a running one writes stays', () => {
  const folder = temporaryFolder();
  const ended = spawnSync('true').pid;
  mkdirSync(join(folder, 'unfinished'));
  writeFileSync(join(folder, `unfinished/${ended}-x`), 'torn');
  writeFileSync(join(folder, `unfinished/${process.ppid}-x`), 'running');

  readCachedFile(folder, 'a');

  expect(filesBelow(folder)).toEqual({ [`unfinished/${process.ppid}-x`]: 'running' });
});
