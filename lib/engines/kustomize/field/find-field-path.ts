import { isPlainMap } from '../../../core/plain';
import { textAt } from '../../../core/yaml/scalar/scalar-field';
import { type Holder } from './visit-field';

/** A map or list, and a key in it. */
export interface FieldPlace {
  readonly holder: Holder;
  readonly key: string | number;
}

/** Finds the field at a dotted path such as `spec.ports[0].port` or `data.app\.ini`; undefined if there is none. */
export function findFieldPath(object: Holder, path: string): FieldPlace | undefined {
  const parts = splitDots(path).flatMap(splitIndex);
  let place: FieldPlace | undefined;
  let value: unknown = object;
  for (const part of parts) {
    place = step(value, part);
    if (place === undefined) {
      return undefined;
    }
    value = place.holder[place.key];
  }
  return value === undefined ? undefined : place;
}

function step(value: unknown, part: string): FieldPlace | undefined {
  const holder = value as Holder;
  if (Array.isArray(value)) {
    const index = findIndex(value, part);
    return index >= 0 && index < value.length ? { holder, key: index } : undefined;
  }
  return isPlainMap(value) && Object.hasOwn(value, part) ? { holder, key: part } : undefined;
}

function findIndex(list: readonly unknown[], part: string): number {
  const element = /^\[([^=]*)=(.*)\]$/s.exec(part);
  if (element !== null) {
    return list.findIndex((item) => isPlainMap(item) && textAt(item, element[1]) === element[2]);
  }
  return part === '-' ? list.length - 1 : /^\d+$/.test(part) ? Number(part) : -1;
}

/** The parts between dots. A dot inside brackets or after a backslash is part of its key. */
function splitDots(path: string): string[] {
  const parts: string[] = [];
  const lastBracket = path.lastIndexOf(']');
  let start = 0;
  for (let at = 0; at < path.length; at++) {
    if (path.startsWith('\\.', at)) {
      at++;
    } else if (path[at] === '[' && at < lastBracket) {
      at = path.indexOf(']', at);
    } else if (path[at] === '.') {
      parts.push(path.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(path.slice(start));
  return parts.filter(Boolean).map((part) => {
    const plain = part.replaceAll('\\.', '.');
    return plain.startsWith('[') && !plain.includes('=') && !/^\[\d+\]$/.test(plain) ? plain.slice(1, -1) : plain;
  });
}

/** Splits `ports[0]` into two steps. */
function splitIndex(part: string): string[] {
  const match = /^(.*)\[(\d+)\]$/s.exec(part);
  return match === null ? [part] : [match[1], match[2]].filter((step) => step !== '');
}
