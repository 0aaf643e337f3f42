import { type ApiObject } from 'cdk8s';

/**
 * Which construct made which object, as cdk8s-cli reads it. Kubectl takes every `.json` file of a folder for a manifest
 * and fails on cdk8s' own; so this one is an empty `List` as well, of which kubectl and Argo CD make nothing.
 */
export function constructMetadata(objects: readonly ApiObject[]): string {
  const named = objects.filter((object) => object.name !== '');
  const resources = Object.fromEntries(named.map((object) => [object.name, { path: object.node.path }]));
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [], version: '1.0.0', resources });
}
