import { App, Chart } from 'cdk8s';
import { messageOf } from '../message-of';
import { type Make, samples } from './sample-props';

const noMap = 'Cannot use null as the props: it must be a map\n  Fix: use a map';
const noContainers =
  "Cannot leave out containers: it is required\n  Fix: add containers: [{ name: 'web', image: 'nginx:1.27' }]";

/** For each construct, what it reports without props; null if it needs none. */
const expected: Readonly<Record<string, readonly string[] | null>> = {
  ProbedPod: [noContainers],
  'ProbedPod with a profile': [noContainers],
  ProbedDeployment: [noContainers],
  'a Service of a ProbedDeployment': ['Cannot leave out port: it is required\n  Fix: add port'],
  Application: [
    "Cannot leave out destination: it is required\n  Fix: add destination: { namespace: 'web' }",
    'Cannot leave out project: it is required\n  Fix: add project: "default"',
    'Cannot use the props without any of source, sources, sourceHydrator: one is required\n' +
      "  Fix: add source: { repoURL: 'https://github.com/acme/gitops.git', path: 'web' }",
  ],
  ApplicationSet: [
    "Cannot leave out generators: it is required\n  Fix: add generators: [{ list: { elements: [{ name: 'one' }] } }]",
    'Cannot leave out template: it is required\n' +
      `  Fix: add template: { metadata: { name: '{{.name}}' }, destination: { namespace: 'web' }, project: "default" }`,
  ],
  AppOfApps: [
    'Cannot leave out repoURL: it is required\n  Fix: add repoURL: "https://github.com/acme/gitops.git"',
    'Cannot leave out path: it is required\n  Fix: add path: "."',
  ],
  AppProject: null,
  Repository: ['Cannot leave out url: it is required\n  Fix: add url: "https://github.com/acme/shop.git"'],
  'Repository with an ExternalSecret': [
    'Cannot leave out url: it is required\n  Fix: add url: "https://github.com/acme/shop.git"',
  ],
  RepositoryCredentials: [
    'Cannot leave out url: it is required\n  Fix: add url: "https://github.com/acme/shop.git"',
    'Cannot leave out credentials: it is required, unless useAzureWorkloadIdentity is true\n' +
      "  Fix: add credentials: { externalSecret: { store: 'vault', key: 'git' } }",
  ],
  ScmCredentials: [
    'Cannot leave out credentials: it is required\n' +
      "  Fix: add credentials: { externalSecret: { store: 'vault', key: 'git' } }",
  ],
  Cluster: ['Cannot leave out server: it is required\n  Fix: add server: "https://10.0.0.1:6443"'],
  ArgoCdInstall: null,
  'ArgoCdInstall without patches': null,
  ArgoCdCrds: [noMap],
  Kustomization: [noMap],
  Include: [noMap],
  HelmChart: ['Cannot leave out chart: it is required\n  Fix: add chart: "./mychart"'],
  HelmPackage: [
    'Cannot use null as the props: it must be a map\n' +
      `  Fix: use { name: "mychart", version: "0.1.0", charts: [new Chart(app, 'web')] }`,
  ],
};

const objectsOf = (make: Make, props: unknown): unknown => {
  const chart = new Chart(new App(), 'chart');
  make(chart, props as object);
  return chart.toJson();
};

test.each(Object.entries(samples))(
  '%s reports what is missing if its props are null, or needs none',
  (name, [make]) => {
    if (expected[name] === null) {
      expect(objectsOf(make, null)).toEqual(objectsOf(make, {}));
    } else {
      expect(messageOf(() => objectsOf(make, null))).toBe(
        expected[name]?.map((text) => `[chart/made] ${text}`).join('\n'),
      );
    }
  },
);
