/** The ids of the files that were published to a folder, by path. A file of an app's own list has no id. */
export type OwnFiles = ReadonlyMap<string, string | undefined>;

const header = `# The files here that cdk8s-gitops published: it replaces them, and deletes those that the app makes no more.
# All others are left alone. A file whose content has another id was edited by hand, and is kept.
`;

/** The text of a list: a line with the id and the path of each file. Equal lists are equal texts. */
export function writeOwnFiles(files: OwnFiles): string {
  const paths = [...files.keys()].sort();
  return `${header}${paths.map((path) => `${files.get(path) ?? unknownId} ${path}\n`).join('')}`;
}

/**
 * Reads a list. It may be the one that `App` keeps in its output folder, which has no ids. If Git has merged two lists, the
 * lines of both count.
 */
export function readOwnFiles(text: string): OwnFiles {
  const lines = text.split(/\r?\n/).filter((line) => line !== '' && !otherLine.test(line));
  return new Map(
    lines.map((line) => {
      const [, id, path] = /^(-|[0-9a-f]{40}|[0-9a-f]{64}) (.+)$/s.exec(line) ?? [];
      return path === undefined ? [line, undefined] : [path, id === unknownId ? undefined : id];
    }),
  );
}

const unknownId = '-';
/** Comments, and the marks of a merge. */
const otherLine = /^(?:#|<{7}|\|{7}|={7}|>{7})/;
