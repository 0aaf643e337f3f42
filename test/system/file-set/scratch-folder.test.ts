import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { withScratchFolder } from '../../../lib/system/file-set/scratch-folder';
import { messageOf } from '../../message-of';
import { temporaryFolder } from '../../temporary-folder';

test('a scratch folder is there while the function runs, and not after it', () => {
  const parent = `${temporaryFolder()}/fetching`;

  const result = withScratchFolder(parent, (folder) => {
    writeFileSync(`${folder}/file`, 'part');
    return readdirSync(parent).length;
  });

  expect(result).toBe(1);
  expect(existsSync(parent)).toBe(false);
});

test('it is removed if the function fails', () => {
  const parent = `${temporaryFolder()}/fetching`;

  const fail = (): never => {
    throw new Error('broken');
  };

  expect(messageOf(() => withScratchFolder(parent, fail))).toBe('broken');
  expect(existsSync(parent)).toBe(false);
});

test('the folder of a killed run is removed, and that of a run that is alive stays', () => {
  const parent = temporaryFolder();
  mkdirSync(`${parent}/left`);
  writeFileSync(`${parent}/left/part`, 'left');

  const names = withScratchFolder(parent, () => withScratchFolder(parent, () => readdirSync(parent)));

  expect(names).toHaveLength(2);
  expect(names).not.toContain('left');
});
