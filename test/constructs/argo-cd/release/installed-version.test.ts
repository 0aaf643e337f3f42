import { Chart } from 'cdk8s';
import { App, Application, AppProject, type ApplicationProps, ArgoCdInstall } from 'cdk8s-gitops';
import { argoCdVersions, defaultArgoCdVersion } from '../../../../lib/constructs/argo-cd/release/release';

const [before] = argoCdVersions;
const source = { repoURL: 'https://github.com/acme/gitops.git', path: 'web', targetRevision: 'main' };
const dropped = (path: string): string =>
  `Cannot use ${path}: Argo CD ${before}, which argo-cd/argocd installs, drops it\n` +
  `  Fix: leave it out, or install ${defaultArgoCdVersion}`;

function validate(
  install: object,
  props: object,
  { target }: { readonly target?: (chart: Chart) => string } = {},
): string[] {
  const app = new App({ target });
  const all = { metadata: { name: 'web' }, project: 'default', source, destination: { namespace: 'web' }, ...props };
  const application = new Application(new Chart(app, 'apps'), 'web', all as ApplicationProps);
  new ArgoCdInstall(new Chart(app, 'argo-cd'), 'argocd', { crds: false, ...install });
  return application.node.validate();
}

// The fields that came with the default version.
const late = { source: { ...source, tagPrefix: 'web/' } };

test('a field that the installed version does not know is an error, also if the install comes later', () => {
  expect(validate({ version: before }, late)).toEqual([dropped('spec.source.tagPrefix')]);
});

test('the default version knows every field', () => {
  expect(validate({}, late)).toEqual([]);
});

test('an object without such fields fits the version before', () => {
  expect(validate({ version: before }, {})).toEqual([]);
});

test('an install for another cluster does not count', () => {
  expect(validate({ version: before }, late, { target: (chart) => chart.node.id })).toEqual([]);
});

test('the objects of a project are checked, too', () => {
  const app = new App();
  const project = new AppProject(new Chart(app, 'apps'), 'web', {
    metadata: { name: 'web' },
    destinations: [{ server: '*', namespace: 'web' }],
    sourceRepos: ['*'],
    syncWindows: [{ kind: 'deny', schedule: '0 22 * * *', duration: '8h', applications: ['*'], syncOverrun: true }],
  });
  new ArgoCdInstall(new Chart(app, 'argo-cd'), 'argocd', { crds: false, version: before });

  expect(project.node.validate()).toEqual([dropped('spec.syncWindows[0].syncOverrun')]);
});

test('of two installs, the one in the namespace of the object counts', () => {
  const app = new App();
  const metadata = { name: 'web', namespace: 'second' };
  const application = new Application(new Chart(app, 'apps'), 'web', {
    metadata,
    project: 'default',
    destination: { namespace: 'web' },
    ...late,
  });
  const chart = new Chart(app, 'argo-cd');
  new ArgoCdInstall(chart, 'other', { namespace: 'first', crds: false });
  new ArgoCdInstall(chart, 'argocd', {
    namespace: 'second',
    crds: false,
    version: before,
    clusterRolePrefix: 'second',
  });

  expect(application.node.validate()).toEqual([dropped('spec.source.tagPrefix')]);
});
