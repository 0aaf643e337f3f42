import { type Manifest } from '../../../lib/core/manifest';
import { parseManifests } from '../../../lib/core/yaml/parse';
import { diff } from '../../../lib/engines/diff/diff';
import { type ObjectChange } from '../../../lib/engines/diff/result/diff-result';

/** The one change between two objects, each as YAML. */
export function changeOf(before: string, after: string): ObjectChange {
  const { changes } = diff(parseManifests(before), parseManifests(after));
  expect(changes).toHaveLength(1);
  return changes[0] as ObjectChange;
}

/** A Deployment with this spec, next to its containers. */
export function deployment(name: string, spec: object = {}, container: object = {}): Manifest {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'shop' },
    spec: { ...spec, template: { spec: { containers: [{ name: 'app', image: 'web:1', ...container }] } } },
  };
}
