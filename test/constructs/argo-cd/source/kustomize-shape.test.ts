import { App, Chart } from 'cdk8s';
import { Application, type ApplicationProps } from 'cdk8s-gitops';
import { messageOf } from '../../../message-of';

const make = (kustomize: object) => {
  const props: unknown = {
    metadata: { name: 'web' },
    project: 'default',
    source: { repoURL: 'https://github.com/acme/web.git', path: 'web', kustomize },
    destination: { namespace: 'web' },
  };
  return new Application(new Chart(new App(), 'apps'), 'web', props as ApplicationProps);
};

test.each<[string, object, string]>([
  [
    'a number of replicas that is not a number',
    { replicas: [{ name: 'web', count: 'many' }] },
    'Cannot use "many" as source.kustomize.replicas[0].count: it must be a whole number\n  Fix: use "2"',
  ],
  [
    'a negative number of replicas',
    { replicas: [{ name: 'web', count: -1 }] },
    'Cannot use -1 as source.kustomize.replicas[0].count: it must be a whole number, 0 or more\n  Fix: use 0',
  ],
  [
    'a patch of nothing',
    { patches: [{ target: { kind: 'Deployment' } }] },
    'Cannot use source.kustomize.patches[0] without any of patch, path: one is required\n' +
      '  Fix: add one of patch, path',
  ],
])('%s is refused', (_name, kustomize, expected) => {
  expect(messageOf(() => make(kustomize))).toBe(`[apps/web] ${expected}`);
});

test.each([2, 0, '2'])('%j replicas are accepted', (count) => {
  expect(() => make({ replicas: [{ name: 'web', count }] })).not.toThrow();
});
