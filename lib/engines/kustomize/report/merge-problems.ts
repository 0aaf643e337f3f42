import { type Problem } from '../../../core/error';
import { listed } from '../../../core/listed';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { exclusiveFields } from './exclusive-fields';
import { keptQuotes } from './kept-quotes';
import { type Merged } from './merged';

/** Finds what a strategic merge patch was meant to do and has not done, or what it broke. kubectl reports none of it. */
export function mergeProblems({ object, before, patch, after }: Merged): Problem[] {
  const context: Context = { object, problems: [] };
  visit({ before, patch, after }, [], context);
  return [...context.problems, ...keptQuotes({ object, before, patch, after })];
}

interface Context {
  readonly object: string;
  readonly problems: Problem[];
}

/** A place in the three values. What is missing there is undefined. */
interface Place {
  readonly before: unknown;
  readonly patch: unknown;
  readonly after: unknown;
}

function visit(place: Place, path: readonly string[], context: Context): void {
  const { before, patch, after } = place;
  if (Array.isArray(patch) && Array.isArray(before)) {
    visitList({ before, patch, after: Array.isArray(after) ? after : [] }, path, context);
  } else if (Array.isArray(after) && Array.isArray(patch)) {
    after.forEach((element) => noteLeftovers(element, [...path, nameOf(element) ?? '*'], context));
  } else if (isPlainMap(after)) {
    visitMap(place as { before: unknown; after: PlainMap }, path, context);
    if (isPlainMap(patch)) {
      const fields = Object.keys(after).filter((key) => Object.hasOwn(patch, key));
      fields.forEach((key) => visit(at(place, key), [...path, key], context));
    }
  }
}

function at({ before, patch, after }: Place, key: string): Place {
  const get = (value: unknown): unknown => (isPlainMap(value) && Object.hasOwn(value, key) ? value[key] : undefined);
  return { before: get(before), patch: get(patch), after: get(after) };
}

interface Lists {
  readonly before: readonly unknown[];
  readonly patch: readonly unknown[];
  readonly after: readonly unknown[];
}

function visitList({ before, patch, after }: Lists, path: readonly string[], context: Context): void {
  const visited = new Set<unknown>();
  const isReplaced = patch.some((element) => isPlainMap(element) && isDirective(element));
  for (const element of patch) {
    const name = nameOf(element);
    if (!isPlainMap(element) || name === undefined) {
      continue;
    }
    const find = (list: readonly unknown[]): unknown => list.find((other) => nameOf(other) === name);
    const place = { before: find(before), patch: element, after: find(after) };
    const inner = [...path, name];
    if (element.$patch === 'replace' && place.before !== undefined) {
      context.problems.push(ignoredReplace(context.object, inner));
    } else {
      if (!isReplaced && element.$patch === undefined) {
        noteLostFields(place, inner, context);
      }
      visited.add(place.after);
      visit(place, inner, context);
    }
  }
  const others = after.filter((element) => !visited.has(element));
  others.forEach((element) => noteLeftovers(element, [...path, nameOf(element) ?? '*'], context));
}

const isDirective = (element: PlainMap): boolean => '$patch' in element && Object.keys(element).length === 1;

/** The name of a list's element: its own, or that of its metadata. */
function nameOf(element: unknown): string | undefined {
  if (!isPlainMap(element)) {
    return undefined;
  }
  const name = element.name ?? (isPlainMap(element.metadata) ? element.metadata.name : undefined);
  return typeof name === 'string' ? name : undefined;
}

function ignoredReplace(object: string, path: readonly string[]): Problem {
  return {
    rule: 'ignored-directive',
    what: `Cannot replace ${path.join('.')} of ${object}: kustomize ignores $patch: replace on an element of a list`,
    fix: 'use a JSON patch with op: replace, or delete the element with $patch: delete and add it in a second patch',
  };
}

/** In a list without merge keys, the patch replaces an element of the same name as a whole. */
function noteLostFields({ before, patch, after }: Place, path: readonly string[], context: Context): void {
  const lost = lostFields(before, patch, after);
  if (lost.length > 0) {
    context.problems.push({
      rule: 'lost-fields',
      what: `Cannot merge ${path.join('.')} of ${context.object}: the list has no merge keys and is replaced, so ${listed(lost)} would be lost`,
      fix: 'write the whole element in the patch, or use a JSON patch for the one field',
    });
  }
}

/** The fields of a map that are gone, although the patch does not remove them. */
function lostFields(before: unknown, patch: unknown, after: unknown, path: readonly string[] = []): string[] {
  if (!isPlainMap(before) || !isPlainMap(patch) || !isPlainMap(after) || '$patch' in patch) {
    return [];
  }
  return Object.keys(before).flatMap((key) => {
    const inner = [...path, key];
    if (!Object.hasOwn(after, key)) {
      return before[key] === null || Object.hasOwn(patch, key) ? [] : [inner.join('.')];
    }
    return lostFields(before[key], patch[key], after[key], inner);
  });
}

/** Directives of other tools that are data for kustomize. */
const otherDirectives = /^\$(patch$|retainKeys$|setElementOrder\/|deleteFromPrimitiveList\/)/;

function noteLeftovers(value: unknown, path: readonly string[], context: Context): void {
  const left = isPlainMap(value) ? Object.keys(value).find((key) => otherDirectives.test(key)) : undefined;
  if (left !== undefined) {
    context.problems.push({
      rule: 'left-directive',
      what: `Cannot apply ${left} in ${path.join('.') || 'the patch'} of ${context.object}: kustomize does not know it here, and it would stay in the output`,
      fix: left === '$patch' ? 'remove it, or use a JSON patch' : 'set the fields that must go to null in the patch',
    });
  }
}

function visitMap(
  { before, after }: { before: unknown; after: PlainMap },
  path: readonly string[],
  context: Context,
): void {
  if (!isPlainMap(before) || !Object.keys(before).some((key) => otherDirectives.test(key))) {
    noteLeftovers(after, path, context);
  }
  const [parent = '', key = ''] = ['', '', ...path].slice(-2);
  const exclusive = exclusiveFields(key, parent, after);
  if (exclusive.length > 1 && exclusiveFields(key, parent, before).length < 2) {
    context.problems.push({
      rule: 'exclusive-fields',
      what: `Cannot merge ${path.join('.')} of ${context.object}: it would have ${listed(exclusive)}, and the API server accepts only one`,
      fix: `set the one that must go to null in the patch, as in ${exclusive.find((field) => isPlainMap(before) && Object.hasOwn(before, field)) ?? exclusive[0]}: null`,
    });
  }
}
