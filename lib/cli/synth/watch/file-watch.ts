import { createHash } from 'node:crypto';
import { type FSWatcher, readdirSync, readFileSync, type Stats, statSync, watch } from 'node:fs';
import { dirname, sep } from 'node:path';
import { GitOpsError } from '../../../core/error';
import { isInside } from '../../../system/output/output-folder';
import { type RecordedFiles } from './recorded-files';

/** Editors and Git change files in several steps. */
const settleMs = 50;

/** A watched path when it was last looked at. */
interface PathState {
  /** If it is the same, the content is not looked at. */
  readonly stamp: string;
  readonly content: string;
}

/**
 * Watches files by the folders around them. So a file may be replaced by another, as editors do, or be removed and come
 * again, and its folder too. Only what changes the content of a file, or the names in a folder, counts.
 */
export class FileWatch {
  private readonly watchers = new Map<string, { readonly watcher: FSWatcher; readonly ino: number }>();
  private states = new Map<string, PathState>();
  private timer: NodeJS.Timeout | undefined;
  private isChanged = false;
  private onChange: () => void = () => {};

  /** @param root the folder of the project. The folders between it and a file are watched, too */
  constructor(private readonly root: string) {}

  /**
   * Sets what is watched from now on.
   *
   * @param since when it was read, in milliseconds. A file that was not watched, and is newer, has changed since. So has a
   * folder of which only the place was watched
   */
  public set({ files, folders }: RecordedFiles, since: number): void {
    const paths = new Set([...files, ...folders].flatMap((path) => this.withFolders(path)));
    const isNewer = (path: string): boolean => (statOf(path)?.mtimeMs ?? 0) > since;
    const added = [...files].filter((path) => !this.states.has(path));
    const newlyListed = [...folders].filter((path) => this.states.has(path) && !this.states.has(namesOf(path)));
    this.isChanged ||= [...added, ...newlyListed].some(isNewer);
    const watched = [...paths, ...[...folders].map(namesOf)];
    this.states = new Map(watched.map((path) => [path, this.states.get(path) ?? stateOf(path)]));
    this.watchFolders(new Set([...[...paths].map(dirname), ...folders]));
    this.look();
  }

  /** Waits for a change, if none has come since the last call. It also ends when the signal is aborted. */
  public async changed(signal: AbortSignal): Promise<void> {
    if (!this.isChanged && !signal.aborted) {
      await new Promise<void>((resolve) => {
        this.onChange = resolve;
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
    this.isChanged = false;
  }

  public close(): void {
    clearTimeout(this.timer);
    this.watchFolders(new Set());
  }

  /** A path, and the folders of the project around it: if one is made or removed, so is what is in it. */
  private withFolders(path: string): string[] {
    return path !== this.root && isInside(path, this.root) ? [path, ...this.withFolders(dirname(path))] : [path];
  }

  private watchFolders(folders: ReadonlySet<string>): void {
    for (const [folder, { watcher, ino }] of this.watchers) {
      if (!folders.has(folder) || statOf(folder)?.ino !== ino) {
        watcher.close();
        this.watchers.delete(folder);
      }
    }
    for (const folder of folders) {
      const stats = statOf(folder);
      if (stats?.isDirectory() === true && !this.watchers.has(folder)) {
        this.watchers.set(folder, { watcher: this.watchFolder(folder), ino: stats.ino });
      }
    }
  }

  private watchFolder(folder: string): FSWatcher {
    try {
      // If the folder is gone, the watch of the folder around it reports that.
      return watch(folder, () => this.soon()).on('error', () => this.soon());
    } catch (cause) {
      const what = `Cannot watch the folder: ${(cause as Error).message}`;
      const fix = 'let the system allow more watches: on Linux, raise fs.inotify.max_user_watches';
      throw new GitOpsError({ where: folder, what, fix }, { cause });
    }
  }

  private soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), settleMs);
  }

  private look(): void {
    for (const [path, state] of this.states) {
      const now = stateOf(path, state);
      this.states.set(path, now);
      this.isChanged ||= now.content !== state.content;
    }
    if (this.isChanged) {
      this.onChange();
    }
  }
}

/** The names in a folder, as a path that is watched. */
function namesOf(folder: string): string {
  return `${folder}${sep}`;
}

function stateOf(path: string, before?: PathState): PathState {
  const stats = statOf(path);
  if (stats === undefined) {
    return { stamp: '', content: '' };
  }
  if (stats.isDirectory()) {
    return { stamp: '', content: path.endsWith(sep) ? namesIn(path) : `folder ${stats.ino}` };
  }
  if (!stats.isFile()) {
    // Reading a pipe could wait forever.
    return { stamp: '', content: `other ${stats.ino}` };
  }
  const stamp = `${stats.mtimeMs} ${stats.size} ${stats.ino}`;
  return stamp === before?.stamp ? before : { stamp, content: digestOf(path) };
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // For example, a part of the path is a file.
    return undefined;
  }
}

/** Without what begins with a dot: editors keep their own files under such names, and so does this library. */
function namesIn(folder: string): string {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith('.'))
      .join('/');
  } catch {
    return '';
  }
}

function digestOf(file: string): string {
  try {
    return createHash('sha1').update(readFileSync(file)).digest('base64');
  } catch {
    return '';
  }
}
