import { ApiObject, App, Chart } from 'cdk8s';
import { App as OurApp, type Exposure } from 'cdk8s-gitops';
import { messageOf } from '../../message-of';
import { make, newChart, props, web } from './web-deployment';

test('a Service leads to the only declared port', () => {
  const chart = newChart();

  const service = make({ ...props, metadata: { name: 'web', namespace: 'apps' } }, chart).expose({ port: 80 });

  expect(ApiObject.isApiObject(service)).toBe(true);
  expect(service.toJson()).toEqual({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace: 'apps' },
    spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 8080 }] },
  });
});

test('a Service on every node has the given port', () => {
  const exposure: Exposure = { port: 80, targetPort: 'http', name: 'front', type: 'NodePort', nodePort: 30080 };

  expect(make().expose(exposure).toJson()).toMatchObject({
    metadata: { name: 'front' },
    spec: { type: 'NodePort', ports: [{ port: 80, targetPort: 'http', nodePort: 30080 }] },
  });
});

test('a Service for a UDP port is UDP', () => {
  const dns = { ...web, ports: [{ containerPort: 5353, protocol: 'UDP' }] } as const;

  expect(
    make({ ...props, containers: [dns] })
      .expose({ port: 53 })
      .toJson(),
  ).toMatchObject({
    spec: { ports: [{ port: 53, targetPort: 5353, protocol: 'UDP' }] },
  });
});

test('a Service that leads nowhere is an error', () => {
  const none = make({ ...props, containers: [{ ...web, ports: [] }] });
  const two = make({ ...props, containers: [{ ...web, ports: [...web.ports, { containerPort: 9090 }] }] });

  expect(messageOf(() => none.expose({ port: 80 }))).toMatchInlineSnapshot(`
   "[shop/web] Cannot leave out targetPort: no container that keeps running declares a port
     Fix: add ports: [{ containerPort: 8080 }] to a container"
  `);
  expect(messageOf(() => two.expose({ port: 80 }))).toMatchInlineSnapshot(`
   "[shop/web] Cannot leave out targetPort: there is more than one port
     Fix: use one of "http", 9090"
  `);
  expect(messageOf(() => two.expose({ port: 0, targetPort: 'htp' }))).toMatchInlineSnapshot(`
   "[shop/web] Cannot use 0 as port: it must be a whole number from 1 to 65535
     Fix: use a number from 1 to 65535
   [shop/web] Cannot use "htp" as targetPort: the Pod declares no port with that name
     Fix: use "http""
  `);
});

test('two Services need two names', () => {
  const deployment = make();
  deployment.expose({ port: 80 });

  expect(deployment.expose({ port: 81, name: 'web-internal' }).name).toBe('web-internal');
  expect(messageOf(() => deployment.expose({ port: 82 }))).toBe(
    '[shop/web] Cannot expose the Pods twice under the same name: each Service must have its own name\n' +
      "  Fix: add a name: 'web-internal'",
  );
});

test.each([29999, 32768, 30000.5])('%d is not a port of the nodes', (nodePort) => {
  expect(messageOf(() => make().expose({ port: 80, type: 'NodePort', nodePort }))).toBe(
    `[shop/web] Cannot use ${nodePort} as nodePort: it must be a whole number from 30000 to 32767\n` +
      '  Fix: use a number from 30000 to 32767',
  );
});

test.each([30000, 32767])('%d is a port of the nodes', (nodePort) => {
  expect(make().expose({ port: 80, type: 'NodePort', nodePort }).toJson()).toMatchObject({
    spec: { ports: [{ nodePort }] },
  });
});

test('the same node port for two Services is an error at synth, in a plain App too', () => {
  const app = new App();
  const chart = new Chart(app, 'shop');
  make(props, chart).expose({ port: 80, type: 'NodePort', nodePort: 31001 });
  new ApiObject(chart, 'other', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'other' },
    spec: { type: 'NodePort', ports: [{ port: 80, nodePort: 31001 }] },
  });

  expect(messageOf(() => app.synth())).toMatchInlineSnapshot(`
   "Validation failed with the following errors:
     [shop/web] Cannot use nodePort 31001 in Service/other at shop/other: Service/web at shop/web/Service has it already
     Fix: use another nodePort, or leave it out to get a free one"
  `);
});

test('our own App finds such Services in a target, whatever construct made them', () => {
  const build = (target: (chart: Chart) => string): (() => unknown) => {
    const app = new OurApp({ target });
    for (const id of ['east', 'west']) {
      make(props, new Chart(app, id, { namespace: id })).expose({ port: 80, type: 'NodePort', nodePort: 31001 });
    }
    return () => app.synthYaml() as unknown;
  };

  expect(messageOf(build(() => ''))).toMatchInlineSnapshot(`
   "[west/web/Service] Cannot use nodePort 31001 in Service/web at west/web/Service: Service/web at east/web/Service has it already
     Fix: use another nodePort, or leave it out to get a free one"
  `);
  expect(build((chart) => chart.node.id)).not.toThrow();
});
