import { isPlainMap } from '../core/plain';

/**
 * Two values of the same Secret for a diff that does not show what is in them: equal values become `***`, and different
 * ones `*** (expected)` and `*** (received)`.
 */
export function hideValues(expected: unknown, received: unknown): [expected: unknown, received: unknown] {
  if (!isPlainMap(expected) || !isPlainMap(received)) {
    return [expected, received];
  }
  const pairs = dataFields.map((field) => [field, hideMap(expected[field], received[field])] as const);
  const withHidden = (map: object, side: 0 | 1): object => ({
    ...map,
    ...Object.fromEntries(pairs.filter(([field]) => field in map).map(([field, pair]) => [field, pair[side]])),
  });
  return [withHidden(expected, 0), withHidden(received, 1)];
}

const dataFields = ['data', 'stringData'];

function hideMap(expected: unknown, received: unknown): [unknown, unknown] {
  const [one, other] = [expected, received].map((value) => (isPlainMap(value) ? value : {}));
  const hide = (map: typeof one, side: string): object =>
    Object.fromEntries(Object.keys(map).map((key) => [key, Object.is(one[key], other[key]) ? '***' : `*** (${side})`]));
  return [
    isPlainMap(expected) ? hide(one, 'expected') : hideScalar(expected),
    isPlainMap(received) ? hide(other, 'received') : hideScalar(received),
  ];
}

function hideScalar(value: unknown): unknown {
  return typeof value === 'string' ? '***' : value;
}

/** Two snapshots without the values of their Secrets. A value that differs is marked, so that a diff shows its key. */
export function hideInSnapshots(expected: string, actual: string): [expected: string, actual: string] {
  const known = new Set(linesOfSecrets(expected));
  const common = new Set(linesOfSecrets(actual).filter((line) => known.has(line)));
  return [hideLines(expected, common, 'expected'), hideLines(actual, common, 'received')];
}

/** A line with a value of a Secret; a longer value has further lines, which are indented more. */
const entry = /^(\s+)([^\s:][^:]*|"[^"]+"):(.*)$/;

function linesOfSecrets(text: string): string[] {
  return text
    .split(/^(?=---$)/m)
    .filter(isSecret)
    .flatMap((part) => part.split('\n'));
}

function hideLines(text: string, common: ReadonlySet<string>, side: string): string {
  return text
    .split(/^(?=---$)/m)
    .map((part) => (isSecret(part) ? hidePart(part, common, side) : part))
    .join('');
}

function hidePart(part: string, common: ReadonlySet<string>, side: string): string {
  let isData = false;
  return part
    .split('\n')
    .flatMap((line) => {
      if (/^\S/.test(line)) {
        isData = /^(?:data|stringData):/.test(line);
        return [isData ? line.replace(/:.*/, ':') : line];
      }
      const [, indent, key] = entry.exec(line) ?? [];
      if (!isData || line === '') {
        return [line];
      }
      return indent === '  ' ? [`${indent}${key}: ${common.has(line) ? '***' : `*** (${side})`}`] : [];
    })
    .join('\n');
}

function isSecret(part: string): boolean {
  return /^kind: Secret$/m.test(part);
}
