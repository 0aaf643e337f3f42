import { chmodSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '../../../lib/system/process/find-program';
import { temporaryFolder } from '../../temporary-folder';

const path = process.env.PATH;
afterEach(() => {
  process.env.PATH = path;
});

/** A program in a folder. */
function program(folder: string, name = 'tool'): string {
  writeFileSync(join(folder, name), '#!/bin/sh\n');
  chmodSync(join(folder, name), 0o755);
  return join(folder, name);
}

test('a name is looked up in PATH, past folders and files that can not be run', () => {
  const folders = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
  mkdirSync(join(folders[0], 'tool'));
  writeFileSync(join(folders[1], 'tool'), '');
  process.env.PATH = ['', ...folders].join(':');

  program(folders[2]);

  expect(findProgram('tool')?.path).toBe(join(folders[2], 'tool'));
});

test('a program keeps the name of the link to it, by which managers of versions tell what to start', () => {
  const folder = temporaryFolder();
  program(folder);
  symlinkSync('tool', join(folder, 'link'));

  expect(findProgram(join(folder, 'link'))?.path).toBe(join(folder, 'link'));
  expect(findProgram(join(folder, 'tool/x'))).toBeUndefined();
});

test('the identity changes with the file', () => {
  const tool = program(temporaryFolder());
  const before = findProgram(tool)?.identity;
  utimesSync(tool, 1, 1);

  expect(findProgram(tool)?.identity).not.toBe(before);
});
