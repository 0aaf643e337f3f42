import { type ApiObject } from 'cdk8s';
import { withDefaults } from '../../core/stand-in';

/**
 * Which construct made which object, in the form that cdk8s-cli reads. Kubectl treats every `.json` file of a folder as
 * a manifest, and fails on the file that cdk8s writes. So this file is also an empty `List`, from which kubectl and
 * Argo CD make nothing.
 */
export function constructMetadata(objects: readonly ApiObject[]): string {
  const named = objects
    .map((object) => ({ name: withDefaults(object.name, object), path: object.node.path }))
    .filter(({ name }) => name !== '');
  const resources = Object.fromEntries(named.map(({ name, path }) => [name, { path }]));
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [], version: '1.0.0', resources });
}
