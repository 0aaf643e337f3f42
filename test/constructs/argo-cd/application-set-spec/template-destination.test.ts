import { located, messageOn, template } from './make-application-set';

test.each<[string, object, string]>([
  [
    'a generator names the cluster by name, and the template by server',
    {
      generators: [{ list: { elements: [{ name: 'a' }], template: { destination: { name: 'berlin' } } } }],
      template: { ...template, destination: { server: 'https://10.0.0.1', namespace: 'shop' } },
    },
    'Cannot use server and name together in generators[0].list.template.destination: one is from here, the other from ' +
      'template\n  Fix: keep one of server, name',
  ],
  [
    'only one of two generators names the cluster',
    {
      generators: [
        { clusters: { template: { destination: { name: '{{.name}}' } } } },
        { list: { elements: [{ name: 'a' }] } },
      ],
    },
    'Cannot leave out server and name of generators[1].list.template.destination: another generator names a cluster, so ' +
      "that template can't\n  Fix: add server: 'https://kubernetes.default.svc' for the cluster that Argo CD runs in",
  ],
])('it is refused that %s', (_name, props, expected) => {
  expect(messageOn(props)).toBe(located(expected));
});
