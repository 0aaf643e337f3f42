import { type Fault, fault } from '../../../core/fault';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { sameJson } from '../../../core/same-json';
import { joinValues, type MappedValue } from './map-values';

/** Finds the user's values that a prop sets to something else. Neither can win, because the reader sees both. */
export function checkClashes(sources: readonly MappedValue[], given: Readonly<PlainMap>): readonly Fault[] {
  return clashesOf(joinValues(sources), given, []).map((path) => {
    const text = path.join('\n');
    const isAround = (other: readonly string[]): boolean =>
      `${text}\n`.startsWith(`${other.join('\n')}\n`) || other.join('\n').startsWith(`${text}\n`);
    const prop = sources.filter((source) => isAround(source.path)).at(-1)?.prop ?? '';
    return fault(
      'contradiction',
      ['helm', 'values', ...path],
      (name) => `Cannot use ${name}: the prop ${prop} sets it to something else`,
      'keep one of them',
    );
  });
}

function clashesOf(set: unknown, given: unknown, path: readonly string[]): (readonly string[])[] {
  if (isPlainMap(set) && isPlainMap(given)) {
    return Object.keys(given)
      .filter((key) => Object.hasOwn(set, key) && given[key] !== undefined)
      .flatMap((key) => clashesOf(set[key], given[key], [...path, key]));
  }
  return sameJson(set, given) ? [] : [path];
}
