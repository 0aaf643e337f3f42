import { foldersOf } from '../../core/text/folders-around';
import { type Finding, finding } from '../../core/error';
import { sameOnAllSystems } from '../../core/text/same-on-all-systems';

/**
 * Finds files that would overwrite each other. Names that differ only in case are the same file on macOS and Windows.
 * A file and a folder can't have the same path.
 */
export class PathClashes {
  private readonly files = new Map<string, Owned>();
  private readonly folders = new Map<string, Owned>();
  private readonly found: Finding[] = [];

  /** @param fix what to do if two files clash */
  constructor(private readonly fix: string) {}

  /**
   * Adds a file and the construct that it is for. If it clashes with an earlier file, that is a finding.
   *
   * @param fix what to do then. @default - that of all files
   */
  public add(path: string, owner: string, fix = this.fix): void {
    const key = sameOnAllSystems(path);
    const parents = foldersOf(path).map((folder): Owned => ({ path: folder, owner }));
    const what = this.clashOfFile(key, path) ?? parents.map((folder) => this.clashOfFolder(folder)).find(Boolean);
    if (what !== undefined) {
      this.found.push(finding({ rule: 'path-clash', where: owner, what: `Cannot write ${path}: ${what}`, fix }));
      return;
    }
    this.files.set(key, { path, owner });
    for (const folder of parents) {
      const folderKey = sameOnAllSystems(folder.path);
      this.folders.set(folderKey, this.folders.get(folderKey) ?? folder);
    }
  }

  public get findings(): readonly Finding[] {
    return this.found;
  }

  private clashOfFile(key: string, path: string): string | undefined {
    const file = this.files.get(key);
    if (file !== undefined) {
      const place =
        file.path === path ? 'that file' : `${file.path}, which is the same file on systems that ignore case`;
      return `${file.owner} is written to ${place}`;
    }
    const folder = this.folders.get(key);
    return folder && `${folder.owner} is written to a file in ${folder.path}, which is a folder`;
  }

  private clashOfFolder({ path }: Owned): string | undefined {
    const key = sameOnAllSystems(path);
    const file = this.files.get(key);
    if (file !== undefined) {
      return `${file.owner} is written to ${file.path}, which is a file`;
    }
    const folder = this.folders.get(key);
    return folder === undefined || folder.path === path
      ? undefined
      : `${folder.owner} is written to a file in ${folder.path}, which is the same folder on systems that ignore case`;
  }
}

/** A file or a folder, and the construct that it was first made for. */
interface Owned {
  readonly path: string;
  readonly owner: string;
}
