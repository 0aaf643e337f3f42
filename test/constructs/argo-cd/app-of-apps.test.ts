import { App, Chart } from 'cdk8s';
import { App as OurApp, AppOfApps, type AppOfAppsProps, Application, ArgoCdInstall } from 'cdk8s-gitops';
import { join } from 'node:path';
import { messageOf } from '../../message-of';
import { temporaryFolder } from '../../temporary-folder';

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

  test.each([
    ['an unknown prop', { includes: 'apps.yaml' }, 'Cannot use includes: the field is unknown\n  Fix: use include'],
    [
      'a prop of Application that it sets itself',
      { destination: { namespace: 'web' } },
      'Cannot use destination: the field is unknown\n  Fix: leave it out, or use one of metadata, repoURL, path, ' +
        'targetRevision, include, recurse, project, syncPolicy, deletionPolicy',
    ],
    [
      'an empty path',
      { path: '' },
      'Cannot use "" as path: it must be a folder in the repository, as a path from its top\n  Fix: use "."',
    ],
  ])('%s is refused', (_name, more, expected) => {
    expect(messageOf(() => manifestOf(more as Partial<AppOfAppsProps>))).toBe(`[root/root] ${expected}`);
  });

  test('it can be limited to single files', () => {
    expect(manifestOf({ include: 'apps.k8s.yaml', recurse: false })).toHaveProperty('spec.source', {
      repoURL: 'https://example.com/gitops.git',
      path: 'dist',
      directory: { include: 'apps.k8s.yaml' },
    });
  });
});

describe('an app with an app of apps', () => {
  const repoURL = 'https://example.com/gitops.git';

  /** An app with an install, an Application that comes after it, and an app of apps that reads the output. */
  function make(include: string, own?: string): OurApp {
    const app = new OurApp({ outdir: join(temporaryFolder(), 'dist') });
    const install = new Chart(app, 'argo-cd');
    const applications = new Chart(app, 'applications');
    applications.node.addDependency(install);
    const argocd = new ArgoCdInstall(install, 'argocd');
    new Application(applications, 'web', {
      metadata: { name: 'web' },
      project: 'default',
      source: { repoURL, path: 'web' },
      destination: { namespace: 'web' },
    });
    new AppOfApps(new Chart(app, 'root'), 'root', { ...root, include });
    argocd.manageItself({ repoURL, path: 'dist', targetRevision: 'main', ...(own !== undefined && { include: own }) });
    return app;
  }

  test('each Application has files of its own', () => {
    expect(() => make('0001-applications.k8s.yaml', '0000-argo-cd.k8s.yaml').synth()).not.toThrow();
  });

  test('an object that two Applications would own is an error', () => {
    expect(messageOf(() => make('0001-applications.k8s.yaml').synth())).toBe(
      '[argo-cd/argocd] Cannot use manageItself and the AppOfApps root/root for 0001-applications.k8s.yaml: both would ' +
        'own the same objects\n  Fix: add include to both, such as include: "argo-cd.k8s.yaml" in manageItself, so that ' +
        'each reads files of its own',
    );
  });

  test('the number in the name of a file must be in include', () => {
    expect(messageOf(() => make('applications.k8s.yaml', '0000-argo-cd.k8s.yaml').synth())).toBe(
      '[root/root] Cannot use "applications.k8s.yaml" as include: no file of this app has that name\n' +
        '  Fix: use "0001-applications.k8s.yaml"',
    );
  });
});
