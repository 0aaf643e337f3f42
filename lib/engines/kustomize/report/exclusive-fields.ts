import { isPlainMap } from '../../../core/plain';
import { rulesOf } from '../../../kubernetes/rules/rules-of';

/** The types of the maps below a key. */
const typesByKey: Readonly<Record<string, string>> = {
  livenessProbe: 'Probe',
  readinessProbe: 'Probe',
  startupProbe: 'Probe',
  postStart: 'LifecycleHandler',
  preStop: 'LifecycleHandler',
};

/** The fields of a map of which the API server accepts only one, by the map's key and the key above it. */
export function exclusiveFields(key: string, parent: string, map: unknown): string[] {
  if (!isPlainMap(map)) {
    return [];
  }
  const given = Object.keys(map).filter((name) => map[name] !== undefined && map[name] !== null);
  if (key === 'strategy') {
    const isWrong = map.type === 'Recreate' && given.includes('rollingUpdate');
    return isWrong ? ['rollingUpdate', 'type: Recreate'] : [];
  }
  if (parent === 'env') {
    return ['value', 'valueFrom'].filter((name) => given.includes(name) && map[name] !== '');
  }
  const type = parent === 'volumes' ? 'Volume' : Object.hasOwn(typesByKey, key) ? typesByKey[key] : undefined;
  const { atMostOne = [], exactlyOne = [] } = type === undefined ? {} : rulesOf(type);
  const groups = [...atMostOne, ...exactlyOne].map((group) => given.filter((name) => group.includes(name)));
  return groups.find((group) => group.length > 1) ?? [];
}
