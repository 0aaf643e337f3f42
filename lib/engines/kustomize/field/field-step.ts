import { type Problem } from '../../../core/error';

/** One part of the path of a field spec. */
export interface FieldStep {
  /** The part as written. */
  readonly part: string;
  readonly key: string;
  /** Whether the value at the key must be a list: `name[]`. */
  readonly isList: boolean;
  /** Why the step can't be followed; undefined if it can. */
  readonly problem: Problem | undefined;
}

/** Reads one part of a path. */
export function fieldStep(part: string): FieldStep {
  const isList = part.endsWith('[]');
  const key = isList ? part.slice(0, -2) : part;
  return { part, key, isList, problem: key === '' ? emptyName : findKeyProblem(key) };
}

const emptyName: Problem = {
  what: 'Cannot follow an empty field name',
  fix: 'write a path such as spec/replicas',
};

/**
 * Why a part of a path is not a key; undefined if it is one. kustomize uses every element of a list without a part of the
 * path, so a wildcard, an index or `[name=x]` never fits.
 */
export function findKeyProblem(part: string): Problem | undefined {
  if (!/^([-+]?\d+|-|\*|\[.*\])$/s.test(part)) {
    return undefined;
  }
  return {
    what: `Cannot follow ${part} in a field spec: only the keys of maps are allowed`,
    fix: 'leave it out if it means the elements of a list: all of them are used',
  };
}
