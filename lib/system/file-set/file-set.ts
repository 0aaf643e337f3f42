import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { demandNoFindings, type Finding, finding } from '../../core/error';
import { diskError } from '../output/disk-error';
import { makeFolder } from '../output/make-folder';
import { statOf } from '../output/output-folder';
import { OutputLock } from '../output/output-lock';
import { createFile, findFolder } from '../output/own-path';
import { carryOut, type FileSetPlan, healPlan, stagePlan } from './file-set-plan';
import { removeIfEmpty } from '../output/remove-if-empty';
import { clearFolder } from './scratch-folder';

/** The new state of a set of files. */
export interface FileSetContent {
  /** All files of the set, except its list, by path relative to the folder. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The text of the list. */
  readonly list: string;
  /** The files that the set has now. Those that are not among the new files are removed. */
  readonly old: readonly string[];
}

/** What was done with each file. */
export interface FileSetChange extends FileSetPlan {
  readonly unchanged: readonly string[];
}

/**
 * Files in a folder together with a file that lists them. They change as a whole: either the old list and all of its files
 * are there, or the new list and all of its files. Other files in the folder stay as they are.
 *
 * Everything is prepared in a hidden folder below that folder. If a run is killed, the next one cleans up.
 */
export class FileSet {
  private constructor(
    private readonly folder: string,
    private readonly list: string,
    private readonly workspace: string,
    private readonly lock: OutputLock,
    /** A folder for what this run needs until it ends. */
    public readonly runFolder: string,
  ) {}

  /**
   * Waits until no other run works on the set, and cleans up after killed runs.
   *
   * @param folder absolute path
   * @param list the name of the file that lists the others
   */
  public static open(folder: string, list: string): FileSet {
    try {
      makeFolder(folder);
    } catch (error) {
      throw diskError(folder, 'Cannot make the folder', error);
    }
    const workspace = join(folder, '.cdk8s-gitops.work');
    findFolder(workspace);
    const lock = OutputLock.take(workspace);
    healPlan(folder, workspace);
    clearFolder(workspace);
    // If this run is killed, what it leaves is not committed.
    createFile(join(workspace, '.gitignore'), '*\n');
    // A process of a killed run may still work in the folder of that run.
    const runFolder = join(workspace, randomUUID());
    mkdirSync(runFolder);
    return new FileSet(folder, list, workspace, lock, runFolder);
  }

  /**
   * Replaces the set.
   *
   * @throws if a new file has the place of a file that is not of the set and has other content; then nothing has changed
   */
  public replace({ files, list, old }: FileSetContent): FileSetChange {
    [...files.keys()].forEach((path) => findFolder(join(this.folder, dirname(path))));
    demandNoFindings([...files].flatMap(([path, content]) => this.checkForeign(path, content, old)));
    const [there, added] = partition([...files.keys()], (path) => this.stat(path) !== undefined);
    const [unchanged, changed] = partition(there, (path) => this.hasContent(path, files.get(path)));
    const removed = old.filter((path) => !files.has(path) && this.stat(path)?.isFile());
    const plan = { added, changed, removed };
    this.lock.ensureHeld();
    stagePlan(this.workspace, plan, files, list);
    carryOut(this.folder, this.workspace, plan, this.list);
    return { ...plan, unchanged };
  }

  /** Ends the work on the set, and leaves nothing but the set. */
  public close(): void {
    if (!this.lock.isHeld()) {
      return;
    }
    healPlan(this.folder, this.workspace);
    clearFolder(this.workspace);
    this.lock.release();
    if (readdirSync(this.folder).length === 0) {
      removeIfEmpty(this.folder);
    }
  }

  private checkForeign(path: string, content: Uint8Array, old: readonly string[]): Finding[] {
    const there = this.stat(path);
    if (there === undefined || (there.isFile() && (old.includes(path) || this.hasContent(path, content)))) {
      return [];
    }
    const what = 'Cannot write the file: something is there that this command did not write';
    return [finding({ rule: 'foreign-file', where: join(this.folder, path), what, fix: 'move or delete it' })];
  }

  private hasContent(path: string, content: Uint8Array | undefined): boolean {
    return content !== undefined && readFileSync(join(this.folder, path)).equals(content);
  }

  private stat(path: string): ReturnType<typeof statOf> {
    return statOf(join(this.folder, path));
  }
}

function partition<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
