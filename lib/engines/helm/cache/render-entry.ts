import { type Manifest } from '../../../core/manifest';
import { isPlainMap } from '../../../core/plain';
import { type EqualKeys } from '../output/read-output';

/** What is kept of a render. */
export interface RenderEntry {
  /** The version of the helm that made it. */
  readonly helm: string;
  readonly manifests: readonly Manifest[];
  /** A second render of the same chart: `same`, or its objects. @default - the chart was rendered once */
  readonly second?: 'same' | readonly Manifest[];
  /** What helm printed to stderr, without paths of the machine. */
  readonly warnings: readonly string[];
  readonly equalKeys: readonly EqualKeys[];
}

/** A number that JSON can't hold, as the path to it and its text: an integer of 64 bits, or -0. */
type HardNumber = readonly [path: readonly (string | number)[], text: string];

/** An entry as text: JSON with one object on each line, so that people can compare two of them. */
export function writeEntry({ helm, manifests, second, warnings, equalKeys }: RenderEntry): string {
  const numbers = hardNumbers({ manifests, second });
  const head = JSON.stringify({ helm, warnings, equalKeys, numbers }).slice(0, -1);
  const more = second === undefined ? '' : `,\n"second": ${second === 'same' ? '"same"' : objectLines(second)}`;
  return `${head},\n"manifests": ${objectLines(manifests)}${more}}\n`;
}

/** Reads an entry; undefined if the text is torn or is something else. */
export function readEntry(text: string): RenderEntry | undefined {
  try {
    const entry: unknown = JSON.parse(text);
    if (!isEntry(entry)) {
      return undefined;
    }
    entry.numbers.forEach(([path, number]) => setNumber(entry, path, number));
    return entry;
  } catch {
    return undefined;
  }
}

function isEntry(value: unknown): value is RenderEntry & { readonly numbers: readonly HardNumber[] } {
  return (
    isPlainMap(value) &&
    typeof value.helm === 'string' &&
    ['manifests', 'warnings', 'equalKeys', 'numbers'].every((field) => Array.isArray(value[field]))
  );
}

function objectLines(manifests: readonly Manifest[]): string {
  return `[\n${manifests.map((manifest) => JSON.stringify(manifest, withoutBigint)).join(',\n')}\n]`;
}

function withoutBigint(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}

function hardNumbers(value: unknown): HardNumber[] {
  const found: HardNumber[] = [];
  // One path for all, because a render has many values, and few of these numbers.
  const path: (string | number)[] = [];
  const enter = (step: string | number, inner: unknown): void => {
    path.push(step);
    visit(inner);
    path.pop();
  };
  const visit = (inner: unknown): void => {
    if (typeof inner === 'bigint' || Object.is(inner, -0)) {
      found.push([[...path], typeof inner === 'bigint' ? String(inner) : '-0']);
    } else if (Array.isArray(inner)) {
      inner.forEach((item, index) => enter(index, item));
    } else if (isPlainMap(inner)) {
      Object.keys(inner).forEach((key) => enter(key, inner[key]));
    }
  };
  visit(value);
  return found;
}

function setNumber(entry: object, path: readonly (string | number)[], text: string): void {
  const holder = path.slice(0, -1).reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], entry);
  (holder as Record<string | number, unknown>)[path[path.length - 1] as string] = text === '-0' ? -0 : BigInt(text);
}
