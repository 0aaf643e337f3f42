import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, linkSync, lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { symlinkSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { makeFolder } from '../../../lib/system/output/make-folder';
import { writeToPath } from '../../../lib/system/output/write-to-path';
import { messageOf } from '../../message-of';
import { temporaryFolder } from '../../temporary-folder';
import { testWhere } from './test-where';

const makesDevices = spawnSync('sh', ['-c', 'd=$(mktemp -d) && mknod "$d/n" c 1 3; r=$?; rm -r "$d"; exit $r']);
const isRoot = process.getuid?.() === 0;

test('a new file gets the text, and nothing else is in the folder', () => {
  const folder = temporaryFolder();

  writeToPath(`${folder}/all.yaml`, 'new');

  expect(readdirSync(folder)).toEqual(['all.yaml']);
  expect(readFileSync(`${folder}/all.yaml`, 'utf8')).toBe('new');
});

test('a file is replaced as a whole and keeps its mode', () => {
  const file = `${temporaryFolder()}/all.yaml`;
  writeFileSync(file, 'old');
  chmodSync(file, 0o640);
  const { ino } = lstatSync(file);

  writeToPath(file, 'new');

  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(lstatSync(file).mode & 0o7777).toBe(0o640);
  expect(lstatSync(file).ino).not.toBe(ino);
});

test('a file with two names stays one file', () => {
  const folder = temporaryFolder();
  writeFileSync(`${folder}/one`, 'old');
  linkSync(`${folder}/one`, `${folder}/two`);

  writeToPath(`${folder}/one`, 'new');

  expect(readFileSync(`${folder}/two`, 'utf8')).toBe('new');
});

test.each(['there', 'missing'])('a link to a file that is %s is written through', (target) => {
  const folder = temporaryFolder();
  writeFileSync(`${folder}/there`, 'old');
  symlinkSync(target, `${folder}/link`);

  writeToPath(`${folder}/link`, 'new');

  expect(lstatSync(`${folder}/link`).isSymbolicLink()).toBe(true);
  expect(readFileSync(`${folder}/${target}`, 'utf8')).toBe('new');
});

test('a pipe is written to, and stays', async () => {
  const pipe = `${temporaryFolder()}/pipe`;
  spawnSync('mkfifo', [pipe]);
  const reader = spawn('cat', [pipe], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(reader, 'spawn');

  writeToPath(pipe, 'new');

  expect(await text(reader.stdout)).toBe('new');
  expect(lstatSync(pipe).isFIFO()).toBe(true);
});

testWhere(makesDevices.status === 0, 'mknod is not allowed')('a device is written to, and stays', () => {
  const device = `${temporaryFolder()}/null`;
  spawnSync('mknod', [device, 'c', '1', '3']);

  writeToPath(device, 'new');

  expect(lstatSync(device).isCharacterDevice()).toBe(true);
});

testWhere(existsSync('/dev/full'), 'there is no /dev/full')('a device without space is an error', () => {
  const link = `${temporaryFolder()}/link`;
  symlinkSync('/dev/full', link);

  expect(messageOf(() => writeToPath(link, 'new'))).toBe(
    `[${link}] Cannot write: no space is left\n  Fix: free some space, or use another path`,
  );
});

test('a file that this user may not write is an error', () => {
  const folder = temporaryFolder();
  const file = `${folder}/all.yaml`;
  writeFileSync(file, 'old');
  chmodSync(file, 0o440);
  chmodSync(folder, 0o755);

  expect(asNobody(() => messageOf(() => writeToPath(file, 'new')))).toBe(
    `[${file}] Cannot write: this user may not write there\n` +
      '  Fix: give this user the right to write, or use another path',
  );
  expect(readFileSync(file, 'utf8')).toBe('old');
});

testWhere(isRoot, 'only root can change owners')('a file of another owner keeps the owner', () => {
  const file = `${temporaryFolder()}/all.yaml`;
  writeFileSync(file, 'old');
  spawnSync('chown', ['12345:54321', file]);

  writeToPath(file, 'new');

  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(lstatSync(file)).toMatchObject({ uid: 12345, gid: 54321 });
});

test.each([
  ['a missing folder', 'missing/all.yaml', 'the folder does not exist', 'create the folder, or use another path'],
  ['a folder', 'folder', 'it is a folder', 'remove the folder, or use another path'],
  [
    'a file as a folder',
    'file/all.yaml',
    'a part of the path is not a folder',
    'remove what is there, or use another path',
  ],
  ['a circle of links', 'circle', 'links lead in a circle', 'remove the link, or use another path'],
  ['a name that is too long', 'x'.repeat(300), 'the name is too long', 'use a shorter name'],
])('%s is an error that names the path', (_, path, reason, fix) => {
  const folder = temporaryFolder();
  mkdirSync(`${folder}/folder`);
  writeFileSync(`${folder}/file`, '');
  symlinkSync('circle', `${folder}/circle`);

  const message = messageOf(() => writeToPath(`${folder}/${path}`, 'new'));

  expect(message).toBe(`[${folder}/${path}] Cannot write: ${reason}\n  Fix: ${fix}`);
  expect(readdirSync(folder)).toEqual(['circle', 'file', 'folder']);
});

test('a folder is made with the folders around it, and one that is there stays', () => {
  const folder = temporaryFolder();

  makeFolder(`${folder}/a/b`);
  makeFolder(`${folder}/a/b`);

  expect(readdirSync(`${folder}/a`)).toEqual(['b']);
});

/** Runs a function as a user without rights. Only root can become another user; any other user stays the same. */
function asNobody<T>(run: () => T): T {
  if (!isRoot) {
    return run();
  }
  process.seteuid?.(65534);
  try {
    return run();
  } finally {
    process.seteuid?.(0);
  }
}
