import { isPlainMap } from '../core/plain';
import { quote } from '../core/check/quote';

/** The name of a container for messages: `container web`, `container 2` where it has none. */
export function containerTitle(container: unknown, index: number, list = 'container'): string {
  const name: unknown = isPlainMap(container) ? container.name : undefined;
  return typeof name === 'string' && name !== '' ? `${list} ${name}` : `${list} number ${quote(index + 1)}`;
}
