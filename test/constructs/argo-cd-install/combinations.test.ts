import fc from 'fast-check';
import { type ArgoCdInstallProps, type Manifest } from 'cdk8s-gitops';
import { argoCdVersions } from '../../../lib/constructs/argo-cd/release/release';
import { labels, render, type Loose } from './render';

const url = 'https://argocd.example.com';
const resources = { requests: { cpu: '100m', memory: '128Mi' } };

/** Props that fit each other in every combination. */
const pieces: readonly ArgoCdInstallProps[] = [
  { highAvailability: true },
  { hydrator: true },
  { version: argoCdVersions[0] },
  { insecure: true },
  { ingress: { className: 'nginx', tls: true, grpcHost: 'grpc.example.com' } },
  { exec: true, applicationHealth: true },
  { applicationNamespaces: ['team-*'] },
  { dex: { enabled: false } },
  { notifications: { enabled: false } },
  { controller: { replicas: 2, serviceAccount: { name: 'argo' } } },
  { server: { autoscaling: { maxReplicas: 3 }, resources, disruptionBudget: { maxUnavailable: 1 } } },
  { repoServer: { sidecars: [{ name: 'side', image: 'side:1' }], volumes: [{ name: 'side', emptyDir: {} }] } },
  { plugins: { tanka: { image: 'tanka:1', spec: { generate: { command: ['tk'] } } } } },
  { ui: { styles: 'a {}' }, metrics: { serviceMonitors: {} } },
  { networkPolicies: 'default-deny', aggregateRoles: true },
  { openShift: true, fixes: 'all' },
  { clusterRolePrefix: 'team-a', labels: { team: 'a' }, namespace: 'gitops' },
  { params: { 'controller.status.processors': 50 }, logging: { level: 'warn' } },
];

const combinations = fc
  .subarray([...pieces], { minLength: 1 })
  .map((chosen): ArgoCdInstallProps => Object.assign({ url }, ...chosen) as ArgoCdInstallProps);

const podsOf = (manifests: readonly Manifest[]): Loose[] =>
  (manifests as unknown as Loose[])
    .filter(({ spec }) => spec?.template !== undefined)
    .map(({ spec }) => spec.template.spec);

const containersOf = (pod: Loose): Loose[] => [pod.containers, pod.initContainers ?? []].flat() as unknown as Loose[];

/** Every reference in an install to something that the install does not have. */
function danglingReferences(manifests: readonly Manifest[]): string[] {
  const written = new Set(labels(manifests));
  const bindings = (manifests as unknown as Loose[]).filter(({ roleRef }) => roleRef !== undefined);
  const mounts = podsOf(manifests).flatMap((pod) => {
    const volumes = ((pod.volumes ?? []) as unknown as { name: string }[]).map(({ name }) => name);
    return containersOf(pod)
      .flatMap((container) => (container.volumeMounts ?? []) as unknown as { name: string }[])
      .filter(({ name }) => !volumes.includes(name))
      .map(({ name }) => `volume ${name}`);
  });
  const configMaps = [...JSON.stringify(manifests).matchAll(/"configMap(?:KeyRef)?":\{[^{}]*?"name":"([^"]+)"/g)];
  const wanted = [
    ...podsOf(manifests).map((pod) => `ServiceAccount/${String(pod.serviceAccountName)}`),
    ...bindings.flatMap(({ roleRef, subjects }) => [
      `${String(roleRef.kind)}/${String(roleRef.name)}`,
      `ServiceAccount/${String(subjects[0].name)}`,
    ]),
    ...configMaps.map(([, name]) => `ConfigMap/${name}`),
  ];
  return [...mounts, ...wanted.filter((label) => !written.has(label))];
}

test('in every combination of props, all references lead to something that exists', () => {
  fc.assert(
    fc.property(combinations, (props) => {
      expect(danglingReferences(render(props))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('in every combination of props, no object is written twice, and every selector finds the Pods of its workload', () => {
  fc.assert(
    fc.property(combinations, (props) => {
      const manifests = render(props);
      const workloads = (manifests as unknown as Loose[]).filter(({ spec }) => spec?.template !== undefined);

      expect(new Set(labels(manifests)).size).toBe(manifests.length);
      for (const { spec } of workloads) {
        expect(spec.template.metadata.labels).toMatchObject(spec.selector.matchLabels);
      }
    }),
    { numRuns: 60 },
  );
});

test('props are not changed', () => {
  fc.assert(
    fc.property(combinations, (props) => {
      const before = JSON.stringify(props);
      render(props);
      expect(JSON.stringify(props)).toBe(before);
    }),
    { numRuns: 20 },
  );
});
