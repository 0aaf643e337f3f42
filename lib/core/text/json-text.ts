import { markIntegers, unmarkJson } from './marked-integers';

/** JSON as `JSON.stringify` writes it, with each `bigint` as a number. Undefined becomes null. */
export function jsonText(value: unknown, indent = 0): string {
  const mark = (_: string, item: unknown): unknown => (typeof item === 'bigint' ? markIntegers(item) : item);
  const text = JSON.stringify(value, mark, indent) as string | undefined;
  return text === undefined ? 'null' : unmarkJson(text);
}
