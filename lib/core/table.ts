const tables = new Map<string, unknown>();

/**
 * Loads a table of `data/` where it is used, since importing the library has to stay cheap.
 *
 * @param name path below `data/`, without the extension: `kustomize/field-specs`
 */
export function loadTable<T>(name: string): T {
  let table = tables.get(name);
  if (table === undefined) {
    // In a variable, so that a bundler leaves the tables where they are.
    const file = `../../data/${name}.json`;
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- a table is loaded on first use, not on import
    table = require(file) as unknown;
    tables.set(name, table);
  }
  return table as T;
}
