import { kubeconfigWithRights, type NamespaceRights } from './harness/few-rights';
import { describePrune, kubectl } from './harness/kubectl';
import { createNamespace, deleteNamespace } from './harness/namespace';
import { ProjectFolder } from './harness/project-folder';

jest.setTimeout(120_000);

let namespace: string;
let project: ProjectFolder;
beforeEach(() => {
  namespace = createNamespace('rights');
  project = new ProjectFolder('rights');
});
afterEach(() => {
  deleteNamespace(namespace);
  project.remove();
});

const kinds = { apiGroups: ['', 'apps'], resources: ['configmaps', 'secrets', 'deployments', 'pods', 'replicasets'] };
const reads: NamespaceRights = [{ ...kinds, verbs: ['get', 'list'] }];
const writes: NamespaceRights = [{ ...kinds, verbs: ['get', 'list', 'create', 'patch'] }];

const settings = (name: string, value = 'one'): string =>
  `{ apiVersion: v1, kind: ConfigMap, metadata: { name: ${name} }, data: { value: ${value} } }\n`;
const space = (): string => `{ apiVersion: v1, kind: Namespace, metadata: { name: ${namespace} } }\n`;
const role = '{ apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: { name: r }, rules: [] }\n';

/** Runs a command as a user with these rights in the namespace. Names of namespaces are left out of what it prints. */
function runAs(rights: NamespaceRights, files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  project.output(files);
  project.write('kubeconfig', kubeconfigWithRights(namespace, 'dev', rights));
  const { code, stdout, stderr } = project.run(...args, '--kubeconfig=kubeconfig', '--quiet');
  const [out, err] = [stdout, stderr].map((text) => text.replaceAll(namespace, 'NS').replaceAll(/ +/g, ' '));
  return { code, stdout: out, stderr: err };
}

function apply(yaml: string, ...flags: readonly string[]): void {
  kubectl(['apply', '--server-side', '-n', namespace, ...flags, '-f', '-'], yaml);
}

describe('a user who can only read', () => {
  test('sees the health of what is there, and that it is not compared', () => {
    apply(settings('a'));

    const { code, stdout, stderr } = runAs(reads, { 'a.yaml': settings('a'), 'b.yaml': settings('b') }, 'status');

    expect(stdout).toBe(
      'Unknown ConfigMap/NS/a not compared: you do not have the right to patch configmaps in Namespace NS\n' +
        'Missing ConfigMap/NS/b\n\n2 objects, 1 missing, 1 unknown\n',
    );
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        'Not all is healthy.\nNot all is known: ask those who run the cluster for the rights above, ' +
        'or use --no-compare, which only needs the right to read.\n',
    });
  });

  test('gets 0 with --no-compare if all is there and healthy', () => {
    apply(settings('a', 'two'));

    const { code, stdout } = runAs(reads, { 'a.yaml': settings('a') }, 'status', '--no-compare');

    expect({ code, stdout }).toEqual({ code: 0, stdout: '1 object, which is there and healthy (not compared)\n' });
  });

  test('gets the right that is missing from diff --cluster', () => {
    apply(settings('a', 'two'));

    const { code, stdout, stderr } = runAs(
      reads,
      { 'a.yaml': settings('a'), 'b.yaml': settings('b') },
      ...['diff', '--cluster', 'dist'],
    );

    expect(stdout).toBe(
      '! ConfigMap/NS/a\n Not compared: you do not have the right to patch configmaps in Namespace NS\n' +
        ' Fix: ask those who run the cluster for this right\n\n' +
        '! ConfigMap/NS/b\n Not compared: you do not have the right to create and patch configmaps in Namespace NS\n' +
        ' Fix: ask those who run the cluster for this right\n\n2 refused\n',
    );
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        '[diff] Cannot compare ConfigMap/NS/a, ConfigMap/NS/b: the cluster refuses that, and the output has the reasons\n' +
        ' Fix: ask those who run the cluster for this right\n',
    });
  });

  test('gets the right that is missing from apply-plan --run', () => {
    const { code, stderr } = runAs(reads, { 'a.yaml': settings('a') }, 'apply-plan', '--run');

    expect(code).toBe(2);
    expect(stderr).toMatch(
      /\n\[apply-plan\] Cannot go on at step 1 of 1 \(Apply 1 object\): it ended with exit code 1\n/,
    );
    expect(stderr).toContain(
      ' Fix: ask those who run the cluster for the right to create and patch configmaps in Namespace NS, and run again. ' +
        'The command of this step: kubectl apply',
    );
  });
});

describe('a user with rights in one namespace', () => {
  test('compares what is in it, and gets the rights for what is not', () => {
    apply(settings('a', 'two'));

    const { code, stdout } = runAs(
      writes,
      { 'a.yaml': settings('a'), 'b.yaml': settings('b'), 'c.yaml': role, 'd.yaml': space() },
      ...['diff', '--cluster', 'dist'],
    );

    expect(stdout).toBe(
      '~ ConfigMap/NS/a\n data.value two → one\n\n+ ConfigMap/NS/b\n\n' +
        '! Role/NS/r\n Not compared: you do not have the right to get roles.rbac.authorization.k8s.io in Namespace NS\n' +
        ' Fix: ask those who run the cluster for this right\n\n' +
        '! Namespace/NS\n Not compared: you do not have the right to get Namespace NS\n' +
        ' Fix: ask those who run the cluster for this right\n\n' +
        '1 added, 1 changed, 2 refused\n',
    );
    expect(code).toBe(2);
  });

  test('sees the status of what is in it', () => {
    apply(settings('a'));

    const { code, stdout } = runAs(writes, { 'a.yaml': settings('a'), 'd.yaml': space() }, 'status');

    expect(stdout).toBe(
      'Unknown Namespace/NS not read: you do not have the right to get Namespace NS\n\n' + '2 objects, 1 unknown\n',
    );
    expect(code).toBe(1);
  });

  test('sees the Pods without their events, with a warning', () => {
    const web = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 0
  selector: { matchLabels: { app: web } }
  template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: web, image: a }] } }
`;
    apply(web);

    const { stderr } = runAs(writes, { 'a.yaml': web }, 'status');

    expect(stderr).toMatch(
      /^Warning: \[status\] Cannot read all Pods, what makes them, and their events: Error from server \(Forbidden\): .* is forbidden: .*, and \d more problems? of this kind\n Fix: /,
    );
  });

  test('sees that what has left the ApplySet can be elsewhere, too', () => {
    process.env.KUBECTL_APPLYSET = 'true';
    apply(settings('a') + '---\n' + settings('old'), '--prune', '--applyset=secret/shop');

    const { stdout, stderr } = runAs(writes, { 'a.yaml': settings('a') }, 'diff', '--cluster', 'dist');

    expect(stdout).toBe('- ConfigMap/NS/old\n\n1 removed\n');
    expect(stderr).toMatch(
      /^Warning: \[diff\] Cannot find all objects that are no longer among the manifests: Error from server \(Forbidden\): /,
    );
  });
});

describePrune('a user who prunes', () => {
  test('applies and prunes objects of the namespace', () => {
    const all: NamespaceRights = [{ ...kinds, verbs: ['get', 'list', 'create', 'patch', 'delete'] }];
    const prune = ['apply-plan', '--run', '--prune', '--name=shop'];
    const first = runAs(all, { 'a.yaml': settings('a'), 'b.yaml': settings('b') }, ...prune);

    const second = runAs(all, { 'a.yaml': settings('a') }, ...prune);

    expect([first.code, second.code]).toEqual([0, 0]);
    expect(second.stdout).toBe('configmap/b pruned\n');
  });

  test('gets the right to prune, if it is missing', () => {
    const prune = ['apply-plan', '--run', '--prune', '--name=shop'];
    runAs(writes, { 'a.yaml': settings('a'), 'b.yaml': settings('b') }, ...prune);

    const { code, stderr } = runAs(writes, { 'a.yaml': settings('a') }, ...prune);

    expect(code).toBe(2);
    expect(stderr).toContain(
      ' Fix: ask those who run the cluster for the right to delete configmaps in Namespace NS, and run again. ',
    );
  });
});

test('without any right, each command names what is missing', () => {
  const files = { 'a.yaml': settings('a') };

  expect(runAs([], files, 'status').stdout).toBe(
    'Unknown ConfigMap/NS/a not read: you do not have the right to get configmaps in Namespace NS\n\n1 object, 1 unknown\n',
  );
  expect(runAs([], files, 'diff', '--cluster', 'dist').stdout).toContain('the right to get configmaps in Namespace NS');
});
