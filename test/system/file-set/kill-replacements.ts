import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { FileSet } from '../../../lib/system/file-set/file-set';
import { withTypescript } from '../../node-with-typescript';
import { filesBelow } from '../../temporary-folder';
import { listedIn, versionFiles } from './versions';

/** Kills a process that replaces a set of files in a loop, and checks what is left, and what the next run makes of it. */
export async function killReplacement(folder: string, delay: number): Promise<void> {
  const script = join(__dirname, 'replace-in-a-loop.ts');
  const child = spawn(process.execPath, [...withTypescript, script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  await once(child.stdout, 'data');
  await new Promise((resolve) => setTimeout(resolve, delay));
  child.kill('SIGKILL');
  await exit;
  demandListed(folder);
  FileSet.open(folder, 'list').close();
  demandWhole(folder);
}

/** Each file that the list names is there, except that the one whose name stays may still have the old content. */
function demandListed(folder: string): void {
  const listed = listedIn(folder).filter((path) => path !== 'same.tgz');
  const there = filesBelow(folder);
  listed.forEach((path) => expect(there[path]).toBe(`${path[0]} of ${path}`));
}

/** The files are exactly those of the list, and those of somebody else. */
function demandWhole(folder: string): void {
  const version = listedIn(folder)[0]?.[0];
  const files =
    version === undefined ? [] : [...versionFiles(version)].map(([path, bytes]) => [path, bytes.toString()]);
  const { list, ...there } = filesBelow(folder);
  expect(list).toBe(version === undefined ? undefined : [...versionFiles(version).keys()].join('\n'));
  expect(there).toEqual({ ...Object.fromEntries(files), mine: 'mine' });
}
