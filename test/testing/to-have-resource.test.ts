import { Manifests } from 'cdk8s-gitops/testing';
import { messageOf } from '../message-of';

const deployment = (name: string, replicas: number, image: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec: { replicas: ${replicas}, template: { spec: { containers: [{ name: app, image: '${image}' }] } } }
`;

const manifests = Manifests.fromYaml([deployment('api', 1, 'api:1'), deployment('web', 2, 'web:1')].join('---\n'));

test('it passes if one object has the properties, and perhaps others', () => {
  expect(manifests).toHaveResource('apps/v1', 'Deployment', { spec: { replicas: 2 } });
});

test('without properties, it passes if such an object exists', () => {
  expect(manifests).toHaveResource('apps/v1', 'Deployment');
  expect(manifests).not.toHaveResource('v1', 'Service');
});

test('asymmetric matchers can be used anywhere', () => {
  expect(manifests).toHaveResource('apps/v1', 'Deployment', {
    metadata: { name: expect.stringMatching(/^w/) },
    spec: { template: { spec: { containers: [expect.objectContaining({ image: 'web:1' })] } } },
  });
});

test('a failure prints the closest objects first, and what differs', () => {
  const message = messageOf(() =>
    expect(manifests).toHaveResource('apps/v1', 'Deployment', {
      metadata: { name: 'web' },
      spec: { replicas: 3 },
    }),
  );

  expect(message).toMatchInlineSnapshot(`
   "expect(manifests).toHaveResource('apps/v1', 'Deployment', properties)

   Of 2 × apps/v1 Deployment, none has these properties. The differences, with the closest object first:

   Deployment/web:

   - Expected
   + Received

     Object {
       "metadata": Object {
         "name": "web",
       },
       "spec": Object {
   -     "replicas": 3,
   +     "replicas": 2,
       },
     }

   Deployment/api:

   - Expected
   + Received

     Object {
       "metadata": Object {
   -     "name": "web",
   +     "name": "api",
       },
       "spec": Object {
   -     "replicas": 3,
   +     "replicas": 1,
       },
     }"
  `);
});

test('if there is no object of the kind, a failure lists all objects', () => {
  const message = messageOf(() => expect(manifests).toHaveResource('v1', 'Service', { spec: {} }));

  expect(message).toMatchInlineSnapshot(`
   "expect(manifests).toHaveResource('v1', 'Service', properties)

   There is no v1 Service. There is:
     apps/v1 Deployment/api
     apps/v1 Deployment/web"
  `);
});

test('the failure of .not names the object that has the properties', () => {
  const message = messageOf(() =>
    expect(manifests).not.toHaveResource('apps/v1', 'Deployment', { spec: { replicas: 1 } }),
  );

  expect(message).toMatchInlineSnapshot(`
   "expect(manifests).not.toHaveResource('apps/v1', 'Deployment', properties)

   Deployment/api has these properties."
  `);
});

test('a value that is not a Manifests object is an error that says what to pass', () => {
  const message = messageOf(() => expect([]).toHaveResource('v1', 'Pod'));

  expect(message).toBe(
    '[toHaveResource] Cannot look into object: it is not a Manifests object\n' +
      '  Fix: use expect(Manifests.of(chart)), or fromApp, fromYaml or fromDirectory',
  );
});
