import { App, Chart } from 'cdk8s';
import { AppOfApps, type AppOfAppsProps } from 'cdk8s-gitops';

const root = { metadata: { name: 'root' }, repoURL: 'https://example.com/gitops.git', path: 'dist' };

const manifestOf = (props: Partial<AppOfAppsProps>) =>
  new AppOfApps(new Chart(new App(), 'root'), 'root', { ...root, ...props }).apiObject.toJson() as unknown;

describe('AppOfApps', () => {
  test('it is an Application of a folder, and deploys to its own namespace', () => {
    expect(manifestOf({})).toEqual({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'root', namespace: 'argocd' },
      spec: {
        project: 'default',
        syncPolicy: { automated: { prune: true, selfHeal: true } },
        source: { repoURL: 'https://example.com/gitops.git', path: 'dist' },
        destination: { namespace: 'argocd', server: 'https://kubernetes.default.svc' },
      },
    });
  });

  test('its Applications go to the namespace that it is in', () => {
    const metadata = { name: 'root', namespace: 'gitops' };
    expect(manifestOf({ metadata })).toHaveProperty('spec.destination.namespace', 'gitops');
  });

  test('it can be limited to single files', () => {
    expect(manifestOf({ include: 'apps.k8s.yaml', recurse: false })).toHaveProperty('spec.source', {
      repoURL: 'https://example.com/gitops.git',
      path: 'dist',
      directory: { include: 'apps.k8s.yaml' },
    });
  });
});
