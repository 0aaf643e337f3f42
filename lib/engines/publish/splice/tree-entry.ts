/** A file in a tree of Git, or something else that a tree can hold in the place of a file. */
export interface TreeEntry {
  /** `100644`, or `100755` for a program; `120000` is a link, and `160000` a submodule. */
  readonly mode: string;
  readonly id: string;
}

/** Whether this is a file, and neither a link nor a submodule. */
export function isFile({ mode }: TreeEntry): boolean {
  return mode.startsWith('100');
}

/**
 * Reads what `git ls-tree -z` prints.
 *
 * @returns the entries by path. In a path that is not UTF-8, U+FFFD is in the place of what is not
 */
export function parseTree(printed: Uint8Array): Map<string, TreeEntry> {
  const lines = new TextDecoder().decode(printed).split('\0').slice(0, -1);
  return new Map(
    lines.map((line) => {
      const tab = line.indexOf('\t');
      const [mode, , id] = line.slice(0, tab).split(' ');
      return [line.slice(tab + 1), { mode, id }];
    }),
  );
}
