import { ApiObject, App, Chart, Duration, Lazy } from 'cdk8s';
import { ProbedPod, type ProbedPodProps, stringifyManifests, type Manifest } from 'cdk8s-gitops';
import { k8s } from 'cdk8s-plus-27';
import { app, messageFor, synth } from './synth-pod';

test('the liveness example of the Kubernetes docs is written as the docs print it', () => {
  const manifest = synth({
    metadata: { name: 'liveness-http', labels: { test: 'liveness' } },
    containers: [
      {
        name: 'liveness',
        image: 'registry.k8s.io/e2e-test-images/agnhost:2.40',
        args: ['liveness'],
        liveness: {
          httpGet: { path: '/healthz', port: 8080, httpHeaders: { 'Custom-Header': 'Awesome' } },
          initialDelay: Duration.seconds(3),
          period: Duration.seconds(3),
        },
      },
    ],
  });

  expect(stringifyManifests([manifest])).toMatchInlineSnapshot(`
   "apiVersion: v1
   kind: Pod
   metadata:
     name: liveness-http
     labels:
       test: liveness
   spec:
     containers:
       - name: liveness
         image: registry.k8s.io/e2e-test-images/agnhost:2.40
         args:
           - liveness
         livenessProbe:
           httpGet:
             path: /healthz
             port: 8080
             httpHeaders:
               - name: Custom-Header
                 value: Awesome
           initialDelaySeconds: 3
           periodSeconds: 3
   "
  `);
});

test('the props are not changed', () => {
  const props: ProbedPodProps = {
    metadata: { name: 'web' },
    containers: [
      { ...app, readiness: { httpGet: { port: 80, httpHeaders: { A: 'b' } }, timeout: Duration.minutes(1) } },
    ],
  };
  const before = JSON.stringify(props);

  synth(props);

  expect(JSON.stringify(props)).toBe(before);
});

test.each([undefined, 'restricted'] as const)('later changes of the props change no Pod of profile %s', (profile) => {
  const context = { runAsNonRoot: true, capabilities: { drop: ['ALL'] } };
  const httpGet = { port: 80, httpHeaders: [{ name: 'A', value: 'b' }] };
  const container = {
    ...{ ...app, args: ['--fast'], ports: [{ containerPort: 80 }], securityContext: context },
    ...{ liveness: { exec: { command: ['true'] } }, readiness: { httpGet }, startup: { tcpSocket: { port: 80 } } },
  };
  const props = { metadata: { name: 'web', labels: { app: 'web' } }, containers: [container], profile };
  const { apiObject } = new ProbedPod(new Chart(new App(), 'shop'), 'web', { ...props, nodeSelector: { disk: 'ssd' } });
  const before = stringifyManifests([apiObject.toJson() as Manifest]);

  changeAll(props);

  expect(stringifyManifests([apiObject.toJson() as Manifest])).toBe(before);
});

/** Changes every text and number in a value. */
function changeAll(value: object): void {
  for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
    if (typeof inner === 'object' && inner !== null) {
      changeAll(inner);
    } else {
      Object.assign(value, { [key]: 'changed' });
    }
  }
}

test('all problems of a Pod are reported at once', () => {
  const props = {
    metadata: { name: 'Web', labels: { 'a b': 'c!' } },
    containers: [
      { ...app, liveness: { httpGet: { path: 'healthz', port: 0 }, period: Duration.millis(500) } },
      { name: 'web', readiness: { exec: { command: [] }, tcpSocket: { port: 'http' }, terminationGracePeriod: 3 } },
    ],
  };

  expect(messageFor(props)).toMatchInlineSnapshot(`
   "[shop/web] Cannot use "Web" as metadata.name: it must be 1 to 253 lower-case letters, digits, "-" and ".", with a letter or digit at both ends of each part
     Fix: use "web"
   [shop/web] Cannot use "a b" as a key of metadata.labels: it must be 1 to 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends, after an optional DNS name and "/"
     Fix: use "a-b"
   [shop/web] Cannot use "c!" as metadata.labels["a b"]: it must be at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends, or be empty
     Fix: use "c"
   [shop/web] Cannot use "healthz" as containers[0].liveness.httpGet.path: it must start with "/"
     Fix: use "/healthz"
   [shop/web] Cannot use 0 as containers[0].liveness.httpGet.port: it must be a whole number from 1 to 65535
     Fix: use a number from 1 to 65535
   [shop/web] Cannot use 0.5 seconds as containers[0].liveness.period: it must be a whole number of seconds, 1 or more
     Fix: use Duration.seconds(1), or leave it out
   [shop/web] Cannot use 0 items as containers[1].readiness.exec.command: it must have 1 or more
     Fix: add 'cat', '/tmp/healthy'
   [shop/web] Cannot use containers[1].readiness.terminationGracePeriod: a readiness probe ends nothing; only liveness and startup probes have it
     Fix: leave terminationGracePeriod out
   [shop/web] Cannot use tcpSocket and exec together in containers[1].readiness: they exclude each other
     Fix: keep one of tcpSocket, exec
   [shop/web] Cannot leave out containers[1].image: it is required
     Fix: add image: "nginx:1.27"
   [shop/web] Cannot use "http" as containers[1].readiness.tcpSocket.port: the container declares no port with that name
     Fix: use a number, or add { name: "http", containerPort: … } to its ports
   [shop/web] Cannot use "web" as containers[1].name: another container has it
     Fix: give each container, init containers included, its own name"
  `);
});

test('the name comes from the path if none is given', () => {
  expect(synth({ containers: [app] }).metadata).toEqual({ name: 'shop-web' });
  expect(synth({ metadata: { labels: { app: 'web' } }, containers: [app] }).metadata).toEqual({
    name: 'shop-web',
    labels: { app: 'web' },
  });
});

test('a generated name stays generated', () => {
  expect(synth({ metadata: { generateName: 'web-' }, containers: [app] }).metadata).toEqual({ generateName: 'web-' });
});

test('the main object is the child `Resource`', () => {
  const chart = new Chart(new App(), 'shop');

  const pod = new ProbedPod(chart, 'web', { metadata: { name: 'web' }, containers: [app] });

  expect(ApiObject.of(pod)).toBe(pod.apiObject);
  expect(pod.apiObject.node.path).toBe('shop/web/Resource');
  expect(pod.name).toBe('web');
});

test('wrapper classes are written as their values', () => {
  const port = k8s.IntOrString.fromNumber(8080);
  const limits = { cpu: k8s.Quantity.fromString('100m'), memory: '64Mi' };

  expect(synth({ containers: [{ ...app, resources: { limits }, liveness: { tcpSocket: { port } } }] }).spec).toEqual({
    containers: [
      { ...app, resources: { limits: { cpu: '100m', memory: '64Mi' } }, livenessProbe: { tcpSocket: { port: 8080 } } },
    ],
  });
});

test('a sidecar has probes, and fields newer than Kubernetes 1.27 are kept', () => {
  const sidecar = {
    name: 'proxy',
    image: 'envoy:1',
    restartPolicy: 'Always',
    startup: { tcpSocket: { port: 1 } },
  } as const;
  const lifecycle = { stopSignal: 'SIGUSR1', preStop: { sleep: { seconds: 5 } } };

  expect(synth({ containers: [{ ...app, lifecycle }], initContainers: [sidecar], hostUsers: false }).spec).toEqual({
    containers: [{ ...app, lifecycle }],
    initContainers: [
      { name: 'proxy', image: 'envoy:1', restartPolicy: 'Always', startupProbe: { tcpSocket: { port: 1 } } },
    ],
    hostUsers: false,
  });
});

test("the message on Kubernetes' own names of probes and times gives ours", () => {
  const props = {
    metadata: { name: 'web' },
    nodeSelectr: { disk: 'ssd' },
    containers: [
      { ...app, livenessProbe: { tcpSocket: { port: 80 } }, readiness: { tcpSocket: { port: 80 }, periodSeconds: 3 } },
    ],
  };

  expect(messageFor(props)).toMatchInlineSnapshot(`
   "[shop/web] Cannot use nodeSelectr: the field is unknown
     Fix: use nodeSelector
   [shop/web] Cannot use containers[0].livenessProbe: the field is unknown
     Fix: use liveness: { …, period: Duration.seconds(…) }
   [shop/web] Cannot use containers[0].readiness.periodSeconds: the field is unknown
     Fix: use period: Duration.seconds(…)"
  `);
});

test('the fix for a part of the metadata beside the containers is metadata', () => {
  expect(messageFor({ containers: [app], name: 'web' })).toBe(
    '[shop/web] Cannot use name: the field is unknown\n  Fix: use metadata: { name: … }',
  );
});

test('fields that a Pod has elsewhere, or only when it runs, are errors', () => {
  expect(messageFor({ containers: [app], spec: {}, ephemeralContainers: [] })).toMatchInlineSnapshot(`
   "[shop/web] Cannot use spec: the field is unknown
     Fix: use its fields beside containers
   [shop/web] Cannot use ephemeralContainers: only a Pod that runs already can get them
     Fix: leave ephemeralContainers out"
  `);
});

test('values that are known only at synth are not checked', () => {
  const later = Lazy.any({ produce: () => [] }) as never;
  const volumeMounts = [{ name: 'data', mountPath: '/data' }];

  expect(() => synth({ containers: [{ ...app, volumeMounts }], volumes: later })).not.toThrow();
  expect(() => synth({ containers: [{ ...app, volumeMounts }], volumes: [later] })).not.toThrow();
  expect(() => synth({ containers: [{ ...app, env: later, resources: { limits: later } }] })).not.toThrow();
  expect(() =>
    synth({ containers: [app], tolerations: [{ key: later }], dnsPolicy: 'None', dnsConfig: later }),
  ).not.toThrow();
});

test('containers that no Pod can have are errors', () => {
  expect(messageFor({ containers: [] })).toMatchInlineSnapshot(`
   "[shop/web] Cannot use 0 items as containers: it must have 1 or more
     Fix: add { name: 'web', image: 'nginx:1.27' }"
  `);
  expect(messageFor({})).toMatchInlineSnapshot(`
   "[shop/web] Cannot leave out containers: it is required
     Fix: add containers: [{ name: 'web', image: 'nginx:1.27' }]"
  `);
  expect(messageFor({ containers: [{ image: 'nginx' }, 'web'] })).toMatchInlineSnapshot(`
   "[shop/web] Cannot leave out containers[0].name: it is required
     Fix: add name: "web"
   [shop/web] Cannot use "web" as containers[1]: it must be a map
     Fix: use { name: 'web', image: 'nginx:1.27' }"
  `);
  expect(messageFor({ containers: [app], initContainers: [{ ...app, startup: { exec: { command: ['x'] } } }] }))
    .toMatchInlineSnapshot(`
   "[shop/web] Cannot use startup in initContainers[0]: an init container that ends has neither probes nor hooks
     Fix: add restartPolicy: 'Always' to make it a sidecar, or leave startup out
   [shop/web] Cannot use "web" as initContainers[0].name: another container has it
     Fix: give each container, init containers included, its own name"
  `);
  expect(
    messageFor({
      containers: [
        {
          ...app,
          ports: [
            { name: 'a', containerPort: 0 },
            { name: 'a', containerPort: 1 },
          ],
        },
      ],
    }),
  ).toMatchInlineSnapshot(`
   "[shop/web] Cannot use 0 as containers[0].ports[0].containerPort: it must be a whole number from 1 to 65535
     Fix: use a number from 1 to 65535
   [shop/web] Cannot use "a" as containers[0].ports[1].name: another port has it
     Fix: give each port its own name"
  `);
});

test.each([undefined, null])('if plain JavaScript passes %p as props, the message says what is missing', (props) => {
  expect(messageFor(props)).toBe(
    '[shop/web] Cannot leave out containers: it is required\n' +
      "  Fix: add containers: [{ name: 'web', image: 'nginx:1.27' }]",
  );
});
