import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileWatch } from '../../../../lib/cli/synth/watch/file-watch';
import { temporaryFolder } from '../../../temporary-folder';

const later = Date.now() + 3_600_000;
const opened: FileWatch[] = [];
afterEach(() => opened.splice(0).forEach((watch) => watch.close()));

/** A watch of one file, and then also of the names in its folder. */
function watchOfFolderToo(since: number): FileWatch {
  const folder = temporaryFolder();
  const file = join(folder, 'main.js');
  writeFileSync(file, '');
  const watch = new FileWatch(folder);
  opened.push(watch);
  watch.set({ files: new Set([file]), folders: new Set() }, later);
  watch.set({ files: new Set([file]), folders: new Set([folder]) }, since);
  return watch;
}

/** Whether a change has already been found. */
function hasChanged(watch: FileWatch): Promise<boolean> {
  const changed = watch.changed(new AbortController().signal).then(() => true);
  return Promise.race([changed, new Promise<boolean>((resolve) => setImmediate(() => resolve(false)))]);
}

test('a folder is not a change only because the names in it count from now on', async () => {
  const watch = watchOfFolderToo(later);

  expect(await hasChanged(watch)).toBe(false);
});

test('a folder that has got a file since the run started is a change', async () => {
  const watch = watchOfFolderToo(0);

  expect(await hasChanged(watch)).toBe(true);
});
