import { type Finding, finding } from '../../core/error';

/**
 * Finds files that would overwrite each other. Names that differ only in case are the same file on macOS and Windows.
 * A file and a folder can't have the same path.
 */
export class PathClashes {
  private readonly owners = new Map<string, { readonly path: string; readonly owner: string }>();
  private readonly folders = new Map<string, { readonly path: string; readonly owner: string }>();
  private readonly found: Finding[] = [];

  /** Adds a file and the construct that it is for. If it clashes with an earlier file, that is a finding. */
  public add(path: string, owner: string): void {
    const key = path.toLowerCase();
    const parents = parentFolders(key);
    const other =
      this.owners.get(key) ?? this.folders.get(key) ?? parents.map((folder) => this.owners.get(folder)).find(Boolean);
    if (other !== undefined) {
      this.found.push(clash(path, owner, other));
      return;
    }
    this.owners.set(key, { path, owner });
    parents.forEach((folder) => this.folders.set(folder, { path, owner }));
  }

  public get findings(): readonly Finding[] {
    return this.found;
  }
}

function parentFolders(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

function clash(path: string, owner: string, other: { readonly path: string; readonly owner: string }): Finding {
  const same = other.path === path ? 'that file' : `${other.path}, which is the same file on systems that ignore case`;
  return finding({
    rule: 'path-clash',
    where: owner,
    what: `Cannot write ${path}: ${other.owner} is written to ${same}`,
    fix: 'give one of them another id or name, or use another yamlOutputType',
  });
}
