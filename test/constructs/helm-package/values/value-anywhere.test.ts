import { Chart } from 'cdk8s';
import { App, GitOpsError, helmIf, helmText, helmValue, ProbedDeployment } from 'cdk8s-gitops';
import { messageOf } from '../../../message-of';
import { checkDefault } from '../../../../lib/constructs/helm-package/values/check-default';
import { markedObjects } from '../../../../lib/constructs/helm-package/marked/marked-objects';
import { collectValues } from '../../../../lib/engines/helm-package/collect-values';
import { type Make, type Path, pathsIn, samples, withValueAt } from '../../sample-props';

/** What may be in the place of a value, with that value as its default. */
const standIns: Readonly<Record<string, (value: unknown) => unknown>> = {
  helmValue: (value) => helmValue('chosen', value),
  helmText: (value) => (typeof value === 'string' ? helmText`${helmValue('chosen', value)}` : value),
  'helmIf of a value': (value) => helmIf(helmValue('chosen', true), value),
  'helmIf of a helmIf': (value) => helmIf(helmValue('chosen', true), helmIf(helmValue('other', true), value)),
};

const cases = Object.keys(samples)

  .flatMap((name) => Object.keys(standIns).map((kind) => [kind, name] as const));

test.each(cases)('%s anywhere in the props of %s is written as its default and marked, or refused', (kind, name) => {
  const [make, props] = samples[name];
  const expected = written(make, props);

  const wrong = pathsIn(props).flatMap((path) => {
    const outcome = written(make, withStandIn(props, path, kind));
    return outcome === expected || outcome === 'refused' ? [] : [`${path.join('.')}: ${outcome.slice(0, 300)}`];
  });

  expect(wrong).toEqual([]);
});

test.each<[string, string, Path]>([
  ['helmValue', 'ProbedPod', ['containers']],
  ['helmValue', 'ProbedPod', ['containers', 0, 'image']],
  ['helmValue', 'ProbedPod', ['containers', 0, 'resources']],
  ['helmValue', 'ProbedPod', ['containers', 0, 'ports', 0, 'name']],
  ['helmValue', 'ProbedPod', ['containers', 0, 'ports', 0, 'containerPort']],
  ['helmValue', 'ProbedPod', ['containers', 0, 'liveness', 'failureThreshold']],
  ['helmValue', 'ProbedPod', ['containers', 0, 'liveness', 'httpGet', 'port']],
  ['helmIf of a value', 'ProbedPod', ['containers', 0, 'liveness']],
  ['helmIf of a value', 'ProbedPod', ['containers', 0, 'liveness', 'httpGet', 'httpHeaders', 'X-Name']],
  ['helmIf of a helmIf', 'ProbedPod', ['initContainers', 0]],
  ['helmText', 'ProbedPod', ['metadata', 'name']],
  ['helmValue', 'ProbedPod', ['metadata', 'labels']],
  ['helmText', 'ProbedPod', ['metadata', 'labels', 'app']],
  ['helmValue', 'ProbedPod with a profile', ['containers', 0, 'securityContext', 'runAsUser']],
  ['helmValue', 'ProbedDeployment', ['replicas']],
  ['helmText', 'ProbedDeployment', ['metadata', 'name']],
  ['helmText', 'ProbedDeployment', ['metadata', 'namespace']],
  ['helmValue', 'ProbedDeployment', ['deployment', 'strategy']],
  ['helmValue', 'Application', ['source', 'targetRevision']],
  ['helmText', 'Application', ['metadata', 'name']],
  ['helmIf of a value', 'Application', ['syncPolicy', 'automated']],
  ['helmValue', 'AppProject', ['description']],
  ['helmValue', 'a Service of a ProbedDeployment', ['port']],
  ['helmValue', 'a Service of a ProbedDeployment', ['type']],
  ['helmValue', 'a Service of a ProbedDeployment', ['nodePort']],
  ['helmText', 'Repository', ['url']],
  ['helmText', 'Repository', ['metadata', 'name']],
  ['helmValue', 'Repository', ['project']],
  ['helmIf of a value', 'Repository', ['project']],
  ['helmText', 'Repository', ['credentials', 'password']],
  ['helmText', 'Repository', ['metadata', 'labels', 'app']],
  ['helmValue', 'Repository with an ExternalSecret', ['credentials', 'externalSecret', 'store']],
  ['helmText', 'Repository with an ExternalSecret', ['credentials', 'externalSecret', 'key']],
  ['helmValue', 'Repository with an ExternalSecret', ['credentials', 'externalSecret', 'refreshInterval']],
  ['helmText', 'RepositoryCredentials', ['url']],
  ['helmValue', 'RepositoryCredentials', ['credentials', 'username']],
  ['helmText', 'ScmCredentials', ['metadata', 'name']],
  ['helmValue', 'ScmCredentials', ['credentials', 'token']],
  ['helmText', 'Cluster', ['server']],
  ['helmValue', 'Cluster', ['name']],
  ['helmValue', 'Cluster', ['metadata', 'annotations', 'team']],
  ['helmText', 'AppOfApps', ['metadata', 'namespace']],
  ['helmValue', 'AppOfApps', ['repoURL']],
  ['helmText', 'AppOfApps', ['path']],
  ['helmValue', 'AppOfApps', ['targetRevision']],
  ['helmValue', 'ArgoCdInstall without patches', ['server', 'resources']],
  ['helmValue', 'ArgoCdInstall without patches', ['server', 'service', 'nodePorts', 'https']],
  ['helmText', 'ArgoCdInstall without patches', ['image']],
  ['helmValue', 'ArgoCdInstall without patches', ['repoServer', 'replicas']],
  ['helmText', 'ArgoCdInstall without patches', ['labels', 'team']],
  ['helmIf of a value', 'ArgoCdInstall without patches', ['pods', 'nodeSelector', 'disk']],
  ['helmValue', 'ArgoCdInstall without patches', ['pods', 'tolerations']],
  ['helmIf of a value', 'AppOfApps', ['include']],
  ['helmValue', 'Include', ['patches', 1, 'patch', 0, 'value']],
  ['helmText', 'Include', ['patches', 1, 'patch', 0, 'value']],
])('%s is accepted in the props of %s as %j', (kind, name, path) => {
  const [make, props] = samples[name];

  expect(written(make, withStandIn(props, path, kind))).toBe(written(make, props));
});

function withStandIn(props: object, path: Path, kind: string): object {
  return withValueAt(props, path, (value) => (checkDefault(value).length > 0 ? value : standIns[kind](value)));
}

/** The YAML of a construct, or that it refuses a value. */
function written(make: Make, props: object): string {
  const app = new App();
  const chart = new Chart(app, 'chart');
  try {
    make(chart, props);
    const values = collectValues(markedObjects([chart]));
    const isGiven = JSON.stringify(values.map(({ name }) => name));
    return `${app.synthYaml()}${isGiven === '[]' || isGiven.includes('chosen') ? '' : isGiven}`;
  } catch (error) {
    if (error instanceof GitOpsError && error.findings.every(({ rule }) => rule === 'value-place')) {
      return 'refused';
    }
    return `Not refused: ${String(error)} ${(error as Error).stack}`;
  }
}

test('a wrong default is refused like a plain value, at the same path', () => {
  const make = (replicas: number): unknown =>
    new ProbedDeployment(new Chart(new App(), 'chart'), 'web', {
      replicas,
      containers: [{ name: 'web', image: 'web:1' }],
    });

  expect(messageOf(() => make(helmValue('replicas', -1)))).toBe(messageOf(() => make(-1)));
});

test('a value that decides what is written is refused, with its path', () => {
  const [make, props] = samples['ProbedPod with a profile'];
  const withProfile = withStandIn(props, ['profile'], 'helmValue');

  expect(messageOf(() => make(new Chart(new App(), 'chart'), withProfile))).toBe(
    '[chart/made] Cannot use the value "chosen" as profile: it decides what else is written, so it must be known at synth\n' +
      '  Fix: use a plain value',
  );
});

test('a value in JSON text is refused, with its path', () => {
  const [make, props] = samples.Cluster;
  const withServerName = withStandIn(props, ['tls', 'serverName'], 'helmText');

  expect(messageOf(() => make(new Chart(new App(), 'chart'), withServerName))).toBe(
    '[chart/made] Cannot use the text "${chosen}" as tls.serverName: it becomes a part of JSON text in the Secret\n' +
      '  Fix: use a plain value',
  );
});

test('a number that a Secret has as text is refused, with its path', () => {
  const [make, props] = samples.Repository;
  const withDepth = withStandIn(props, ['depth'], 'helmValue');

  expect(messageOf(() => make(new Chart(new App(), 'chart'), withDepth))).toBe(
    '[chart/made] Cannot use the value "chosen" as depth: ' +
      'the Secret has it as text, and leaves it out if it is false, 0 or empty\n  Fix: use a plain value',
  );
});

test('a value that an install computes with is refused, with its path and another way', () => {
  const [make, props] = samples.ArgoCdInstall;
  const withUrl = withStandIn(props, ['url'], 'helmText');

  expect(messageOf(() => make(new Chart(new App(), 'chart'), withUrl))).toBe(
    '[chart/made] Cannot use the text "${chosen}" as url: it decides what else is written; ' +
      'but a JSON patch can add it to an object: getApiObject(…).addJsonPatch(…)\n  Fix: use a plain value',
  );
});

test('a value is refused if the Secret is made by hand', () => {
  const props = {
    url: helmText`https://${helmValue('host', 'github.com')}/acme/shop.git`,
    credentials: { existing: true },
  };

  expect(messageOf(() => samples.Repository[0](new Chart(new App(), 'chart'), props))).toBe(
    '[chart/made] Cannot use the text "https://${host}/acme/shop.git" as url: ' +
      'no object is written, since the Secret is made by hand\n  Fix: use a plain value',
  );
});

test('a value in a merge patch is refused, with its path', () => {
  const [make, props] = samples.Include;
  const withLevel = withStandIn(props, ['patches', 0, 'patch', 'data', 'level'], 'helmValue');

  expect(messageOf(() => make(new Chart(new App(), 'chart'), withLevel))).toBe(
    '[chart/made] Cannot use the value "chosen" as patches[0].patch.data.level: ' +
      'in patches, a value can only be what an operation of a JSON patch adds\n  Fix: use a plain value',
  );
});
