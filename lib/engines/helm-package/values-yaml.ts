import { keyToYaml } from '../../core/yaml/write/safe-scalar';
import { stringifyYaml } from '../../core/yaml/stringify';
import { isGroup, type ValueGroup, type ValueNode } from './value-tree';

/** values.yaml: the default of each value, with its description as a comment. */
export function valuesYaml(values: ValueGroup): string {
  const entries = [...values].map(([key, node]) => `${entryLines(key, node, '').join('\n')}\n`);
  // After a text that ends in empty lines, one more would belong to it.
  return entries.length === 0
    ? '{}\n'
    : entries.reduce((text, entry) => text + (text.endsWith('\n\n') ? '' : '\n') + entry);
}

/** The lines of a text for a comment. Each of these characters ends a comment, so what follows it would be YAML. */
function commentLines(text: string): string[] {
  const lines = text.trimEnd().split(/\r\n|[\n\r\u0085\u2028\u2029]/);
  return lines.map((line) => `# ${line.replace(unprintable, '\ufffd')}`.trimEnd());
}

/** What YAML does not allow, even in a comment. */
// eslint-disable-next-line no-control-regex -- these are what it looks for
const unprintable = /[\0-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff]|\p{Surrogate}/gu;

function entryLines(key: string, node: ValueNode, pad: string): string[] {
  if (isGroup(node)) {
    const below = [...node].flatMap(([step, inner]) => entryLines(step, inner, `${pad}  `));
    return [`${pad}${keyToYaml(key, `\n${pad}`)}`, ...below];
  }
  const comment = node.description === undefined ? [] : commentLines(node.description);
  // A map with one key is the YAML of an entry.
  const entry = stringifyYaml(Object.fromEntries([[key, node.default]])).replace(/\n$/, '');
  return [...comment, ...entry.split('\n')].map((line) => (line === '' ? '' : pad + line));
}
