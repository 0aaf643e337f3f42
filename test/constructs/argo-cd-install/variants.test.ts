import { type ArgoCdInstallProps } from 'cdk8s-gitops';
import { labels, render } from './render';

const variants: [string, ArgoCdInstallProps][] = [
  ['plain', {}],
  ['namespace', { scope: 'namespace' }],
  ['core', { core: true }],
  ['high availability', { highAvailability: true }],
  ['hydrator', { hydrator: true }],
  ['all at once', { highAvailability: true, hydrator: true, scope: 'namespace' }],
];

describe.each(variants)('every install (%s)', (_name, props) => {
  const manifests = render({ ...props, namespace: 'gitops', crds: true });
  const workloads = manifests.filter(({ kind }) => kind === 'Deployment' || kind === 'StatefulSet');
  const clusterWide = ['CustomResourceDefinition', 'ClusterRole', 'ClusterRoleBinding'];
  const specs = workloads.map((workload) => workload.spec as WorkloadSpec);
  const pods = specs.map((spec) => spec.template.spec);

  test('sets its namespace on every namespaced object and on no others', () => {
    const wrong = manifests.filter(
      ({ kind, metadata }) => metadata?.namespace !== (clusterWide.includes(kind) ? undefined : 'gitops'),
    );

    expect(labels(wrong)).toEqual([]);
  });

  test('writes no object twice', () => {
    expect(new Set(labels(manifests)).size).toBe(manifests.length);
  });

  test('reads its environment from ConfigMaps that it writes', () => {
    const configMaps = new Set(named(manifests, 'ConfigMap'));
    const references = pods.flatMap(variablesOf).flatMap(({ valueFrom }) => valueFrom?.configMapKeyRef?.name ?? []);

    expect(references.filter((name) => !configMaps.has(name))).toEqual([]);
  });

  test('mounts only volumes that the Pod has', () => {
    const missing = pods.flatMap((pod) => {
      const volumes = new Set((pod.volumes ?? []).map(({ name }) => name));
      return containersOf(pod).flatMap((c) => (c.volumeMounts ?? []).filter(({ name }) => !volumes.has(name)));
    });

    expect(missing).toEqual([]);
  });

  test('selects Pods by a label that they have', () => {
    for (const { selector, template } of specs) {
      expect(template.metadata.labels).toMatchObject(selector.matchLabels);
    }
  });

  test('has Services that lead to existing Pods and to a port that they have', () => {
    const services = manifests.filter(({ kind }) => kind === 'Service').map(({ spec }) => spec as ServiceSpec);
    const portless = services.filter(({ selector, ports }) => {
      const name = selector['app.kubernetes.io/name'];
      const pod = specs.find(({ template }) => template.metadata.labels['app.kubernetes.io/name'] === name);
      const declared = (pod?.template.spec.containers ?? []).flatMap((c) => c.ports ?? []);
      const known = new Set(declared.flatMap((port) => [port.containerPort, port.name]));
      return name !== 'argocd-notifications-controller' && ports.some(({ targetPort }) => !known.has(targetPort));
    });

    expect(portless).toEqual([]);
  });

  test('binds each role to a ServiceAccount that it writes, in its own namespace', () => {
    const accounts = new Set(named(manifests, 'ServiceAccount'));
    const bindings = manifests.filter(({ kind }) => kind.endsWith('RoleBinding'));
    const subjects = bindings.flatMap((binding) => binding.subjects as { name: string; namespace: string }[]);
    const roles = new Set(labels(manifests));
    const roleRefs = bindings.map((binding) => binding.roleRef as { kind: string; name: string });

    expect(subjects.filter(({ name, namespace }) => !accounts.has(name) || namespace !== 'gitops')).toEqual([]);
    expect(roleRefs.filter(({ kind, name }) => !roles.has(`${kind}/${name}`))).toEqual([]);
  });

  test('runs each Pod as a ServiceAccount that it writes', () => {
    const accounts = new Set(named(manifests, 'ServiceAccount'));

    expect(pods.filter((pod) => !accounts.has(pod.serviceAccountName))).toEqual([]);
  });

  test('puts no value into a Secret', () => {
    const secrets = manifests.filter(({ kind }) => kind === 'Secret');

    expect(secrets.flatMap((secret) => [secret.data, secret.stringData].filter(Boolean))).toEqual([]);
  });
});

interface Variable {
  readonly valueFrom?: { readonly configMapKeyRef?: { readonly name: string } };
}
interface Container {
  readonly env?: readonly Variable[];
  readonly ports?: readonly { readonly name?: string; readonly containerPort: number }[];
  readonly volumeMounts?: readonly { readonly name: string }[];
}
interface Pod {
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly volumes?: readonly { readonly name: string }[];
  readonly serviceAccountName: string;
}
interface WorkloadSpec {
  readonly selector: { readonly matchLabels: Record<string, string> };
  readonly template: { readonly metadata: { readonly labels: Record<string, string> }; readonly spec: Pod };
}
interface ServiceSpec {
  readonly selector: Record<string, string>;
  readonly ports: readonly { readonly targetPort: number | string }[];
}

function containersOf(pod: Pod): Container[] {
  return [...(pod.initContainers ?? []), ...pod.containers];
}

function variablesOf(pod: Pod): Variable[] {
  return containersOf(pod).flatMap((container) => container.env ?? []);
}

function named(manifests: ReturnType<typeof render>, kind: string): string[] {
  return manifests.filter((manifest) => manifest.kind === kind).map(({ metadata }) => metadata?.name ?? '');
}
