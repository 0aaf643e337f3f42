import { compileUnanchored, type TextMatcher } from '../../../core/patch/anchored-pattern';
import { isElementPart, isIndexPart, splitElementPart } from './split-field-path';
import { ReplacementProblem } from '../../../core/yaml/text/replacement-problem';
import { resolveText } from '../../../core/yaml/scalar/resolve-text';
import { parseYamlText } from '../../../core/yaml/text/parse-yaml-text';
import { getField, scalarNode, type YamlNode } from '../../../core/yaml/text/yaml-node';

/** The kind of node that is made for a missing field. If undefined, no field is made. */
export type CreatedKind = YamlNode['kind'] | undefined;

/**
 * Every node that matches a path. With a kind to create, missing nodes on the path are made. If the path goes on inside
 * a text, it is followed in a parsed copy of the text: a value that is written there has no effect.
 *
 * @throws if a part does not fit its node: a key in a list, or an index beyond the end.
 */
export function findFields(node: YamlNode, path: readonly string[], create: CreatedKind): YamlNode[] {
  const [part, ...rest] = path;
  if (part === undefined) {
    return [node];
  }
  if (isIndexPart(part)) {
    return findAtIndex(node, Number(part), rest, create);
  }
  if (isElementPart(part)) {
    return findElements(node, part, rest, create);
  }
  if (part === '*') {
    return elementsOf(node, part).flatMap((element) => findFields(element, rest, create));
  }
  return findField(node, part, rest, create);
}

function findField(node: YamlNode, key: string, rest: readonly string[], create: CreatedKind): YamlNode[] {
  if (node.tag === '!!null') {
    // A node that is made below null is not part of the object. Writing to it has no effect.
    return create === undefined ? [] : [emptyNode(undefined, create)];
  }
  if (node.kind !== 'map') {
    throw new ReplacementProblem({
      what: `Cannot look for ${key} in ${describe(node)}`,
      fix: 'use a key only for a map',
    });
  }
  let field = getField(node, key);
  if (field === undefined) {
    if (create === undefined) {
      return [];
    }
    field = emptyNode(rest[0], create);
    node.content.push(scalarNode(key), field);
  }
  if (field.kind === 'scalar' && rest.length > 0) {
    return findFields(parseYamlText(field.text).root, rest, create);
  }
  return findFields(field, rest, create);
}

function findAtIndex(node: YamlNode, index: number, rest: readonly string[], create: CreatedKind): YamlNode[] {
  const elements = elementsOf(node, String(index));
  if (index === elements.length && create !== undefined) {
    node.content.push(emptyNode(rest[0], create));
  }
  const element = node.content[index];
  if (element === undefined) {
    throw new ReplacementProblem({
      what: `Cannot find element ${index}: the length of the list is ${elements.length}`,
      fix: 'use an index below that length; with create: true, the length itself adds an element',
    });
  }
  return findFields(element, rest, create);
}

function findElements(node: YamlNode, part: string, rest: readonly string[], create: CreatedKind): YamlNode[] {
  const wanted = splitElementPart(part);
  if (wanted === undefined) {
    throw new ReplacementProblem({
      what: `Cannot read ${part} in a field path`,
      fix: 'write [name=value], or the key without brackets',
    });
  }
  const elements = elementsOf(node, part);
  const matches = elements.length === 0 ? () => false : compilePart(wanted.value);
  const found = elements.flatMap((element) => {
    const text = wanted.field === '' ? scalarTextOf(element) : scalarTextOf(fieldOf(element, wanted.field));
    if (text === undefined || !matches(text.trim())) {
      return [];
    }
    return wanted.field === '' ? [element] : findFields(element, rest, create);
  });
  if (found.length > 0 || create === undefined) {
    return found;
  }
  const value = scalarNode(wanted.value);
  const added: YamlNode =
    wanted.field === ''
      ? value
      : { kind: 'map', tag: '', text: '', style: 'plain', content: [scalarNode(wanted.field), value] };
  node.content.push(added);
  return wanted.field === '' ? [added] : findFields(added, rest, create);
}

function compilePart(pattern: string): TextMatcher {
  const matcher = compileUnanchored(pattern);
  if (typeof matcher !== 'function') {
    throw new ReplacementProblem(matcher);
  }
  return matcher;
}

const fieldOf = (element: YamlNode, field: string): YamlNode | undefined =>
  element.kind === 'map' ? getField(element, field) : undefined;

/** A scalar as it is written. Patterns are matched against this text, in which a text like a number has quotes. */
function scalarTextOf(node: YamlNode | undefined): string | undefined {
  if (node?.kind !== 'scalar') {
    return undefined;
  }
  return node.tag === '!!str' && resolveText(node.text).tag !== '!!str' ? `"${node.text}"` : node.text;
}

function elementsOf(node: YamlNode, part: string): readonly YamlNode[] {
  if (node.kind !== 'list' && node.tag !== '!!null') {
    throw new ReplacementProblem({
      what: `Cannot look for ${part} in ${describe(node)}`,
      fix: 'select elements only in a list',
    });
  }
  return [...node.content];
}

/** An empty node in which the next part of the path can be made. */
function emptyNode(next: string | undefined, create: Exclude<CreatedKind, undefined>): YamlNode {
  const kind = next === undefined || next === '' ? create : isElementPart(next) || isIndexPart(next) ? 'list' : 'map';
  return { kind, tag: '', text: '', style: 'plain', content: [] };
}

function describe(node: YamlNode): string {
  return node.kind === 'scalar' ? `the text ${JSON.stringify(node.text)}` : `a ${node.kind}`;
}
