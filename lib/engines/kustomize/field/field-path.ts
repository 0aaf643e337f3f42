import { isPlainMap } from '../../../core/plain';

/** Reads the value at a dotted path such as `spec.ports[0].port` or `data.app\.ini`; undefined if there is none. */
export function readFieldPath(object: unknown, path: string): unknown {
  return splitDots(path)
    .flatMap(splitIndex)
    .reduce<unknown>((value, part) => step(value, part), object);
}

function step(value: unknown, part: string): unknown {
  const element = /^\[([^=]*)=(.*)\]$/s.exec(part);
  if (Array.isArray(value)) {
    if (element !== null) {
      return value.find((item) => isPlainMap(item) && String(item[element[1]]) === element[2]);
    }
    return part === '-' ? value[value.length - 1] : /^\d+$/.test(part) ? value[Number(part)] : undefined;
  }
  return isPlainMap(value) && Object.hasOwn(value, part) ? value[part] : undefined;
}

/** The parts between dots. A dot inside brackets or after a backslash is part of its key. */
function splitDots(path: string): string[] {
  const parts = path.match(/(?:\\\.|\[[^\]]*\]|[^.])+/g) ?? [];
  return parts.map((part) => {
    const plain = part.replaceAll('\\.', '.');
    return plain.startsWith('[') && !plain.includes('=') && !/^\[\d+\]$/.test(plain) ? plain.slice(1, -1) : plain;
  });
}

/** Splits `ports[0]` into two steps. */
function splitIndex(part: string): string[] {
  const match = /^(.*)\[(\d+)\]$/s.exec(part);
  return match === null ? [part] : [match[1], match[2]].filter((step) => step !== '');
}
