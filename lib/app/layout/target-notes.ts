import { foldersOf } from '../../core/text/folders-around';
import { type TargetNote } from '../../system/output/output-folder';

/** Collects which file is for which target. */
export class TargetNotes {
  private readonly targets = new Set<string>();
  private readonly targetsOf = new Map<string, Set<string>>();

  /** Adds a file of a target. A file can be for several. */
  public add(file: string, target: string): void {
    this.targets.add(target);
    this.targetsOf.set(file, (this.targetsOf.get(file) ?? new Set()).add(target));
  }

  /** The notes for the list of files; empty if all files are for one target. If a whole folder is for one, it is named. */
  public get notes(): TargetNote[] {
    if (this.targets.size < 2) {
      return [];
    }
    const around = this.targetsOfFolders();
    const found = new Map<string, TargetNote>();
    for (const [file, targets] of this.targetsOf) {
      const folders = foldersOf(file).map((folder) => `${folder}/`);
      const path = folders.find((folder) => around.get(folder)?.size === 1) ?? file;
      targets.forEach((target) => found.set(`${target}: ${path}`, { target, path }));
    }
    return [...found.keys()].sort().flatMap((key) => found.get(key) ?? []);
  }

  private targetsOfFolders(): ReadonlyMap<string, ReadonlySet<string>> {
    const around = new Map<string, Set<string>>();
    for (const [file, targets] of this.targetsOf) {
      for (const folder of foldersOf(file)) {
        const known = around.get(`${folder}/`) ?? new Set();
        around.set(`${folder}/`, known);
        targets.forEach((target) => known.add(target));
      }
    }
    return around;
  }
}
