import { demandNoFaults, type Fault } from '../fault';
import { getKey } from '../own-key';
import { isPlainMap, type PlainMap } from '../plain';
import { checkData, lateRule, tooLate } from './check-data';
import { checkUnique } from './check-unique';
import { hasType } from './has-type';
import { misspelt } from './nearest';
import { isInRange } from './number-range';
import { notYet, seen } from './seen';
import {
  type EitherNode,
  type ListNode,
  type MapNode,
  type Node,
  type ObjectNode,
  type Shape,
  type TextNode,
} from './shape';
import {
  brokenKey,
  brokenRule,
  excluding,
  missingField,
  noneOf,
  notAChoice,
  outOfRange,
  unknownField,
  wrongLength,
  wrongType,
} from './shape-faults';

/** The current path of a walk, and its faults. The path is copied only if there is a fault. */
interface Walk {
  readonly path: (string | number)[];
  readonly faults: Fault[];
  /** How many fields were visited that must fit to others. */
  links: number;
}

/**
 * Finds all differences between a value and its shape. A value that is known only at synth is refused, unless the shape
 * has it as `orLate`: then it is not checked.
 */
export function checkShape(value: unknown, shape: Shape): readonly Fault[] {
  const walk: Walk = { path: [], faults: [], links: 0 };
  visit(value, shape.node, walk);
  return walk.faults;
}

/**
 * Throws everything in which a value differs from its shape.
 *
 * @param title how messages name the value itself: `the props`
 */
export function demandShape(where: string, value: unknown, shape: Shape, title?: string): void {
  demandNoFaults(where, checkShape(value, shape), title);
}

function visit(given: unknown, node: Node, walk: Walk): void {
  if (node.kind === 'lazy') {
    return visit(given, node.node(), walk);
  }
  const value = typeof given === 'object' ? seen(given) : given;
  if (value === notYet) {
    return node.mayBeLate === true ? undefined : add(tooLate([...walk.path]), walk);
  }
  switch (node.kind) {
    case 'anything':
      return node.mayBeLate === true ? undefined : addAll(checkData(value), walk);
    case 'text':
      return visitText(value, node, walk);
    case 'object':
      return isPlainMap(value) ? visitObject(value, node, walk) : addWrongType(value, node, walk);
    case 'list':
      return Array.isArray(value) ? visitList(value, node, walk) : addWrongType(value, node, walk);
    case 'map':
      return isPlainMap(value) ? visitMap(value, node, walk) : addWrongType(value, node, walk);
    case 'either':
      return visitEither(value, node, walk);
    default:
      return visitScalar(value, node, walk);
  }
}

function visitScalar(
  value: unknown,
  node: Extract<Node, { kind: 'boolean' | 'number' | 'special' }>,
  walk: Walk,
): void {
  if (!hasType(value, node)) {
    addWrongType(value, node, walk);
  } else if (node.kind === 'special') {
    addAll(node.check(value), walk);
  } else if (node.kind === 'number') {
    if (!isInRange(value as number, node)) {
      add(outOfRange(value as number, node, [...walk.path]), walk);
    }
  }
}

function visitText(value: unknown, node: TextNode, walk: Walk): void {
  if (typeof value !== 'string') {
    addWrongType(value, node, walk);
  } else if (node.choices !== undefined && !node.choices.includes(value)) {
    add(notAChoice(value, node.choices, [...walk.path]), walk);
  } else if (node.rule !== undefined && !node.rule.accepts(value)) {
    add(brokenRule(value, node.rule, [...walk.path], node.secret), walk);
  } else if (node.check !== undefined) {
    addAll(node.check(value), walk);
  }
}

function visitEither(value: unknown, node: EitherNode, walk: Walk): void {
  for (const option of node.options) {
    if (hasType(value, option)) {
      return visit(value, option, walk);
    }
  }
  addWrongType(value, node, walk);
}

function visitList(list: readonly unknown[], node: ListNode, walk: Walk): void {
  if (list.length < node.least || list.length > node.most) {
    add(wrongLength(list.length, node, [...walk.path]), walk);
  }
  const step = walk.path.push(0) - 1;
  for (let index = 0; index < list.length; index++) {
    walk.path[step] = index;
    visit(list[index], node.item, walk);
  }
  walk.path.pop();
  if (node.unique !== undefined && list.length > 1) {
    addAll(checkUnique(list, node.unique), walk);
  }
}

function visitMap(map: PlainMap, node: MapNode, walk: Walk): void {
  const before = walk.faults.length;
  const step = walk.path.push('') - 1;
  for (const key of Object.keys(map)) {
    walk.path[step] = key;
    if (node.key !== undefined && !node.key.accepts(key)) {
      add(brokenKey(key, node.key, walk.path.slice(0, step)), walk);
    }
    if (map[key] !== undefined) {
      visit(map[key], node.value, walk);
    }
  }
  walk.path.pop();
  visitWhole(map, node.also, before, walk);
}

function visitObject(map: PlainMap, node: ObjectNode, walk: Walk): void {
  const before = walk.faults.length;
  const linksBefore = walk.links;
  const step = walk.path.push('') - 1;
  // Object.keys would make a list for each map, which is most of the memory that a walk takes.
  for (const key in map) {
    const value = map[key];
    if (
      value === undefined ||
      (node.leavesOut !== undefined && typeof value !== 'object' && isLeftOut(map, key, node))
    ) {
      continue;
    }
    walk.path[step] = key;
    walk.links += node.links?.has(key) === true ? 1 : 0;
    const field = getKey(node.fields, key);
    if (field !== undefined) {
      visit(value, field, walk);
    } else if (Object.hasOwn(map, key) && isRefused(key, node)) {
      add(unknownField(key, node, [...walk.path]), walk);
    }
  }
  walk.path.pop();
  visitPresence(map, node, walk);
  if (walk.links > linksBefore) {
    visitWhole(map, node.checkLinks, before, walk);
  }
  visitWhole(map, node.also, before, walk);
}

/** Runs a check of the whole map, if each part has its type and is known. */
function visitWhole(map: PlainMap, check: MapNode['also'], before: number, walk: Walk): void {
  if (check !== undefined && hasTypes(walk.faults, before)) {
    addAll(check(map), walk);
  }
}

/** Whether a field is not given, or has a value of its type that is not written. */
function isLeftOut(map: PlainMap, key: string, node: ObjectNode): boolean {
  const value = map[key];
  if (value === undefined || node.leavesOut === undefined) {
    return value === undefined;
  }
  const field = getKey(node.fields, key);
  return node.leavesOut(key, value) && field !== undefined && hasType(value, field) && !node.required.includes(key);
}

function isRefused(key: string, node: ObjectNode): boolean {
  if (node.unknown === 'open') {
    return false;
  }
  const isNamed = getKey(node.refused, key) !== undefined || getKey(node.instead, key) !== undefined;
  return isNamed || node.unknown !== 'unless-misspelt' || misspelt(key, Object.keys(node.fields)) !== undefined;
}

/** Checks required fields, and groups of fields that exclude each other or of which one is required. */
function visitPresence(map: PlainMap, node: ObjectNode, walk: Walk): void {
  for (const key of node.required) {
    if (map[key] === undefined) {
      add(missingField(key, node.fields[key], [...walk.path]), walk);
    }
  }
  visitGroups(map, node, node.atMostOne, atMostOne, walk);
  visitGroups(map, node, node.exactlyOne, exactlyOne, walk);
  visitGroups(map, node, node.atLeastOne, atLeastOne, walk);
}

/** Whether no wrong type and no late value was found since. */
function hasTypes(faults: readonly Fault[], since: number): boolean {
  return faults.length === since || faults.slice(since).every(({ rule }) => rule !== 'type' && rule !== lateRule);
}

/** How many fields of a group must be given. */
interface Count {
  readonly least: number;
  readonly most: number;
}

const atMostOne: Count = { least: 0, most: 1 };
const exactlyOne: Count = { least: 1, most: 1 };
const atLeastOne: Count = { least: 1, most: Infinity };

function visitGroups(
  map: PlainMap,
  node: ObjectNode,
  groups: readonly (readonly string[])[] | undefined,
  count: Count,
  walk: Walk,
): void {
  if (groups !== undefined) {
    for (const group of groups) {
      visitGroup(map, node, group, count, walk);
    }
  }
}

function visitGroup(
  map: PlainMap,
  node: ObjectNode,
  group: readonly string[],
  { least, most }: Count,
  walk: Walk,
): void {
  let count = 0;
  for (const key of group) {
    count += isLeftOut(map, key, node) ? 0 : 1;
  }
  if (count > most) {
    const given = group.filter((key) => !isLeftOut(map, key, node));
    add(excluding(given, [...walk.path]), walk);
  } else if (count < least) {
    add(noneOf(group, node, [...walk.path]), walk);
  }
}

function addWrongType(value: unknown, node: Node, walk: Walk): void {
  add(wrongType(value, node, [...walk.path]), walk);
}

/** Adds faults of the value that the walk is at. */
function addAll(faults: readonly Fault[], walk: Walk): void {
  for (const fault of faults) {
    add({ ...fault, path: [...walk.path, ...fault.path] }, walk);
  }
}

function add(fault: Fault, walk: Walk): void {
  walk.faults.push(fault);
}
