import { ApiObject, App, Chart, Lazy } from 'cdk8s';
import {
  addProbes,
  type Exposure,
  ProbedDeployment,
  type ProbedDeploymentProps,
  ProbedPod,
  type ProbedPodProps,
} from 'cdk8s-gitops';
import { messageOf } from '../../message-of';

type Containers = ProbedDeploymentProps['containers'];
type InitContainers = ProbedDeploymentProps['initContainers'];

const web = { name: 'web', image: 'web:1', ports: [{ name: 'http', containerPort: 8080 }] };
const migrate = { name: 'migrate', image: 'migrate:1', ports: [{ name: 'db', containerPort: 5432 }] };
const dns = { name: 'dns', containerPort: 53, protocol: 'UDP' };

function expose(exposure: Exposure, containers: Containers, initContainers?: InitContainers): ApiObject {
  const props = { metadata: { name: 'web' }, containers, initContainers };
  return new ProbedDeployment(new Chart(new App(), 'shop'), 'web', props).expose(exposure);
}

function pod(props: object): unknown {
  return new ProbedPod(new Chart(new App(), 'shop'), 'web', props as ProbedPodProps);
}

test('a Service never leads to an init container that has ended', () => {
  const silent = { name: 'web', image: 'web:1' };

  expect(expose({ port: 80 }, [web], [migrate]).toJson()).toMatchObject({ spec: { ports: [{ targetPort: 8080 }] } });
  expect(messageOf(() => expose({ port: 80 }, [silent], [migrate]))).toBe(
    '[shop/web] Cannot leave out targetPort: no container that keeps running declares a port\n' +
      '  Fix: add ports: [{ containerPort: 8080 }] to a container',
  );
  expect(messageOf(() => expose({ port: 80, targetPort: 'db' }, [web], [migrate]))).toBe(
    '[shop/web] Cannot use "db" as targetPort: the Pod declares no port with that name\n  Fix: use "http"',
  );
});

test('a Service leads to a sidecar', () => {
  const proxy = {
    name: 'proxy',
    image: 'proxy:1',
    restartPolicy: 'Always',
    ports: [{ containerPort: 15001 }],
  } as const;

  expect(expose({ port: 80, targetPort: 15001 }, [web], [proxy]).toJson()).toMatchObject({
    spec: { ports: [{ targetPort: 15001 }] },
  });
});

test('a Service leads to a declared number only', () => {
  expect(messageOf(() => expose({ port: 80, targetPort: 8008 }, [web]))).toBe(
    '[shop/web] Cannot use 8008 as targetPort: the Pod declares no such port\n' +
      '  Fix: use 8080, or add { containerPort: 8008 } to the ports of a container',
  );
});

test('a Service may lead to ports that are known only at synth', () => {
  const ports = Lazy.any({ produce: () => [{ containerPort: 8080 }] }) as (typeof web)['ports'];

  expect(expose({ port: 80, targetPort: 8080 }, [{ ...web, ports }]).toJson()).toMatchObject({
    spec: { ports: [{ targetPort: 8080 }] },
  });
  expect(messageOf(() => expose({ port: 80 }, [{ ...web, ports }]))).toBe(
    '[shop/web] Cannot leave out targetPort: the ports are known only at synth\n  Fix: add targetPort: 8080',
  );
});

test.each([
  ['httpGet', 'dns'],
  ['httpGet', 53],
  ['tcpSocket', 'dns'],
  ['tcpSocket', 53],
  ['grpc', 53],
])('%s cannot connect to the UDP port %p', (handler, port) => {
  const liveness = { [handler]: { port } };
  const fault = `: the port is UDP, and a probe connects by TCP\n  Fix: use a TCP port, or exec`;

  expect(messageOf(() => pod({ containers: [{ ...web, ports: [dns], liveness }] }))).toBe(
    `[shop/web] Cannot use ${JSON.stringify(port)} as containers[0].liveness.${handler}.port${fault}`,
  );
});

test('a probe by the name of a UDP port connects to the TCP port of the same number', () => {
  const ports = [dns, { name: 'dns-tcp', containerPort: 53 }];

  expect(() => pod({ containers: [{ ...web, ports, liveness: { tcpSocket: { port: 'dns' } } }] })).not.toThrow();
});

test('addProbes finds a UDP port, and a name that two containers have', () => {
  const chart = new Chart(new App(), 'shop');
  const containers = [
    { ...web, ports: [dns, { name: 'http', containerPort: 8080 }] },
    { ...web, name: 'log' },
  ];
  const object = new ApiObject(chart, 'pod', { apiVersion: 'v1', kind: 'Pod', spec: { containers } });

  addProbes(object, { container: 'web', liveness: { httpGet: { port: 'dns' } } });
  addProbes(object, { container: 'web', readiness: { httpGet: { port: 'http' } } });

  expect(messageOf(() => object.toJson() as unknown)).toMatchInlineSnapshot(`
   "[shop/pod] Cannot use "dns" as liveness.httpGet.port: the port is UDP, and a probe connects by TCP
     Fix: use a TCP port, or exec
   [shop/pod] Cannot use "http" as readiness.httpGet.port: two containers declare a port with that name
     Fix: give each port of the Pod its own name, or use a number"
  `);
});

test('a name that two containers have is an error if a probe or a Service uses it', () => {
  const two = [web, { ...web, name: 'log', ports: [{ name: 'http', containerPort: 9090 }] }];
  const fault = `: two containers declare a port with that name\n  Fix: give each port of the Pod its own name, or use a number`;

  expect(() => pod({ containers: two })).not.toThrow();
  expect(messageOf(() => expose({ port: 80, targetPort: 'http' }, two))).toBe(
    `[shop/web] Cannot use "http" as targetPort${fault}`,
  );
  expect(messageOf(() => pod({ containers: [two[0], { ...two[1], liveness: { tcpSocket: { port: 'http' } } }] }))).toBe(
    `[shop/web] Cannot use "http" as containers[1].liveness.tcpSocket.port${fault}`,
  );
});

test('an init container that ends may have the name of a port too', () => {
  const before = { ...migrate, ports: [{ name: 'http', containerPort: 80 }] };

  expect(expose({ port: 80, targetPort: 'http' }, [web], [before]).toJson()).toMatchObject({
    spec: { ports: [{ targetPort: 'http' }] },
  });
});

test('a field that every object inherits is an unknown field of a probe', () => {
  const liveness = { tcpSocket: { port: 80 }, constructor: 3 };

  expect(messageOf(() => pod({ containers: [{ ...web, liveness }] }))).toBe(
    '[shop/web] Cannot use containers[0].liveness.constructor: the field is unknown\n' +
      '  Fix: leave it out, or use one of httpGet, tcpSocket, exec, grpc, initialDelay, period, timeout, ' +
      'failureThreshold, terminationGracePeriod',
  );
});
