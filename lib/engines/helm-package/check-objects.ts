import { type Finding, finding } from '../../core/error';
import { describeManifest } from '../../core/manifest';
import { isPlainMap } from '../../core/plain';
import { isCrd } from './chart-files';
import { type MarkedObject, ReleaseMark, SwitchMark, TextMark, UnlessEmptyMark, ValueMark } from './marks';

/** What helm can't do with the objects of a chart: it installs what is in crds/ as it is. */
export function checkObjects(objects: readonly MarkedObject[]): Finding[] {
  return objects.filter(isCrd).flatMap(({ path, conditions, manifest }) => {
    const [value = findMark(manifest)] = conditions.map(({ name }) => `the value "${name}"`);
    return value === undefined
      ? []
      : finding({
          rule: 'value-in-crd',
          where: path,
          what: `Cannot use ${value} in ${describeManifest(manifest)}: helm installs CustomResourceDefinitions without values`,
          fix: 'use plain values in it, and leave it out of helmIf',
        });
  });
}

/** How a message names the first mark in data; undefined if there is none. */
function findMark(data: unknown): string | undefined {
  if (data instanceof ValueMark) {
    return `the value "${data.value.name}"`;
  }
  if (data instanceof SwitchMark) {
    return `the value "${data.condition.name}"`;
  }
  if (data instanceof ReleaseMark) {
    return `helmRelease.${data.field.toLowerCase()}`;
  }
  if (data instanceof UnlessEmptyMark) {
    return findMark(data.content);
  }
  const inner =
    data instanceof TextMark ? data.parts : Array.isArray(data) ? data : isPlainMap(data) ? Object.values(data) : [];
  for (const each of inner) {
    const found = findMark(each);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
