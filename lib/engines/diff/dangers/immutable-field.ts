import { sameJson } from '../../../core/same-json';
import { pathText } from '../../../core/path-text';
import { type KeptObject, type RuleFinding } from './danger-rule';
import { immutablePaths } from './immutable-paths';
import { fieldAt } from './field-at';

/** What the API server fills in. A field that gets this value is not changed. */
const defaults: Readonly<Record<string, unknown>> = {
  'spec.volumeMode': 'Filesystem',
  'spec.podManagementPolicy': 'OrderedReady',
  'spec.completionMode': 'NonIndexed',
  'spec.attachRequired': true,
  'spec.volumeLifecycleModes': ['Persistent'],
  preemptionPolicy: 'PreemptLowerPriority',
  reclaimPolicy: 'Delete',
  volumeBindingMode: 'Immediate',
  type: 'Opaque',
};

/** Fields that the API server refuses to change. */
export function immutableDangers({ before, after, fields }: KeptObject): RuleFinding[] {
  const changed = immutablePaths(before, after).filter(
    (path) => !sameJson(given(before, path) ?? null, given(after, path) ?? null),
  );
  return changed.map((path) => {
    const inside = fields
      .map((field) => pathText(field.path))
      .filter((text) => text === path || text.startsWith(`${path}.`) || text.startsWith(`${path}[`));
    const shown = inside.length === 1 ? inside[0] : path;
    return {
      path: shown,
      what: `The API server refuses this change: ${shown} of an existing ${after.kind} cannot be changed`,
      fix: 'give the object another name, or delete it before the new one is applied',
    };
  });
}

function given(object: unknown, path: string): unknown {
  return fieldAt(object, path) ?? defaults[path];
}
