import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFiles } from '../../lib/engines/publish/files/read-files';
import { readChart } from '../../lib/engines/helm/chart/read-chart';
import { pathsIn } from '../../lib/system/paths-in';
import { readError } from '../../lib/system/read-error';
import { readText } from '../../lib/system/read-text';
import { messageOf } from '../message-of';
import { temporaryFolder } from '../temporary-folder';

/** A folder with a file, a folder and a link that leads to itself. */
function prepare(): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'file'), '');
  mkdirSync(join(folder, 'folder'));
  symlinkSync('loop', join(folder, 'loop'));
  return folder;
}

test.each([
  ['none', 'nothing is there', 'use a path that is there'],
  ['folder', 'it is a folder', 'use the path of a file'],
  ['file/below', 'it is not a folder, or is below a file', 'use the path of a folder'],
  ['loop', 'links lead in a circle', 'remove the link, or use another path'],
])('a file that can not be read is an error with a fix: %s', (name, why, fix) => {
  const path = join(prepare(), name);

  expect(messageOf(() => readText(path))).toBe(`[${path}] Cannot read the file: ${why}\n  Fix: ${fix}`);
});

test('so is a folder, for each who reads one', () => {
  const path = join(prepare(), 'file');
  const rest = 'it is not a folder, or is below a file\n  Fix: use the path of a folder';

  expect([messageOf(() => pathsIn(path)), messageOf(() => readFiles(path))]).toEqual([
    `[${path}] Cannot read the folder: ${rest}`,
    `[${path}] Cannot read the files to publish: ${rest}`,
  ]);
});

test('a chart in which a link leads to nothing is an error for the place that names it', () => {
  const folder = prepare();

  expect(messageOf(() => readChart(folder, 'shop'))).toBe(
    `[shop] Cannot read ${folder}/loop: links lead in a circle there\n  Fix: remove the link, or correct it`,
  );
});

test.each(['EACCES', 'EPERM'])('a right that is missing is the right to read: %s', (code) => {
  const error = Object.assign(new Error('permission denied'), { code });

  expect(readError('a.yaml', 'Cannot read the file', error).message).toBe(
    '[a.yaml] Cannot read the file: this user may not read it\n' +
      '  Fix: give this user the right to read it, or use another path',
  );
});

test('what is not known has the words of the system', () => {
  const error = Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO' });

  expect(readError('a.yaml', 'Cannot read the file', error).message).toBe(
    '[a.yaml] Cannot read the file: EIO: i/o error, read\n  Fix: make sure that the path can be read',
  );
});
