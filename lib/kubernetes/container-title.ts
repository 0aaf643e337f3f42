import { isPlainMap } from '../core/plain';
import { quote } from '../core/check/quote';

/** The name of a container in messages: `container web`, or `container number 2` if it has no name. */
export function containerTitle(container: unknown, index: number, list = 'container'): string {
  const name: unknown = isPlainMap(container) ? container.name : undefined;
  return typeof name === 'string' && name !== '' ? `${list} ${name}` : `${list} number ${quote(index + 1)}`;
}
