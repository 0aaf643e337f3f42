import { App, Chart, Duration, Testing } from 'cdk8s';
import { ProbedPod, type ProbedPodProps, stringifyManifests, type Manifest } from 'cdk8s-gitops';

const app = { name: 'web', image: 'nginx:1.27' };

function synth(props: ProbedPodProps): Manifest {
  const chart = new Chart(new App(), 'shop');
  new ProbedPod(chart, 'web', props);
  return (Testing.synth(chart) as Manifest[])[0] as Manifest;
}

/** What plain JavaScript may pass. */
function messageFor(props: unknown): string {
  try {
    synth(props as ProbedPodProps);
  } catch (error) {
    return (error as Error).message;
  }
  return 'no error';
}

test('the liveness example of the Kubernetes docs comes out as they print it', () => {
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

test('the props are left as they were', () => {
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

test('all the findings of a Pod are reported at once', () => {
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
   [shop/web] Cannot use "a b" as key in metadata.labels: it must be 1 to 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends, after an optional DNS name and "/"
     Fix: use "a-b"
   [shop/web] Cannot use "c!" as value of "a b" in metadata.labels: it must be at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends, or be empty
     Fix: use "c"
   [shop/web] Cannot use "healthz" as path of the liveness probe of container web: it must start with "/"
     Fix: use "/healthz"
   [shop/web] Cannot use 0 as port of the liveness probe of container web: it must be a whole number, from 1 to 65535
     Fix: use a number from 1 to 65535
   [shop/web] Cannot use 0.5 as period in seconds of the liveness probe of container web: it must be a whole number, 1 or more
     Fix: use Duration.seconds(1), or leave period out
   [shop/web] Cannot leave out the image of container web: there is no default
     Fix: add image: 'nginx:1.27'
   [shop/web] Cannot use tcpSocket and exec together in the readiness probe of container web: it must have one handler
     Fix: keep one of tcpSocket, exec
   [shop/web] Cannot use "http" as port of the readiness probe of container web: container web declares no port of that name
     Fix: use a number, or add { name: "http", containerPort: … } to its ports
   [shop/web] Cannot use [] as command in exec of the readiness probe of container web: it must be a list of texts, one at least
     Fix: use ['cat', '/tmp/healthy']
   [shop/web] Cannot use terminationGracePeriod in the readiness probe of container web: a readiness probe ends nothing; only liveness and startup probes have it
     Fix: leave terminationGracePeriod out
   [shop/web] Cannot use "web" as name of two containers: it must stand for one of them
     Fix: give each container, init containers included, a name of its own"
  `);
});
