import { isPlainMap } from '../../plain';
import { ReplacementProblem } from './replacement-problem';
import { fromNode, scalarNode, type YamlNode, type YamlText } from './yaml-node';

/**
 * Writes a text as Go writes JSON: keys are sorted, and `<`, `>` and `&` are escaped. It is on one line unless the old
 * text was indented.
 *
 * @throws ReplacementProblem if a key is not text or is there twice, or if a number is not finite
 */
export function writeJsonText(text: YamlText, original: string): string {
  demandKeys(text.root);
  const indent = original.includes('\n') && original.includes('  ') ? '  ' : '';
  return writeValue(fromNode(prepare(text.root, text.anchors)), indent, '\n');
}

function demandKeys(node: YamlNode): void {
  const seen = new Set<string>();
  node.content.forEach((child, index) => {
    if (node.kind === 'map' && index % 2 === 0) {
      if (child.tag !== '' && child.tag !== '!!str' && child.tag !== '!!merge') {
        throw new ReplacementProblem({ what: `Cannot write ${child.text} as a key of JSON`, fix: 'quote the key' });
      }
      if (seen.has(child.text)) {
        throw new ReplacementProblem({
          what: `Cannot write the key ${child.text} twice`,
          fix: 'keep one of the two keys',
        });
      }
      seen.add(child.text);
    } else {
      demandKeys(child);
    }
  });
}

function prepare(node: YamlNode, anchors: ReadonlyMap<string, YamlNode>): YamlNode {
  const target = node.kind === 'alias' ? anchors.get(node.text) : undefined;
  if (target !== undefined) {
    return prepare(target, anchors);
  }
  if (node.kind === 'scalar' && node.tag === '!!null' && node.text === '') {
    // A value that is left out becomes an empty text.
    return scalarNode('', '!!str');
  }
  return { ...node, content: node.content.map((child) => prepare(child, anchors)) };
}

function writeValue(value: unknown, indent: string, newline: string): string {
  const deeper = newline + indent;
  const pretty = indent !== '';
  const wrap = (open: string, items: readonly string[], close: string): string =>
    items.length === 0 || !pretty
      ? `${open}${items.join(',')}${close}`
      : `${open}${items.map((item) => deeper + item).join(',')}${newline}${close}`;
  if (Array.isArray(value)) {
    return wrap(
      '[',
      value.map((item) => writeValue(item, indent, deeper)),
      ']',
    );
  }
  if (isPlainMap(value)) {
    const keys = Object.keys(value).sort(compareBytes);
    const entry = (key: string): string =>
      `${writeString(key)}:${pretty ? ' ' : ''}${writeValue(value[key], indent, deeper)}`;
    return wrap('{', keys.map(entry), '}');
  }
  return writeScalar(value);
}

function writeScalar(value: unknown): string {
  if (typeof value === 'string') {
    return writeString(value);
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) {
      throw new ReplacementProblem({ what: `Cannot write ${value} as JSON`, fix: 'use a finite number' });
    }
    return writeNumber(value);
  }
  return String(value);
}

/** Go writes an exponent for the same numbers as JavaScript. */
const writeNumber = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));

const escaped = /[<>&\u2028\u2029]/g;

function writeString(text: string): string {
  return JSON.stringify(text).replace(escaped, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function compareBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
