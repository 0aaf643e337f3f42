import { realpathSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join, resolve } from 'node:path';

/** A program that can be started. */
export interface Program {
  /** Its absolute path. A link is kept: managers of versions decide by its name what they start. */
  readonly path: string;
  /** Its path without links, its size and its time. It changes if another program is put there. */
  readonly identity: string;
}

/** Finds a program by a name in PATH, or by a path relative to the working folder; undefined if it is not there. */
export function findProgram(command: string): Program | undefined {
  const places = isName(command) ? pathFolders().map((folder) => join(folder, command)) : [resolve(command)];
  for (const place of places) {
    const found = programAt(place);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** Why `findProgram` does not find a command. */
export function describeAbsence(command: string): string {
  return `${command} ${isName(command) ? 'is not in PATH' : 'is not a program'}`;
}

function isName(command: string): boolean {
  return !/[/\\]/.test(command);
}

function pathFolders(): string[] {
  return (process.env.PATH ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
}

function programAt(place: string): Program | undefined {
  for (const path of process.platform === 'win32' ? [`${place}.exe`, place] : [place]) {
    const stats = statOf(path);
    if (stats?.isFile() === true && isExecutable(stats.mode)) {
      return { path, identity: [realpathSync(path), stats.size, stats.mtimeMs].join('\n') };
    }
  }
  return undefined;
}

function statOf(path: string): ReturnType<typeof statSync> {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // For example, a part of the path is a file.
    return undefined;
  }
}

function isExecutable(mode: number | bigint): boolean {
  return process.platform === 'win32' || (Number(mode) & 0o111) !== 0;
}
