const tables = new Map<string, unknown>();

/**
 * Loads a table of `data/` on first use. The import of the library stays cheap this way.
 *
 * @param name path below `data/`, without the extension: `kustomize/field-specs`
 */
export function loadTable<T>(name: string): T {
  let table = tables.get(name);
  if (table === undefined) {
    // In a variable: a bundler then does not pull the tables into its bundle.
    const file = `../../data/${name}.json`;
    table = require(file) as unknown;
    tables.set(name, table);
  }
  return table as T;
}
