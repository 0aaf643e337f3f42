import { type Finding, finding } from '../../core/error';
import { describeManifest, splitApiVersion } from '../../core/manifest';
import { isPlainMap } from '../../core/plain';
import { isCrd } from './chart-files';
import { type MarkedObject, ReleaseMark, SwitchMark, TextMark, UnlessEmptyMark, ValueMark } from './marks';

/**
 * What helm can't do with the objects of a chart: it installs what is in crds/ as it is, and no object twice. Two objects
 * of one name are fine if each has a condition of its own, of which only one is meant to be true.
 */
export function checkObjects(objects: readonly MarkedObject[]): Finding[] {
  return [...checkDefinitions(objects), ...checkIdentities(objects)];
}

function checkIdentities(objects: readonly MarkedObject[]): Finding[] {
  const before = new Map<string, MarkedObject[]>();
  return objects.flatMap((object) => {
    const identity = identityOf(object);
    const others = identity === undefined ? [] : (before.get(identity) ?? []);
    const twin = others.find((other) => implies(object, other) || implies(other, object));
    if (identity !== undefined) {
      before.set(identity, [...others, object]);
    }
    return twin === undefined ? [] : [sameObject(object, twin)];
  });
}

/** Undefined for an object without a name. */
function identityOf({ manifest: { apiVersion, kind, metadata } }: MarkedObject): string | undefined {
  const { name, namespace } = isPlainMap(metadata) ? metadata : {};
  return name === undefined ? undefined : JSON.stringify([splitApiVersion(apiVersion).group, kind, namespace, name]);
}

/** Whether one object is there whenever the other one is. */
function implies(object: MarkedObject, other: MarkedObject): boolean {
  const names = new Set(object.conditions.map(({ name }) => name));
  return other.conditions.every(({ name }) => names.has(name));
}

function sameObject({ path, manifest }: MarkedObject, twin: MarkedObject): Finding {
  return finding({
    rule: 'same-object',
    where: path,
    what: `Cannot write ${manifest.kind} of the same name as ${twin.path}: with some values, both are there`,
    fix: 'give one of them another name, or put each into helmIf with a value of its own',
  });
}

function checkDefinitions(objects: readonly MarkedObject[]): Finding[] {
  return objects.filter(isCrd).flatMap(({ path, conditions, manifest }) => {
    const [value = findMark(manifest)] = conditions.map(({ name }) => `the value "${name}"`);
    return value === undefined
      ? []
      : finding({
          rule: 'value-in-crd',
          where: path,
          what: `Cannot use ${value} in ${describeManifest(manifest)}: helm installs CustomResourceDefinitions without values`,
          fix: 'use plain values in it and in the labels of its chart, and leave it out of helmIf',
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
