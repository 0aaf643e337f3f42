/** YAML as it will be written: a scalar is its source text, such as `"1"`, `0x1F` or `|-` with lines. */
export type YamlTree = string | readonly YamlTree[] | { readonly [key: string]: YamlTree | undefined };

/**
 * Writes YAML in block style. A key is written as it is, so it has its own quotes. The further lines of a scalar are
 * indented below its key.
 */
export function writeTree(tree: YamlTree, indent = ''): string {
  if (typeof tree === 'string') {
    return tree.split('\n').join(`\n${indent}`);
  }
  const entries = Array.isArray(tree) ? tree.map((item: YamlTree) => ['-', item] as const) : keyed(tree);
  if (entries.length === 0) {
    return Array.isArray(tree) ? '[]' : '{}';
  }
  return entries.map(([start, value]) => `${start}${writeBelow(value, indent, start === '-')}`).join(`\n${indent}`);
}

/** Writes YAML in flow style, in one line. A block becomes a text in double quotes. */
export function writeFlow(tree: YamlTree): string {
  if (typeof tree === 'string') {
    return tree.includes('\n') ? JSON.stringify(tree.slice(tree.indexOf('\n') + 1)) : tree;
  }
  return Array.isArray(tree)
    ? `[${tree.map((item: YamlTree) => writeFlow(item)).join(', ')}]`
    : `{${keyed(tree)
        .map(([start, value]) => `${start} ${writeFlow(value)}`)
        .join(', ')}}`;
}

/** Several documents in one text. */
export function writeDocuments(documents: readonly YamlTree[]): string {
  return documents.map((document) => `${writeTree(document)}\n`).join('---\n');
}

function keyed(map: object): (readonly [string, YamlTree])[] {
  return Object.entries(map).flatMap(([key, value]: [string, YamlTree | undefined]) =>
    value === undefined ? [] : [[`${key}:`, value] as const],
  );
}

function writeBelow(value: YamlTree, indent: string, isElement: boolean): string {
  const inner = `${indent}  `;
  const isInline = typeof value === 'string' || Object.keys(value).length === 0 || isElement;
  return isInline ? ` ${writeTree(value, inner)}` : `\n${inner}${writeTree(value, inner)}`;
}
