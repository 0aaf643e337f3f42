import { kubectl } from '../harness/kubectl';

interface LiveObject {
  readonly kind: string;
  readonly metadata: Readonly<Record<string, unknown>> & { readonly name: string };
  readonly spec?: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

/** Objects that the cluster itself adds to every namespace. */
const clusterOwn = ['ConfigMap/kube-root-ca.crt', 'ServiceAccount/default'];

/** Fields that differ between two objects made from the same manifest. */
const ownMetadata = ['uid', 'resourceVersion', 'creationTimestamp', 'managedFields', 'generation'];
const ownSpec = ['clusterIP', 'clusterIPs', 'nodeName'];

const kinds = ['configmaps', 'secrets', 'services', 'pods', 'deployments.apps'];

/**
 * The applied objects of a namespace, as they are in the cluster, without the fields that always differ.
 *
 * @param moreKinds kinds to look for in addition to the usual ones
 */
export function liveObjects(namespace: string, moreKinds: readonly string[] = []): Map<string, unknown> {
  const all = [...kinds, ...moreKinds].join(',');
  const list = JSON.parse(kubectl(['get', all, '-n', namespace, '-o', 'json'])) as { items: LiveObject[] };
  const found = list.items
    .filter(({ metadata }) => metadata.ownerReferences === undefined)
    .map((object) => [`${object.kind}/${object.metadata.name}`, strip(object, namespace)] as const)
    .filter(([name]) => !clusterOwn.includes(name));
  return new Map(found.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function strip({ status: _status, ...object }: LiveObject, namespace: string): unknown {
  const stripped = {
    ...object,
    metadata: without(object.metadata, ownMetadata),
    ...(object.spec === undefined ? {} : { spec: without(object.spec, ownSpec) }),
  };
  const text = JSON.stringify(stripped)
    .replaceAll(namespace, 'NAMESPACE')
    .replace(/kube-api-access-\w+/g, 'TOKEN');
  return JSON.parse(text) as unknown;
}

function without(map: Readonly<Record<string, unknown>>, fields: readonly string[]): Record<string, unknown> {
  const { 'deployment.kubernetes.io/revision': _revision, ...annotations } = (map.annotations ?? {}) as Record<
    string,
    unknown
  >;
  const kept = Object.fromEntries(Object.entries(map).filter(([field]) => !fields.includes(field)));
  return map.annotations === undefined ? kept : { ...kept, annotations };
}
