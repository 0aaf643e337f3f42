import { type ApiObjectMetadata, Duration } from 'cdk8s';
import { type Construct } from 'constructs';
import {
  AppOfApps,
  Application,
  ApplicationSet,
  AppProject,
  ArgoCdCrds,
  ArgoCdInstall,
  Cluster,
  Include,
  Kustomization,
  ProbedDeployment,
  ProbedPod,
  Repository,
  RepositoryCredentials,
  ScmCredentials,
} from 'cdk8s-gitops';
import { isPlainMap } from '../../lib/core/plain';
import { helmSamples } from './sample-helm-props';

/** The way to a value in props. */
export type Path = readonly (string | number)[];
/** Makes a construct of which plain JavaScript may give any props. */
export type Make = (scope: Construct, props: object) => unknown;

function constructor(type: new (scope: Construct, id: string, props: never) => unknown): Make {
  return (scope, props) => new type(scope, 'made', props as never);
}

const git = 'https://github.com/acme/shop.git';
const metadata: ApiObjectMetadata = {
  name: 'shop',
  namespace: 'shop',
  labels: { app: 'shop' },
  annotations: { team: 'shop' },
};
const probe = {
  httpGet: { path: '/healthz', port: 'http', httpHeaders: { 'X-Name': 'a' } },
  period: Duration.seconds(5),
  failureThreshold: 2,
};
const podSpec = {
  containers: [
    {
      name: 'web',
      image: 'nginx:1.29',
      args: ['--verbose'],
      env: [{ name: 'MODE', value: 'fast' }],
      ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
      resources: { requests: { cpu: '100m' } },
      securityContext: { runAsUser: 1000 },
      liveness: probe,
    },
  ],
  initContainers: [
    { name: 'log', image: 'busybox:1.37', restartPolicy: 'Always', readiness: { exec: { command: ['a'] } } },
  ],
  nodeSelector: { disk: 'ssd' },
  tolerations: [{ key: 'a', operator: 'Exists' }],
  terminationGracePeriodSeconds: 5,
};
const source = { repoURL: git, path: 'web', targetRevision: 'main', helm: { values: { a: 1 }, releaseName: 'web' } };
const applicationSpec = {
  project: 'default',
  source,
  destination: { server: 'https://10.0.0.1:6443', namespace: 'shop' },
  syncPolicy: {
    automated: { prune: true },
    syncOptions: ['ServerSideApply=true'],
    retry: { limit: 2, backoff: { duration: Duration.seconds(5), factor: 2 } },
  },
  ignoreDifferences: [{ kind: 'Deployment', jsonPointers: ['/spec/replicas'] }],
  info: [{ name: 'docs', value: 'https://example.com' }],
  revisionHistoryLimit: 3,
};
const secret = { username: 'robot', password: 'x', unsafePlaintext: true };

/** For each construct: how to make it, and props with values of all kinds. */
export const samples: Readonly<Record<string, readonly [Make, object]>> = {
  ProbedPod: [constructor(ProbedPod), { metadata, ...podSpec }],
  'ProbedPod with a profile': [
    constructor(ProbedPod),
    { metadata, ...podSpec, nodeSelector: undefined, profile: 'restricted' },
  ],
  ProbedDeployment: [
    (scope, props) => new ProbedDeployment(scope, 'made', props as never).expose({ port: 80, targetPort: 'http' }),
    {
      metadata,
      podMetadata: { labels: { app: 'shop', tier: 'web' } },
      replicas: 2,
      selector: { app: 'shop' },
      deployment: { minReadySeconds: 3, strategy: { type: 'Recreate' } },
      ...podSpec,
    },
  ],
  'a Service of a ProbedDeployment': [
    (scope, exposure) =>
      new ProbedDeployment(scope, 'made', { metadata: { name: 'shop' }, ...podSpec } as never).expose(
        exposure as never,
      ),
    { port: 80, targetPort: 'http', type: 'NodePort', nodePort: 30080 },
  ],
  Application: [constructor(Application), { metadata, deletionPolicy: 'cascade', ...applicationSpec }],
  ApplicationSet: [
    constructor(ApplicationSet),
    {
      metadata,
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators: [{ list: { elements: [{ name: 'one' }] } }],
      template: { metadata: { name: '{{.name}}', labels: { app: 'shop' } }, ...applicationSpec },
      syncPolicy: { preserveResourcesOnDeletion: true },
    },
  ],
  AppOfApps: [
    constructor(AppOfApps),
    { metadata, repoURL: git, path: 'apps', targetRevision: 'main', include: '*.yaml', recurse: true },
  ],
  AppProject: [
    constructor(AppProject),
    {
      metadata,
      description: 'The shop',
      sourceRepos: [git],
      destinations: [{ server: '*', namespace: 'shop' }],
      roles: [{ name: 'ci', policies: [{ action: 'sync', object: 'web' }], groups: ['dev'] }],
      syncWindows: [
        { kind: 'allow', schedule: '0 22 * * *', duration: Duration.hours(1), applications: ['*'], timeZone: 'UTC' },
      ],
      clusterResourceWhitelist: [{ group: '*', kind: 'Namespace' }],
    },
  ],
  Repository: [constructor(Repository), { metadata, url: git, project: 'shop', depth: 1, credentials: secret }],
  RepositoryCredentials: [constructor(RepositoryCredentials), { metadata, url: git, credentials: secret }],
  'Repository with an ExternalSecret': [
    constructor(Repository),
    {
      metadata,
      url: git,
      credentials: { externalSecret: { store: 'vault', key: 'git/shop', refreshInterval: '2h' } },
    },
  ],
  ScmCredentials: [
    constructor(ScmCredentials),
    { metadata, key: 'token', credentials: { token: 'a', unsafePlaintext: true } },
  ],
  Cluster: [
    constructor(Cluster),
    {
      metadata,
      server: 'https://10.0.0.1:6443',
      name: 'berlin',
      namespaces: ['shop'],
      shard: 1,
      tls: { caData: 'QUJD', serverName: 'berlin' },
      credentials: { execProvider: { command: 'login', apiVersion: 'v1', args: ['a'], config: { a: { b: 'c' } } } },
    },
  ],
  ArgoCdInstall: [
    constructor(ArgoCdInstall),
    {
      namespace: 'argocd',
      crds: false,
      url: 'https://argocd.example.com',
      labels: { team: 'web' },
      applicationNamespaces: ['shop'],
      accounts: { ci: { capabilities: ['apiKey'], enabled: true } },
      rbac: { policy: 'g, dev, role:admin', scopes: ['groups'] },
      config: { 'kustomize.buildOptions': '--enable-helm' },
      params: { 'controller.status.processors': 20 },
      reconciliation: { timeout: Duration.seconds(60) },
      server: { resources: { requests: { cpu: '100m' } }, volumes: [{ name: 'a', emptyDir: {} }], env: { A: 'b' } },
      pods: { nodeSelector: { disk: 'ssd' }, tolerations: [{ key: 'a', operator: 'Exists' }] },
      repositories: { shop: { url: git } },
      patches: [{ patch: { kind: 'Deployment', metadata: { name: 'argocd-server' }, spec: { replicas: 2 } } }],
    },
  ],
  'ArgoCdInstall without patches': [
    constructor(ArgoCdInstall),
    {
      crds: false,
      image: 'quay.io/argoproj/argocd:v3.5.1',
      labels: { team: 'web' },
      repoServer: { replicas: 2 },
      server: {
        resources: { requests: { cpu: '100m' } },
        service: { type: 'NodePort', nodePorts: { https: 31001 } },
      },
      pods: { nodeSelector: { disk: 'ssd' }, tolerations: [{ key: 'a', operator: 'Exists' }] },
    },
  ],
  ArgoCdCrds: [constructor(ArgoCdCrds), { version: 'v3.5.1' }],
  Kustomization: [
    constructor(Kustomization),
    {
      namespace: 'shop',
      commonAnnotations: { team: 'shop' },
      configMapGenerator: [{ name: 'settings', literals: { a: 'b' } }],
      patches: [{ target: { kind: 'ConfigMap' }, patch: [{ op: 'add', path: '/data/c', value: 'd' }] }],
    },
  ],
  Include: [
    constructor(Include),
    {
      yaml: 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n',
      patches: [
        {
          target: { kind: 'ConfigMap' },
          patch: { metadata: { annotations: { team: 'shop' } }, data: { level: 'info' } },
        },
        { target: { kind: 'ConfigMap' }, patch: [{ op: 'add', path: '/data/a', value: 'b' }] },
      ],
    },
  ],
  ...helmSamples,
};

/** Every path to a value in data. Instances of classes are values. */
export function pathsIn(value: unknown): Path[] {
  const entries = Array.isArray(value) ? [...value.entries()] : isPlainMap(value) ? Object.entries(value) : [];
  return entries.flatMap(([step, inner]) => [[step], ...pathsIn(inner).map((path) => [step, ...path])]);
}

/** A copy of data in which another value is at a path. */
export function withValueAt(data: unknown, [step, ...rest]: Path, change: (value: unknown) => unknown): object {
  if (step === undefined) {
    return change(data) as object;
  }
  const copy = (Array.isArray(data) ? [...(data as unknown[])] : { ...(data as object) }) as Record<string, unknown>;
  copy[step] = withValueAt(copy[step], rest, change);
  return copy;
}
