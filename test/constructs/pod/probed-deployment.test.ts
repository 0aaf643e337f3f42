import { type Chart, Duration, Lazy, Testing } from 'cdk8s';
import { type Manifest, ProbedDeployment, type ProbedDeploymentProps, stringifyManifests } from 'cdk8s-gitops';
import { messageOf } from '../../message-of';
import { make, newChart, props, web } from './web-deployment';

function toYaml(chart: Chart): string {
  return stringifyManifests(Testing.synth(chart) as Manifest[]);
}

/** Props that plain JavaScript can pass, but TypeScript refuses. */
function messageFor(given: object): string {
  return messageOf(() => make({ ...props, ...given } as ProbedDeploymentProps));
}

test('a Deployment adds one label to its Pods and selects by it', () => {
  const chart = newChart();

  make({ ...props, replicas: 2 }, chart);

  expect(toYaml(chart)).toMatchInlineSnapshot(`
   "apiVersion: apps/v1
   kind: Deployment
   metadata:
     name: web
   spec:
     replicas: 2
     selector:
       matchLabels:
         app: web
     template:
       metadata:
         labels:
           app: web
       spec:
         containers:
           - name: web
             image: nginx:1.27
             ports:
               - name: http
                 containerPort: 8080
   "
  `);
});

test('zero replicas are written', () => {
  const deployment = make({ ...props, replicas: 0 });

  expect(deployment.apiObject.toJson()).toMatchObject({ spec: { replicas: 0 } });
});

test('labels of the Pods are kept, and one label is added', () => {
  const deployment = make({ ...props, podMetadata: { labels: { tier: 'front' }, annotations: { note: 'x' } } });

  expect(deployment.apiObject.toJson()).toMatchObject({
    spec: { template: { metadata: { labels: { tier: 'front', app: 'web' }, annotations: { note: 'x' } } } },
  });
});

test.each([
  ['a record', { tier: 'front' }],
  ["Kubernetes' own", { matchLabels: { tier: 'front' } }],
])('with %s as selector no label is added', (_, selector) => {
  const deployment = make({ ...props, selector, podMetadata: { labels: { tier: 'front' } } });

  expect(deployment.apiObject.toJson()).toMatchObject({
    spec: { selector: { matchLabels: { tier: 'front' } }, template: { metadata: { labels: { tier: 'front' } } } },
  });
});

test('other fields of a Deployment are given in `deployment`, plain or wrapped', () => {
  const strategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: '25%' } } as const;

  const deployment = make({ ...props, deployment: { strategy, revisionHistoryLimit: 0 } });

  expect(deployment.apiObject.toJson()).toMatchObject({ spec: { strategy, revisionHistoryLimit: 0 } });
});

test('values that are known only at synth are kept', () => {
  const replicas = Lazy.any({ produce: () => 3 }) as unknown as number;

  expect(make({ ...props, replicas }).apiObject.toJson()).toMatchObject({ spec: { replicas: 3 } });
});

test('all problems of a Deployment are reported at once', () => {
  const given = {
    metadata: { name: 'Web' },
    replicas: -1,
    restartPolicy: 'Never',
    deployment: { replicas: 2, stratgy: {} },
    containers: [{ ...web, liveness: { httpGet: { port: 'htpp' } } }],
  };

  expect(messageFor(given)).toMatchInlineSnapshot(`
   "[shop/web] Cannot use "Web" as metadata.name: it must be 1 to 253 lower-case letters, digits, "-" and ".", with a letter or digit at both ends of each part
     Fix: use "web"
   [shop/web] Cannot use "htpp" as containers[0].liveness.httpGet.port: the container declares no port with that name
     Fix: use "http"
   [shop/web] Cannot use -1 as replicas: it must be a whole number, 0 or more
     Fix: use 0
   [shop/web] Cannot use deployment.replicas: the field is unknown
     Fix: use replicas beside containers
   [shop/web] Cannot use deployment.stratgy: the field is unknown
     Fix: use strategy
   [shop/web] Cannot use "Never" as restartPolicy: Pods of a Deployment must be restarted always
     Fix: leave restartPolicy out, or use a Job"
  `);
});

test('fields of the Deployment and of its template, given where the PodSpec is, are errors that tell their place', () => {
  const given = {
    strategy: {},
    minReadySeconds: 1,
    revisionHistoryLimit: 1,
    template: {},
    spec: {},
    deployment: { template: {} },
  };

  expect(messageFor(given)).toMatchInlineSnapshot(`
   "[shop/web] Cannot use strategy: the field is unknown
     Fix: use deployment: { strategy: … }
   [shop/web] Cannot use minReadySeconds: the field is unknown
     Fix: use deployment: { minReadySeconds: … }
   [shop/web] Cannot use revisionHistoryLimit: the field is unknown
     Fix: use deployment: { revisionHistoryLimit: … }
   [shop/web] Cannot use template: the field is unknown
     Fix: use podMetadata, and the fields of its spec beside containers
   [shop/web] Cannot use spec: the field is unknown
     Fix: use its fields beside containers
   [shop/web] Cannot use deployment.template: the field is unknown
     Fix: use podMetadata and the fields of its spec, beside containers"
  `);
});

test('metadata has the fields of Kubernetes only', () => {
  expect(messageFor({ metadata: { name: 'web', label: {} }, podMetadata: { annotation: {} } })).toMatchInlineSnapshot(`
   "[shop/web] Cannot use metadata.label: the field is unknown
     Fix: use labels
   [shop/web] Cannot use podMetadata.annotation: the field is unknown
     Fix: use annotations"
  `);
  expect(messageFor({ metadata: { name: 'web', generateName: 'Web-' } })).toMatchInlineSnapshot(`
   "[shop/web] Cannot use "Web-" as metadata.generateName: it must be 1 to 253 lower-case letters, digits, "-" and ".", with a letter or digit at both ends of each part
     Fix: use "web""
  `);
});

test('a rolling update without room is an error', () => {
  const update = (maxSurge: unknown, maxUnavailable: unknown): object => ({
    deployment: { strategy: { rollingUpdate: { maxSurge, maxUnavailable } } },
  });

  expect(messageFor(update(0, '0%'))).toMatchInlineSnapshot(`
   "[shop/web] Cannot use "0%" as deployment.strategy.rollingUpdate.maxUnavailable: it must be more than 0 if maxSurge is 0
     Fix: use maxUnavailable: 1, or maxSurge: 1"
  `);
  expect(messageFor(update('25', '101%'))).toMatchInlineSnapshot(`
   "[shop/web] Cannot use "25" as deployment.strategy.rollingUpdate.maxSurge: it must be a whole number, 0 or more, or a share such as "25%"
     Fix: use 25
   [shop/web] Cannot use "101%" as deployment.strategy.rollingUpdate.maxUnavailable: it must be a whole number, 0 or more, or a share from "0%" to "100%"
     Fix: use "25%""
  `);
});

test('a selector in the form of Kubernetes is checked too', () => {
  const selector = { matchLabels: { app: 'web' }, matchExpressions: [{ key: 'a b', operator: 'Is' }] };

  expect(messageFor({ selector, podMetadata: { labels: { app: 'web' } } })).toMatchInlineSnapshot(`
   "[shop/web] Cannot use "a b" as selector.matchExpressions[0].key: it must be 1 to 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends, after an optional DNS name and "/"
     Fix: use "a-b"
   [shop/web] Cannot use "Is" as selector.matchExpressions[0].operator: it must be one of "In", "NotIn", "Exists", "DoesNotExist"
     Fix: use "In""
  `);
});

test('a selector that does not find the Pods is an error', () => {
  expect(messageFor({ selector: { tier: 'front' } })).toMatchInlineSnapshot(`
   "[shop/web] Cannot select Pods by tier: "front": podMetadata.labels lacks this label
     Fix: add "tier": "front" to podMetadata.labels"
  `);
  expect(messageFor({ podMetadata: { labels: { app: 'shop' } } })).toMatchInlineSnapshot(`
   "[shop/web] Cannot use "shop" as podMetadata.labels.app: the default selector is app: web
     Fix: add selector: { app: "shop" }, or leave the label out"
  `);
  expect(messageFor({ selector: {} })).toMatchInlineSnapshot(`
   "[shop/web] Cannot use an empty selector: it must name one label
     Fix: use { app: 'web' }"
  `);
  expect(messageFor({ metadata: { name: 'a'.repeat(64) } })).toMatchInlineSnapshot(`
   "[shop/web] Cannot use metadata.name "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" in the default selector: a label has at most 63 characters
     Fix: add selector: { app: 'web' }, and the label to podMetadata.labels"
  `);
});

test('if plain JavaScript passes nothing, the message says what is missing', () => {
  const nothing = undefined as unknown as ProbedDeploymentProps;

  expect(messageOf(() => new ProbedDeployment(newChart(), 'web', nothing))).toBe(
    '[shop/web] Cannot leave out containers: it is required\n' +
      "  Fix: add containers: [{ name: 'web', image: 'nginx:1.27' }]",
  );
});

test('probes are written into the template', () => {
  const liveness = { httpGet: { path: '/healthz', port: 'http' }, initialDelay: Duration.seconds(3) };

  expect(make({ ...props, containers: [{ ...web, liveness }] }).apiObject.toJson()).toMatchObject({
    spec: {
      template: {
        spec: {
          containers: [{ livenessProbe: { httpGet: { path: '/healthz', port: 'http' }, initialDelaySeconds: 3 } }],
        },
      },
    },
  });
});

test.each([
  [
    { operator: 'In', values: ['web', 'api'] },
    { operator: 'In', values: ['api'] },
  ],
  [
    { operator: 'NotIn', values: ['api'] },
    { operator: 'NotIn', values: ['web'] },
  ],
  [{ operator: 'Exists' }, { key: 'team', operator: 'Exists' }],
  [{ key: 'team', operator: 'DoesNotExist' }, { operator: 'DoesNotExist' }],
])('an expression of a selector must find the Pods: %j does, %j does not', (finds, misses) => {
  const podMetadata = { labels: { app: 'web' } };
  const selectorOf = (more: object): object => ({ matchExpressions: [{ key: 'app', ...more }] });
  const there = 'key' in misses ? '"team": podMetadata.labels lacks this label' : '"app": podMetadata.labels has "web"';

  expect(() => make({ ...props, podMetadata, selector: selectorOf(finds) })).not.toThrow();
  expect(messageFor({ podMetadata, selector: selectorOf(misses) })).toBe(
    `[shop/web] Cannot use selector.matchExpressions[0], which is about ${there}\n` +
      '  Fix: change the expression, or podMetadata.labels',
  );
});
