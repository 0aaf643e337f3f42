import { describeManifest, type Manifest } from '../../../../lib/core/manifest';
import { isPlainMap } from '../../../../lib/core/plain';

/** Where what stands in objects: each place as text, with its value as JSON. */
export type Places = ReadonlyMap<string, string>;

const names: Readonly<Record<string, string>> = {
  containers: 'name',
  env: 'name',
  ports: 'name',
  volumes: 'name',
  volumeMounts: 'mountPath',
};

/** All places of some objects. The first container of a Pod is `main`, because charts give it another name. */
export function placesOf(manifests: readonly Manifest[]): Places {
  return new Map(manifests.flatMap((manifest) => placesIn(describeManifest(manifest), '', manifest)));
}

/** The places that differ between two lists of objects; undefined is a place that is gone. */
export function changesBetween(
  before: readonly Manifest[],
  after: readonly Manifest[],
): Map<string, string | undefined> {
  const [old, now] = [placesOf(before), placesOf(after)];
  const places = [...new Set([...old.keys(), ...now.keys()])].filter((place) => old.get(place) !== now.get(place));
  return new Map(places.map((place) => [place, now.get(place)]));
}

function placesIn(path: string, field: string, value: unknown): [string, string][] {
  if (isPlainMap(value)) {
    return Object.entries(value).flatMap(([key, inner]) => placesIn(`${path} ${key}`, key, inner));
  }
  const name = names[field];
  if (Array.isArray(value) && name !== undefined && value.every((item) => isPlainMap(item) && name in item)) {
    return value.flatMap((item: Record<string, unknown>, index) => {
      const { [name]: key, ...rest } = item;
      const shown = field === 'containers' && index === 0 ? 'main' : String(key);
      return placesIn(`${path}[${shown}]`, '', rest);
    });
  }
  return [[path, JSON.stringify(value)]];
}
