import { type Finding, finding } from '../../core/error';

/**
 * Finds files that would overwrite each other. Names that differ by the case of letters only are one file on macOS
 * and Windows, and a file can't stand where a folder does.
 */
export class PathClashes {
  private readonly owners = new Map<string, { readonly path: string; readonly owner: string }>();
  private readonly folders = new Map<string, { readonly path: string; readonly owner: string }>();
  private readonly found: Finding[] = [];

  /** Takes up a file and the construct that it is for; what it clashes with is remembered. */
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
  const same = other.path === path ? 'that file' : `${other.path}, which is no other place on every system`;
  return finding({
    rule: 'path-clash',
    where: owner,
    what: `Cannot write ${path}: ${other.owner} is written to ${same}`,
    fix: 'give one of them another id or name, or use another yamlOutputType',
  });
}
