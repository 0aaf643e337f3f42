import { pathText } from '../../path-text';
import { GitOpsError } from '../../error';
import { isPlainMap } from '../../plain';
import { quote } from '../../check/quote';
import { fits64Bits } from '../scalar/go-number';

/** The writer's place in a value: keys and indexes from the top. */
export type Path = (string | number)[];

/** How many levels of lists and maps are allowed. */
const maximumDepth = 1000;
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const surrogate = /[\ud800-\udfff]/;

const pads: string[] = [];

/** A line break and the indentation after it. */
export function padOf(indent: number): string {
  return (pads[indent] ??= `\n${' '.repeat(indent)}`);
}

/** The value that is written. As in JSON, `toJSON()` is called, and undefined in a list becomes null. */
export function toJsonValue(value: unknown, path: Path): unknown {
  switch (typeof value) {
    case 'string':
      return surrogate.test(value) ? demandNoSurrogates(value, path) : value;
    case 'number':
      return Number.isFinite(value) ? value : failAtPath(path, `${value} is not a number that JSON has`);
    case 'bigint':
      return fits64Bits(value) ? value : failAtPath(path, `${quote(value)} does not fit into 64 bits`);
    case 'object':
      return toJsonObject(value, path);
    case 'undefined':
      return null;
    case 'function':
    case 'symbol':
      return failAtPath(path, `a ${typeof value} is not a YAML value`);
    default:
      return value;
  }
}

function toJsonObject(value: object | null, path: Path): unknown {
  if (value === null || Array.isArray(value) || isPlainMap(value)) {
    return path.length > maximumDepth
      ? failAtPath(path.slice(0, 10), 'it contains itself, or nests too deeply')
      : value;
  }
  const { toJSON } = value as { toJSON?: unknown };
  return typeof toJSON === 'function' ? toJsonValue((toJSON as () => unknown).call(value), path) : value;
}

function demandNoSurrogates(text: string, path: Path): string {
  const match = loneSurrogate.exec(text);
  if (match !== null) {
    const code = match[0].charCodeAt(0).toString(16).toUpperCase();
    failAtPath(path, `it contains U+${code}, half of a character (a lone surrogate)`);
  }
  return text;
}

/** Throws an error about the value at a path. */
export function failAtPath(path: Path, problem: string): never {
  const where = pathText(path);
  const what = `Cannot write YAML: ${problem}`;
  throw new GitOpsError({ where: where === '' ? '(the value)' : where, what, fix: 'remove or replace it' });
}

/** Checks that a key has no lone surrogate. */
export function demandKey(key: string, path: Path): void {
  if (surrogate.test(key)) {
    demandNoSurrogates(key, path);
  }
}
