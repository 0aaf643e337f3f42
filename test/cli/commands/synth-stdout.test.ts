import { readdirSync } from 'node:fs';
import { appWith, failingPlugin, object, project, projectOfOurs, synth, validated } from './synth-project';

test('what is printed is one stream of YAML, in the order in which to apply it', () => {
  const app = appWith({
    'a.k8s.yaml': `${object('ValidatingWebhookConfiguration', 'hook', 'admissionregistration.k8s.io/v1')}---\n${object('Pod', 'a')}`,
    'b.k8s.yaml': `${object('Pod', 'b')}---\n${object('ServiceAccount', 'b')}---\n`,
    'sub/c.k8s.yaml': `---\n${object('Namespace', 'c')}`,
    'sub/kustomization.yaml': 'resources: [c.k8s.yaml]\n',
  });
  const folder = project({ 'app.sh': app });

  const { status, stdout, stderr } = synth(folder, '-p');

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout.match(/^kind: .*|---|^ {2}name: .*/gm)?.join(' ')).toBe(
    'kind: Namespace   name: c --- kind: ServiceAccount   name: b --- kind: Pod   name: a --- kind: Pod   name: b --- ' +
      'kind: ValidatingWebhookConfiguration   name: hook',
  );
  expect(readdirSync(folder)).toEqual(['app.sh', 'cdk8s.yaml']);
});

test('what is printed of an emitted kustomization are its objects, not its bases and patches', () => {
  const emit =
    "new Kustomization(base, 'prod', { resources: [web], namePrefix: 'p-', patches: [{ path: 'a.yaml' }], emit: { directory: 'dist/prod' } });";
  const patch = `${object('Pod', 'web').trimEnd()}\n  labels: { a: b }\n`;

  const { stdout, stderr } = synth(projectOfOurs(emit, { 'a.yaml': patch }), '-p');

  expect(stderr).toBe('');
  expect(stdout.match(/^ {2}name: .*|^ {4}a: b/gm)).toEqual([
    '  name: web',
    '  name: base',
    '  name: p-web',
    '    a: b',
  ]);
});

test('the order of what is printed is that of the app, also if the names of the files do not have it', () => {
  const layout =
    "app.layout = require('cdk8s-gitops').gitOpsLayout({ path: '{kind}-{name}.yaml' }); web.addDependency(base);";

  const { stdout } = synth(projectOfOurs(layout), '-p');

  expect(stdout.match(/name: .*/g)).toEqual(['name: base', 'name: web']);
});

test('what a plugin prints is not among the manifests', () => {
  const plugin = failingPlugin.replace("submit('failure')", "submit('success')");
  const folder = project({ 'cdk8s.yaml': validated, 'plugin/index.js': plugin });

  const { status, stdout, stderr } = synth(folder, '--stdout');

  expect({ status, stdout }).toEqual({ status: 0, stdout: object('Pod', 'web') });
  expect(stderr).toContain('looking\n');
  expect(stderr).toContain('    - Manifest Path: STDOUT\n');
});

test('nothing is printed if a validation fails', () => {
  const folder = project({ 'cdk8s.yaml': validated, 'plugin/index.js': failingPlugin });

  const { status, stdout } = synth(folder, '-p');

  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
});
