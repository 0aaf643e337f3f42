import { App, Chart } from 'cdk8s';
import { ArgoCdInstall, type ArgoCdInstallProps, type Manifest } from 'cdk8s-gitops';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messageOf } from '../../../message-of';
import { describeWithTool } from '../../../real-tools';
import { withEnvironment } from '../../../engines/helm/with-environment';
import { find, labels, render } from '../render';
import { changesBetween, placesOf } from './effects';
import { smallChart } from './small-chart';

const folder = mkdtempSync(join(tmpdir(), 'cdk8s-gitops-'));
afterAll(() => rmSync(folder, { recursive: true }));

const chart = smallChart(join(folder, 'small'));

function install(props: ArgoCdInstallProps = {}): Manifest[] {
  return render({ helm: { chart }, ...props });
}

/** Places that are not compared: the chart has checksums of its own, and network policies with other names. */
const isOwn = (place: string): boolean => place.includes('checksum/') || place.startsWith('NetworkPolicy/');

const resources = { requests: { cpu: '100m', memory: '64Mi' } };
const tolerations = [{ key: 'a', operator: 'Exists' }] as const;

/** Props that the chart has a value for, and props that become patches. */
const cases: Readonly<Record<string, ArgoCdInstallProps>> = {
  'replicas, a value': { server: { replicas: 3 } },
  'the resources of a StatefulSet': { controller: { resources } },
  'an image with a port and a digest': { dex: { image: `registry:5000/dex:2@sha256:${'0'.repeat(64)}` } },
  'an image without a tag': { redis: { image: 'registry:5000/redis' } },
  'variables, also one that the chart has': { repoServer: { env: { HTTPS_PROXY: 'http://proxy', B: '{{ b }}' } } },
  'a node selector, added to that of all Pods': {
    pods: { nodeSelector: { disk: 'ssd' } },
    server: { nodeSelector: { a: 'b' } },
  },
  'tolerations for all Pods, and none for one': { pods: { tolerations }, dex: { tolerations: [] } },
  'host aliases, a patch': { dex: { hostAliases: [{ ip: '10.0.0.1', hostnames: ['a'] }] } },
  'a DNS policy for all Pods, a patch': { pods: { dnsPolicy: 'Default' } },
  'a sidecar and its volume, patches': {
    server: { sidecars: [{ name: 'side', image: 'busybox:1' }], volumes: [{ name: 'extra', emptyDir: {} }] },
  },
  'a security context, a patch': {
    repoServer: { securityContext: { runAsUser: 1234 }, podSecurityContext: { fsGroup: 7 } },
  },
  'a NodePort': { server: { service: { type: 'NodePort', nodePorts: { https: 31001 } } } },
  'annotations of a Service, a patch': { server: { service: { annotations: { a: 'b' } } } },
  parameters: { params: { 'server.k8sclient.retry.max': 3 }, insecure: true },
  settings: { url: 'https://cd.acme.dev', exec: false, config: { 'kustomize.buildOptions': '--enable-helm' } },
  'an Ingress, an object that is added': { url: 'https://cd.acme.dev', ingress: { className: 'nginx', tls: true } },
  'a disruption budget': { server: { disruptionBudget: { maxUnavailable: 1 } } },
  'an account': { server: { serviceAccount: { annotations: { a: 'b' } } } },
  'labels on every object': { labels: { team: 'web' } },
  'a plugin': { plugins: { tanka: { image: 'tanka:1', spec: { generate: { command: ['tk', '{{ x }}'] } } } } },
};

describe.each(['helm-3.12', 'helm-4.2'] as const)('%s', (tool) => {
  describeWithTool(tool, 'an install from a chart', (helm) => {
    withEnvironment(() => ({ HELM: helm, CDK8S_GITOPS_HELM_CACHE: join(folder, `cache-${tool}`) }));

    test.each(Object.entries(cases))('has the effect that the native install has: %s', (_name, props) => {
      const native = changesBetween(render(), render(props));
      const there = new Set(install(props).map(({ kind, metadata }) => `${kind}/${metadata?.name}`));
      const wanted = [...native].filter(([place]) => !isOwn(place) && there.has(place.split(' ')[0]));

      const places = placesOf(install(props));

      expect(wanted.length).toBeGreaterThan(0);
      const isList = (place: string): boolean => place.endsWith(' args') || place.endsWith(' rules');
      expect(wanted.filter(([place]) => !isList(place)).map(([place]) => [place, places.get(place)])).toEqual(
        wanted.filter(([place]) => !isList(place)),
      );
    });

    test('keeps what the chart sets and the props do not touch', () => {
      const changes = changesBetween(install(), install({ server: { replicas: 3 } }));

      expect([...changes]).toEqual([
        ['Deployment/argocd-server spec replicas', '3'],
        ['Deployment/argocd-server spec template spec containers[main] env[ARGOCD_API_SERVER_REPLICAS] value', '"3"'],
      ]);
    });

    test('adds arguments after those of the chart', () => {
      const { spec } = find(install({ server: { extraArgs: ['--a', 'b'] } }), 'Deployment', 'argocd-server');

      expect(spec.template.spec.containers[0 as never].args).toEqual(['start', '--a', 'b']);
    });

    test('lets the cluster choose the ports that natively have no number', () => {
      const { spec } = find(install({ server: { service: { type: 'NodePort' } } }), 'Service', 'argocd-server');

      expect(spec.ports).toEqual([
        { name: 'http', port: 80, targetPort: 8080 },
        { name: 'https', port: 443, targetPort: 8080 },
      ]);
    });

    test('adds the variable by which a parameter is read, if the chart lacks it', () => {
      const { spec } = find(install({ params: { 'server.enable.gzip': false } }), 'Deployment', 'argocd-server');

      expect(spec.template.spec.containers[0 as never].env).toContainEqual({
        name: 'ARGOCD_SERVER_ENABLE_GZIP',
        valueFrom: { configMapKeyRef: { name: 'argocd-cmd-params-cm', key: 'server.enable.gzip', optional: true } },
      });
    });

    test('begins with the Namespace and the CRDs, and sets the namespace of every namespaced object', () => {
      const argocd = new ArgoCdInstall(new Chart(new App(), 'chart'), 'argocd', {
        namespace: 'gitops',
        helm: { chart },
      });

      const manifests = argocd.apiObjects.map((object) => object.toJson() as Manifest);

      expect(manifests.slice(0, 2).map(({ kind }) => kind)).toEqual(['Namespace', 'CustomResourceDefinition']);
      const homeless = manifests.filter(({ metadata }) => metadata?.namespace !== 'gitops');
      expect(homeless.map(({ kind }) => kind)).toEqual([
        'Namespace',
        'CustomResourceDefinition',
        'ClusterRole',
        'ClusterRoleBinding',
      ]);
    });

    test('leaves out a component that the chart can only leave on, also as a peer of network policies', () => {
      const manifests = install({ core: true });

      expect(labels(manifests)).not.toContain('Deployment/argocd-server');
      expect(labels(install({ server: { enabled: false } }))).not.toContain('ServiceAccount/argocd-server');
      const { spec } = find(install({ server: { enabled: false } }), 'NetworkPolicy', 'argocd-redis');
      expect(spec.ingress).toEqual([
        { from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'argocd-repo-server' } } }] },
      ]);
    });

    test('writes no cluster-wide roles for one namespace, and gives them the prefix of the props', () => {
      expect(labels(install({ scope: 'namespace' })).filter((name) => name.startsWith('Cluster'))).toEqual([]);
      const renamed = find(install({ clusterRolePrefix: 'second' }), 'ClusterRoleBinding', 'second-server');
      expect(renamed.roleRef.name).toBe('second-server');
    });

    test('takes further values, and patches come last', () => {
      const manifests = install({
        helm: { chart, values: { dex: { replicas: 0 } } },
        patches: [
          {
            patch: {
              apiVersion: 'apps/v1',
              kind: 'Deployment',
              metadata: { name: 'argocd-dex-server' },
              spec: { paused: true },
            },
          },
        ],
      });

      const { spec } = find(manifests, 'Deployment', 'argocd-dex-server');
      expect([spec.replicas, spec.paused]).toEqual([0, true]);
    });

    test('refuses a version of Argo CD that the chart is not for', () => {
      expect(messageOf(() => install({ version: 'v3.4.4' }))).toBe(
        `[chart/argocd] Cannot use v3.4.4 as version: the chart small 1.2.3 installs v3.5.1
  Fix: leave it out, or use a version of the chart for that version of Argo CD`,
      );
    });

    test('refuses a value that a prop sets to something else', () => {
      const helm = { chart, values: { server: { replicas: 5, tolerations } } };

      expect(messageOf(() => install({ helm, server: { replicas: 3, tolerations } }))).toBe(
        `[chart/argocd] Cannot use helm.values.server.replicas: the prop server.replicas sets it to something else
  Fix: keep one of them`,
      );
    });

    test('refuses a value that a patch would change', () => {
      const helm = { chart, values: { repoServer: { resources: { limits: { cpu: '2' } } } } };

      expect(messageOf(() => install({ helm, repoServer: { resources: { limits: { cpu: '1' } } } }))).toBe(
        `[chart/argocd] Cannot use helm.values.repoServer.resources.limits.cpu: the prop repoServer.resources sets it to something else
  Fix: keep one of them`,
      );
    });

    test('refuses a prop that the chart can neither have as a value nor as a patch', () => {
      const extraRules = [{ apiGroups: ['x'], resources: ['y'], verbs: ['get'] }];

      expect(messageOf(() => install({ redis: { extraRules } }))).toBe(
        `[chart/argocd] Cannot use redis.extraRules with helm: the chart small 1.2.3 has no value for it, and no Role/argocd-redis to patch
  Fix: leave it out, and use helm.values or patches`,
      );
    });

    test('refuses a component that the chart does not make', () => {
      expect(messageOf(() => install({ hydrator: true }))).toBe(
        `[chart/argocd] Cannot install argocd-commit-server with helm: the chart small 1.2.3 does not make it
  Fix: use another version of the chart, or leave out the prop or value that needs or renames it`,
      );
    });

    test('refuses a plain secret in what the chart renders', () => {
      const values = { configs: { cm: { 'oidc.config': 'name: x\nclientSecret: hunter2\n' } } };

      expect(messageOf(() => install({ helm: { chart, values } }))).toBe(
        `[chart/argocd] Cannot write data["oidc.config"].clientSecret of ConfigMap/argocd-cm: it must refer to a Secret, because everybody who reads ConfigMaps sees it
  Fix: put it into the Secret argocd-secret, and use '$oidc.clientSecret'; if it is not a secret, add 'ConfigMap/argocd-cm data["oidc.config"].clientSecret' to unsafePlaintext`,
      );
    });
  });
});
