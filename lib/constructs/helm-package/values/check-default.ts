import { at, type Fault, fault, joined, noFaults } from '../../../core/fault';
import { isPlainMap } from '../../../core/plain';
import { quote } from '../../../core/check/quote';
import { codePoint, findUnreadable } from '../../../core/text/unreadable-character';

/** What is wrong with a default: not data, or data that helm does not read as it is. */
export function checkDefault(value: unknown): readonly Fault[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => at(index, checkDefault(item)));
  }
  if (isPlainMap(value)) {
    return Object.keys(value).flatMap((key) => joined(at(key, checkText(key)), at(key, checkDefault(value[key]))));
  }
  switch (typeof value) {
    case 'string':
      return checkText(value);
    case 'number':
      return checkNumber(value);
    case 'boolean':
      return noFaults;
    default:
      return [notData(value)];
  }
}

function notData(value: unknown): Fault {
  const isNull = value === null || value === undefined;
  return fault(
    'type',
    [],
    (path) =>
      `Cannot use ${isNull ? String(value) : quote(value)} as ${path}: ` +
      (isNull ? 'helm deletes a value that is null' : 'it must be plain data'),
    isNull
      ? "use '', [] or {}, or helmIf with a value that is false"
      : 'use strings, numbers, booleans, lists and maps',
  );
}

/** Helm 3.12 refuses every chart with a schema if a value has a character that it can't read. */
function checkText(text: string): readonly Fault[] {
  const found = findUnreadable(text) ?? (text.isWellFormed() ? undefined : loneSurrogate.exec(text)?.[0]);
  if (found === undefined) {
    return noFaults;
  }
  const what = `Cannot use the character ${codePoint(found)} in`;
  return [fault('format', [], (path) => `${what} ${path}: helm can't read it`, 'leave it out')];
}

const loneSurrogate = /[\ud800-\udfff]/;

function checkNumber(value: number): readonly Fault[] {
  if (Math.abs(value) <= Number.MAX_SAFE_INTEGER && !Object.is(value, -0)) {
    return noFaults;
  }
  const isZero = Object.is(value, -0);
  return [
    fault(
      'range',
      [],
      (path) =>
        `Cannot use ${isZero ? '-0' : value} as ${path}: ` +
        (isZero ? 'helm does not have this number' : 'helm silently rounds numbers beyond 9007199254740991'),
      isZero ? 'use 0' : 'use a smaller number, or text',
    ),
  ];
}
