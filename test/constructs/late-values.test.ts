import { App as PlainApp, Chart, Lazy } from 'cdk8s';
import { App, GitOpsError } from 'cdk8s-gitops';
import { messageOf } from '../message-of';
import { type Make, type Path, pathsIn, samples, withValueAt } from './sample-props';

test.each(Object.keys(samples))('a Lazy anywhere in the props of %s is written as its value, or refused', (name) => {
  const [make, props] = samples[name];
  const expected = written(make, props);

  const wrong = pathsIn(props).filter((path) => {
    const outcome = written(make, withLazy(props, path));
    return outcome !== expected && outcome !== 'refused';
  });

  expect(wrong.map((path) => path.join('.'))).toEqual([]);
});

test.each<[string, Path]>([
  ['ProbedPod', ['containers', 0, 'image']],
  ['ProbedPod', ['containers', 0, 'resources']],
  ['ProbedPod', ['containers', 0, 'ports', 0, 'name']],
  ['ProbedPod', ['metadata', 'labels', 'app']],
  ['ProbedDeployment', ['replicas']],
  ['ProbedDeployment', ['deployment', 'strategy']],
  ['Application', ['project']],
  ['Application', ['source', 'targetRevision']],
  ['Application', ['source', 'helm', 'values', 'a']],
  ['AppProject', ['description']],
  ['Cluster', ['metadata', 'annotations', 'team']],
])('%s may have a Lazy as %j, which goes to the manifest as it is', (name, path) => {
  const [make, props] = samples[name];

  expect(written(make, withLazy(props, path))).toBe(written(make, props));
});

test.each<[string, Path, string]>([
  ['ProbedPod', ['containers'], 'containers'],
  ['ProbedPod', ['containers', 0, 'ports', 0, 'protocol'], 'containers[0].ports[0].protocol'],
  ['ProbedPod', ['containers', 0, 'liveness'], 'containers[0].liveness'],
  ['ProbedPod with a profile', ['containers', 0, 'securityContext'], 'containers[0].securityContext'],
  ['AppProject', ['roles', 0, 'name'], 'roles[0].name'],
  ['AppProject', ['roles', 0, 'policies', 0, 'object'], 'roles[0].policies[0].object'],
  ['Repository', ['project'], 'project'],
  ['Repository', ['credentials', 'password'], 'credentials.password'],
  ['Cluster', ['tls', 'caData'], 'tls.caData'],
  ['Cluster', ['credentials', 'execProvider', 'config', 'a', 'b'], 'credentials.execProvider.config.a.b'],
  ['ArgoCdInstall', ['url'], 'url'],
  ['ArgoCdInstall', ['params', 'controller.status.processors'], 'params["controller.status.processors"]'],
  ['ArgoCdInstall', ['applicationNamespaces', 0], 'applicationNamespaces[0]'],
  ['ArgoCdInstall', ['server', 'volumes'], 'server.volumes'],
  ['Include', ['patches'], 'patches'],
])('%s refuses a Lazy as %j, which it needs before', (name, path, named) => {
  const [make, props] = samples[name];
  const scope = new Chart(new PlainApp(), 'chart');

  expect(messageOf(() => make(scope, withLazy(props, path)))).toBe(
    `[chart/made] Cannot use a Lazy as ${named}: it is needed before synth, when its value is not known yet\n` +
      '  Fix: use the value itself',
  );
});

/** A copy of props in which the value at a path is a Lazy. */
function withLazy(props: object, path: Path): object {
  return withValueAt(props, path, (value) => Lazy.any({ produce: () => value }));
}

/** The YAML of a construct, or that it refuses a Lazy. */
function written(make: Make, props: object): string {
  const app = new App();
  try {
    make(new Chart(app, 'chart'), props);
  } catch (error) {
    if (error instanceof GitOpsError && error.findings.some(({ rule }) => rule === 'late')) {
      return 'refused';
    }
    throw new Error(`Not refused: ${(error as Error).message}`, { cause: error });
  }
  return app.synthYaml();
}
