import { type Problem } from '../../../core/error';
import { setKey } from '../../../core/own-key';
import { type PlainMap } from '../../../core/plain';
import { writeScalar } from '../../../core/yaml/scalar/scalar-field';
import { type CompiledFieldSpec } from './field-spec';
import { type FieldStep } from './field-step';
import { jsonText } from '../../../core/text/json-text';

/** A map or list that contains a field. */
export type Holder = Record<string | number, unknown>;

/** Called with the map or list that contains a field, and with the field's key in it. */
export type OnField = (holder: Holder, key: string | number) => void;

/** Thrown if a field spec does not fit an object. The caller knows the object. */
export class FieldSpecProblem extends Error {
  constructor(public readonly problem: Problem) {
    super(problem.what);
  }
}

/**
 * Follows a field spec through an object and calls `onField` for each field that it ends at.
 *
 * A list does not use up a part of the path: all its elements are visited. If the spec has `create`, missing maps are
 * made, and the last field starts as given by `empty`. Else the walk ends at a missing or null field, without an error.
 * For `name[]`, a missing list is never made, but null becomes an empty list.
 *
 * @param empty the value of a last field that is made: `{}` for labels, `''` for a name. If undefined, none is made.
 */
export function visitField(
  object: PlainMap,
  compiled: CompiledFieldSpec,
  empty: 'map' | 'text' | undefined,
  onField: OnField,
): void {
  walk(object, 0, { compiled, empty: compiled.create ? empty : undefined, onField });
}

interface Walk {
  readonly compiled: CompiledFieldSpec;
  /** The value of a last field that is made; undefined if nothing is made. */
  readonly empty: 'map' | 'text' | undefined;
  readonly onField: OnField;
}

function walk(value: unknown, depth: number, way: Walk): void {
  if (value === null || value === undefined) {
    return;
  }
  const { steps, spec } = way.compiled;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      step(value as unknown as Holder, index, depth, way);
    }
  } else if (typeof value === 'object') {
    const isLast = depth === steps.length - 1;
    if (enter(value as PlainMap, steps[depth], way.empty && (isLast ? way.empty : 'map'))) {
      step(value as Holder, steps[depth].key, depth + 1, way);
    }
  } else {
    throw notAStep(spec.path ?? '', steps[depth].part, value);
  }
}

function step(holder: Holder, key: string | number, depth: number, way: Walk): void {
  if (depth === way.compiled.steps.length) {
    way.onField(holder, key);
  } else {
    walk(holder[key], depth, way);
  }
}

/** Whether the next step is there or can be made. */
function enter(map: PlainMap, { key, isList, problem }: FieldStep, make: 'map' | 'text' | undefined): boolean {
  if (problem !== undefined) {
    throw new FieldSpecProblem(problem);
  }
  if (!Object.hasOwn(map, key)) {
    if (make === undefined || isList) {
      return false;
    }
    putEmpty(map, key, make);
  } else if (map[key] === null && (isList || make !== undefined)) {
    putEmpty(map, key, isList ? 'list' : make);
  }
  return true;
}

function putEmpty(map: PlainMap, key: string, kind: 'map' | 'list' | 'text' | undefined): void {
  if (kind === 'map' || kind === 'list') {
    setKey(map, key, kind === 'map' ? {} : []);
  } else {
    writeScalar(map, key, { text: '', tag: '!!str', style: 'plain' });
  }
}

function notAStep(path: string, part: string, value: unknown): FieldSpecProblem {
  return new FieldSpecProblem({
    what: `Cannot follow ${path}: expected a map or a list before ${part}, but there is ${jsonText(value)}`,
    fix: 'correct the object, or the field spec with this path',
  });
}
