const tables = new Map<string, unknown>();

/**
 * Loads a table of `data/` where it is used, since importing the library has to stay cheap.
 *
 * @param name path below `data/`, without the extension: `kustomize/field-specs`
 */
export function loadTable<T>(name: string): T {
  let table = tables.get(name);
  if (table === undefined) {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- a table is loaded on first use, not on import
    table = require(`../../data/${name}.json`) as unknown;
    tables.set(name, table);
  }
  return table as T;
}
