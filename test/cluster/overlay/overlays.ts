import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { type KustomizationProps, ProbedDeployment } from 'cdk8s-gitops';

/** An overlay for one namespace. It may write its bases into the folder `directory`. */
export type Overlay = (namespace: string, directory: string) => KustomizationProps;

const image = 'registry.k8s.io/e2e-test-images/agnhost:2.40';

function base(): Chart {
  const chart = new Chart(new App(), 'base');
  const web = new ProbedDeployment(chart, 'web', {
    metadata: { name: 'web' },
    automountServiceAccountToken: false,
    containers: [
      {
        name: 'web',
        image: 'web:latest',
        args: ['netexec', '--http-port=8080'],
        ports: [{ name: 'http', containerPort: 8080 }],
        env: [{ name: 'LOG', valueFrom: { configMapKeyRef: { name: 'settings', key: 'LOG' } } }],
        readiness: { httpGet: { path: '/healthz', port: 'http' } },
      },
    ],
  });
  web.expose({ port: 80 });
  return chart;
}

/** The overlay of the tutorial: the base file stays the same, but another image runs. */
const tutorial: Overlay = (namespace) => ({
  resources: [join(__dirname, '../../../examples/tutorial/nginx/pod.yaml')],
  namespace,
  images: [{ name: 'nginx', newName: 'new-nginx', newTag: '1.23.1' }],
});

/** What a production overlay has: names, labels, replicas, a generated ConfigMap that others refer to, patches. */
const production: Overlay = (namespace) => ({
  resources: [base()],
  namespace,
  namePrefix: 'prod-',
  nameSuffix: '-v1',
  labels: [{ pairs: { env: 'prod' }, includeSelectors: true }],
  commonAnnotations: { 'example.com/team': 'shop' },
  images: [{ name: 'web', newName: image.split(':')[0], newTag: image.split(':')[1] }],
  replicas: [{ name: 'web', count: 2 }],
  configMapGenerator: [{ name: 'settings', literals: { LOG: 'debug', WHEN: '2001-01-01', YES: 'yes' } }],
  secretGenerator: [{ name: 'token', literals: { token: 's3cret' } }],
  patches: [
    {
      target: { kind: 'Deployment', name: 'web' },
      patch: {
        spec: { template: { spec: { containers: [{ name: 'web', resources: { limits: { cpu: '100m' } } }] } } },
      },
    },
    {
      target: { kind: 'Service' },
      patch: [{ op: 'replace', path: '/spec/ports/0/port', value: 8080 }],
    },
  ],
});

/** Every kind of file that kubectl reads in its own way. */
const files: Overlay = (namespace, directory) => {
  writeFileSync(
    join(directory, 'config.yaml'),
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: words}\ndata: {on: "on", octal: "012", date: "2001-01-01", big: "1e3"}\n',
  );
  return {
    resources: [join(directory, 'config.yaml')],
    namespace,
    labels: [{ pairs: { 'app.kubernetes.io/part-of': 'shop' } }],
    configMapGenerator: [{ name: 'bytes', literals: { quoted: '"a"', lines: 'a\nb\n', emoji: '🚀', tab: 'a\tb ' } }],
  };
};

export const overlays: Readonly<Record<string, Overlay>> = { tutorial, production, files };
