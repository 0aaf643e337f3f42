import { type Problem } from '../core/error';
import { isPlainMap, type PlainMap } from '../core/plain';
import { type CompiledFieldSpec } from './field-spec';

/** A map or list that holds a field. */
export type Holder = Record<string | number, unknown>;

/** Called with what holds a field, and its key there. */
export type OnField = (holder: Holder, key: string | number) => void;

/** A field spec that does not fit an object; the caller knows which. */
export class FieldSpecProblem extends Error {
  constructor(public readonly problem: Problem) {
    super(problem.what);
  }
}

/**
 * Follows a field spec through an object and calls `onField` for each field that it ends at.
 *
 * A list on the way is walked without using up a part of the path. Where the spec says `create`, missing maps are made,
 * and the last field as `empty` says; else a missing or null step ends the walk silently. `name[]` never creates.
 *
 * @param empty what the last field starts as where it is made: `{}` for labels, `''` for a name; undefined never makes
 */
export function visitField(
  object: PlainMap,
  compiled: CompiledFieldSpec,
  empty: 'map' | 'text' | undefined,
  onField: OnField,
): void {
  const { path, spec } = compiled;
  const create = compiled.create && empty !== undefined;

  const walk = (value: unknown, depth: number): void => {
    if (value === null || value === undefined) {
      return;
    }
    if (Array.isArray(value)) {
      value.forEach((element: unknown, index) => step(value as unknown as Holder, index, element, depth));
    } else if (isPlainMap(value)) {
      const key = enter(value, path[depth], create ? (depth === path.length - 1 ? empty : 'map') : undefined);
      if (key !== undefined) {
        step(value, key, value[key], depth + 1);
      }
    } else {
      throw notAStep(spec.path, path[depth], value);
    }
  };
  const step = (holder: Holder, key: string | number, value: unknown, depth: number): void => {
    if (depth === path.length) {
      onField(holder, key);
    } else {
      walk(value, depth);
    }
  };
  walk(object, 0);
}

/** The key of the next step if it is there or can be made. */
function enter(map: PlainMap, part: string, make: 'map' | 'text' | undefined): string | undefined {
  const isList = part.endsWith('[]');
  const key = isList ? part.slice(0, -2) : part;
  if (key === '') {
    throw new FieldSpecProblem({
      what: 'Cannot follow an empty field name',
      fix: 'write a path such as spec/replicas',
    });
  }
  if (!Object.hasOwn(map, key)) {
    if (make === undefined || isList) {
      return undefined;
    }
    map[key] = emptyOf(make);
  } else if (map[key] === null && (isList || make !== undefined)) {
    map[key] = isList ? [] : emptyOf(make);
  }
  return key;
}

function emptyOf(make: 'map' | 'text' | undefined): unknown {
  return make === 'map' ? {} : '';
}

function notAStep(path: string, part: string, value: unknown): FieldSpecProblem {
  return new FieldSpecProblem({
    what: `Cannot follow ${path}: expected a map or a list before ${part}, but there is ${JSON.stringify(value)}`,
    fix: 'mend the object, or the field spec that leads there',
  });
}
