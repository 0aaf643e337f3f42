import { isPlainMap } from '../plain';
import { fits } from './fits';
import { isInRange, nearestInRange } from './number-range';
import { quote } from './quote';
import { type Node, type NumberNode, type ObjectNode, type TextNode } from './shape';
import { largest } from './shapes';

/** What a fix proposes for a value of another type, as written in TypeScript: what is meant by the value, or an example. */
export function exampleFor(value: unknown, node: Node): string | undefined {
  const meant = meantBy(value, node);
  if (meant !== undefined) {
    return meant;
  }
  if (node.kind === 'number' && typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value))) {
    return isInRange(Number(value), node) ? value.trim() : numberFix(Number(value), node);
  }
  if (node.kind === 'boolean' && (value === 'true' || value === 'false')) {
    return value;
  }
  if (node.kind === 'text' && node.secret !== true && (typeof value === 'number' || typeof value === 'boolean')) {
    return quote(textFor(String(value), node));
  }
  return asGiven(value, node) ?? findExample(node) ?? (value === true && mayBeEmpty(node) ? '{}' : undefined);
}

/** Whether an empty map turns something on: `automated: {}`. */
function mayBeEmpty(node: Node): boolean {
  const object = resolved(node);
  return object.kind === 'object' && fits({}, object) && (object.exactlyOne ?? object.atLeastOne) === undefined;
}

/** The given value in the wanted form, if it then is what the shape wants. */
function asGiven(value: unknown, node: Node): string | undefined {
  if (value === undefined || isSecret(node)) {
    return undefined;
  }
  const proposal = reshaped(value, resolved(node)).find((each) => fits(each, node));
  return proposal === undefined ? undefined : shown(proposal);
}

/** The forms that a value of another type may be meant in, the likeliest first. */
function reshaped(value: unknown, node: Node): readonly unknown[] {
  if (node.kind === 'list') {
    const item = resolved(node.item);
    return item.kind === 'anything' ? [] : [[value], ...pairsOf(value, item)];
  }
  if (node.kind !== 'map' && node.kind !== 'object') {
    return [];
  }
  return [
    ...(node.kind === 'object' ? asOnlyField(value, node) : []),
    ...(Array.isArray(value) && value.length === 1 ? (value as unknown[]) : []),
  ];
}

/** A value as the field of an object, if it can be one field only. True turns on the whole object, not one field. */
function asOnlyField(value: unknown, node: ObjectNode): readonly unknown[] {
  const optional = typeof value === 'boolean' ? [] : Object.keys(node.fields);
  const keys = node.required.length === 0 ? optional : node.required;
  const proposals = keys.map((key) => ({ [key]: value })).filter((each) => fits(each, node));
  return proposals.length === 1 ? proposals : [];
}

/** A map as a list of maps: `{ A: 'b' }` as `[{ name: 'A', value: 'b' }]`, by the first two fields of an item. */
function pairsOf(value: unknown, item: Node): readonly unknown[] {
  const [key, content] = item.kind === 'object' ? pairOf(item) : [];
  return key === undefined || content === undefined || !isPlainMap(value)
    ? []
    : [Object.entries(value).map(([name, each]) => ({ [key]: name, [content]: each }))];
}

function pairOf({ fields, required }: ObjectNode): readonly string[] {
  return required.length === 2 ? required : ['name', 'value'].filter((name) => fields[name] !== undefined);
}

/** A value as a reader can copy it, if it is short. */
function shown(value: unknown): string | undefined {
  const text = quote(value);
  return text.length < 80 ? text : undefined;
}

/** A value of the right type that a given value most likely means. */
function meantBy(value: unknown, node: Node): string | undefined {
  switch (node.kind) {
    case 'lazy':
      return meantBy(value, node.node());
    case 'special':
      return node.meant?.(value);
    case 'list':
      return isSecret(node) ? undefined : node.meant?.(value);
    default:
      return undefined;
  }
}

function textFor(value: string, node: TextNode): string {
  return fits(value, node) ? value : (node.rule?.example ?? node.choices?.[0] ?? value);
}

/** An example value of a shape, as written in TypeScript. */
export function findExample(node: Node): string | undefined {
  switch (node.kind) {
    case 'text': {
      const example = node.example ?? node.rule?.example ?? node.choices?.[0];
      return example === undefined ? undefined : quote(example);
    }
    case 'number':
      return node.least > -largest - 1 ? numberFix(node.least, node) : undefined;
    case 'list':
      return wrapped('[', node.example ?? findExample(node.item), ']');
    case 'object':
      return node.example ?? exampleOfRequired(node);
    case 'map':
    case 'special':
      return node.example;
    case 'either':
      return node.options.map(findExample).find((example) => example !== undefined);
    case 'lazy':
      return findExample(node.node());
    default:
      return undefined;
  }
}

/** An object with the fields that it must have, if there are a few and all of them have an example. */
function exampleOfRequired({ fields, required }: ObjectNode): string | undefined {
  const examples = required.map((key) => [key, fields[key] && findExample(fields[key])] as const);
  const isComplete = examples.every(([, example]) => example !== undefined);
  return examples.length === 0 || examples.length > 3 || !isComplete
    ? undefined
    : `{ ${examples.map(([key, example]) => `${key}: ${example}`).join(', ')} }`;
}

function wrapped(open: string, inner: string | undefined, close: string): string | undefined {
  return inner === undefined ? undefined : `${open}${inner}${close}`;
}

/** In a narrow range the nearest number is hardly the one that was meant. */
export function numberFix(value: number, node: NumberNode): string {
  return node.most < largest ? `a number from ${node.least} to ${node.most}` : `${nearestInRange(value, node)}`;
}

/** Whether a value for this shape may be a secret. A list or map of secrets is one. */
export function isSecret(node: Node): boolean {
  if ('secret' in node && node.secret === true) {
    return true;
  }
  switch (node.kind) {
    case 'list':
      return isSecret(node.item);
    case 'map':
      return isSecret(node.value);
    case 'either':
      return node.options.some(isSecret);
    default:
      return false;
  }
}

function resolved(node: Node): Node {
  return node.kind === 'lazy' ? resolved(node.node()) : node;
}
