import { Chart } from 'cdk8s';
import { App, graph, parseManifests, ProbedPod } from 'cdk8s-gitops';
import { messageOf } from '../../message-of';
import { graphOf } from './graph-of';

const secret = `
apiVersion: v1
kind: Secret
metadata:
  name: db
  namespace: shop
  annotations: { kubectl.kubernetes.io/last-applied-configuration: '{"stringData":{"password":"hunter2"}}' }
stringData: { password: hunter2 }
data: { token: aHVudGVyMg== }
`;

test('manifests are not changed', () => {
  const manifests = parseManifests(secret);

  graph(manifests);

  expect(manifests).toEqual(parseManifests(secret));
});

test('no value of a Secret is in the result, nor a password in another object', () => {
  const pod = `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec: { containers: [{ name: web, env: [{ name: DB_PASSWORD, value: hunter2 }] }] }
`;

  const { nodes } = graphOf(`${secret}---${pod}`);

  expect(JSON.stringify(nodes)).not.toMatch(/hunter2|aHVudGVyMg/);
  expect(nodes[0]?.manifest).toMatchObject({ stringData: { password: '(secret)' }, data: { token: '(secret)' } });
});

test.each([
  [
    'an Application has for a chart',
    'Application',
    'source: { helm: { parameters: [{ name: db.password, value: hunter2 }], values: "password: hunter2" } }',
  ],
  ['a custom resource has', 'Database', 'auth: { adminPassword: hunter2 }'],
  ['the template of a SealedSecret has', 'SealedSecret', 'template: { data: { password: hunter2 } }'],
  ['a Secret in a text has', 'Setup', 'text: "{ kind: Secret, stringData: { a: hunter2 } }"'],
])('no password that %s is in the result', (_, kind, spec) => {
  const { nodes } = graphOf(`{ apiVersion: x.io/v1, kind: ${kind}, metadata: { name: a }, spec: { ${spec} } }`);

  expect(nodes).toHaveLength(1);
  expect(JSON.stringify(nodes)).not.toContain('hunter2');
});

test('an app has a tree of its constructs, which lead to their objects', () => {
  const app = new App();
  const chart = new Chart(app, 'shop');
  new ProbedPod(chart, 'web', { metadata: { name: 'web' }, containers: [{ name: 'web', image: 'nginx:1.29' }] });

  const { constructs, nodes } = graph(app);

  expect(nodes.map(({ id, constructPath }) => [id, constructPath])).toEqual([['Pod//web', 'shop/web/Resource']]);
  expect(constructs).toEqual({
    id: '',
    path: '',
    objects: [],
    children: [
      {
        id: 'shop',
        path: 'shop',
        objects: [],
        children: [
          {
            id: 'web',
            path: 'shop/web',
            objects: [],
            children: [{ id: 'Resource', path: 'shop/web/Resource', children: [], objects: ['Pod//web'] }],
          },
        ],
      },
    ],
  });
});

test('objects for several clusters refer only to those of their own cluster', () => {
  const app = new App({ target: ({ node }) => node.id });
  for (const id of ['dev', 'prod']) {
    const chart = new Chart(app, id, { namespace: 'shop' });
    new ProbedPod(chart, 'web', {
      metadata: { name: 'web', labels: { app: 'web' } },
      containers: [{ name: 'web', image: 'nginx:1.29' }],
      serviceAccountName: 'bot',
    });
  }

  const { nodes, edges } = graph(app);

  expect(nodes.map(({ id, target }) => [id, target])).toEqual([
    ['Pod/shop/web', 'dev'],
    ['Pod/shop/web#2', 'prod'],
    ['ServiceAccount/shop/bot', 'dev'],
    ['ServiceAccount/shop/bot#2', 'prod'],
  ]);
  expect(edges.map(({ from, to }) => `${from} > ${to}`)).toEqual([
    'Pod/shop/web > ServiceAccount/shop/bot',
    'Pod/shop/web#2 > ServiceAccount/shop/bot#2',
  ]);
});

test('two references to one object are one edge, with the fields of both', () => {
  const { edges } = graphOf(`
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec:
  containers: [{ name: web, envFrom: [{ configMapRef: { name: log } }] }]
  volumes: [{ name: log, configMap: { name: log, optional: true } }]
`);

  expect(edges).toEqual([
    {
      from: 'Pod/shop/web',
      to: 'ConfigMap/shop/log',
      references: [
        { relation: 'config', path: 'spec.containers[0].envFrom[0].configMapRef', isOptional: false, missing: [] },
        { relation: 'config', path: 'spec.volumes[0].configMap', isOptional: true, missing: [] },
      ],
    },
  ]);
});

test('names that are not texts are shown as texts', () => {
  const objects = [5, null, ['a'], 10n].map((name) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: name },
  }));

  const { nodes } = graph(objects as never);

  expect(nodes.map(({ id }) => id)).toEqual(['Pod/5/5', 'Pod//', 'Pod//#2', 'Pod/10/10']);
});

test('a source that is neither an app nor a list is an error', () => {
  expect(messageOf(() => graph('web.yaml' as never))).toBe(
    '[graph] Cannot make a graph: its source must be an app or a list of manifests\n' +
      '  Fix: call graph(app), or graph(parseManifests(text))',
  );
});
