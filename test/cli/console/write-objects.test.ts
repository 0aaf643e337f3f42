import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync } from 'node:fs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeObjects } from '../../../lib/cli/console/write-objects';
import { kustomize, type Manifest } from 'cdk8s-gitops';
import { messageOf } from '../../message-of';
import { describeWithTool } from '../../real-tools';
import { temporaryFolder } from '../../temporary-folder';

const role = (name: string): Manifest => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name },
});

/** What is at each path of a folder: kind, mode, and text or target. */
function listing(folder: string): string[] {
  const paths = (readdirSync(folder, { recursive: true }) as string[]).sort();
  return paths.map((path) => {
    const stats = lstatSync(join(folder, path));
    const content = stats.isSymbolicLink()
      ? readlinkSync(join(folder, path))
      : stats.isFile() && readFileSync(join(folder, path), 'utf8');
    return `${path} ${stats.mode.toString(8)} ${content}`;
  });
}

/** A folder with everything that a path can be, and a kustomization. */
function prepared(name = 'web'): string {
  const folder = temporaryFolder();
  mkdirSync(`${folder}/k`);
  writeFileSync(`${folder}/k/kustomization.yaml`, 'resources: [role.yaml]\n');
  writeFileSync(`${folder}/k/role.yaml`, JSON.stringify(role(name)));
  mkdirSync(`${folder}/folder`);
  mkdirSync(`${folder}/full`);
  writeFileSync(`${folder}/file`, 'old');
  chmodSync(`${folder}/file`, 0o640);
  symlinkSync('file', `${folder}/link`);
  symlinkSync('later', `${folder}/dangling`);
  symlinkSync('circle', `${folder}/circle`);
  symlinkSync('folder', `${folder}/folder-link`);
  symlinkSync('../file', `${folder}/full/rbac.authorization.k8s.io_v1_clusterrole_web.yaml`);
  return folder;
}

function succeeds(write: () => void): boolean {
  try {
    write();
    return true;
  } catch {
    return false;
  }
}

describeWithTool('kubectl-1.36', 'what -o does with a path', (kubectl) => {
  const paths = ['new', 'file', 'link', 'dangling', 'circle', 'folder', 'folder-link', 'folder-link/', 'full'];
  const missing = ['none/new', 'file/new', 'folder/../new'];

  test.each([...paths, ...missing])('is what kubectl does: %s', (path) => {
    const [theirs, ours] = [prepared(), prepared()];

    const { status } = spawnSync(kubectl, ['kustomize', 'k', '-o', path], { cwd: theirs });
    const done = succeeds(() => writeObjects(kustomize.build(`${ours}/k`), `${ours}/${path}`));

    expect(done).toBe(status === 0);
    expect(listing(ours)).toEqual(listing(theirs));
  });

  test.each(['a', 'a:b', '..', 'a/b', '../a', '/a', 'A', 'a\\b'])('is what kubectl does with the name %s', (name) => {
    const [theirs, ours] = [prepared(name), prepared(name)];

    const { status } = spawnSync(kubectl, ['kustomize', 'k', '-o', 'folder'], { cwd: theirs });
    const done = succeeds(() => writeObjects(kustomize.build(`${ours}/k`), `${ours}/folder`));

    expect(done).toBe(status === 0);
    expect(listing(ours)).toEqual(listing(theirs));
  });
});

test.each(['../../web', '/web', 'a/b', 'a\0b'])('the name %j does not lead out of the folder', (name) => {
  const folder = prepared();
  const before = listing(folder);

  const message = messageOf(() => writeObjects([role('web'), role(name)], `${folder}/folder`));

  const file = JSON.stringify(`rbac.authorization.k8s.io_v1_clusterrole_${name}.yaml`);
  expect(message).toBe(
    `[ClusterRole/${name}] Cannot write it to a file of its own: ${file} is not the name of a file\n` +
      '  Fix: write to one file instead: -o all.yaml',
  );
  expect(listing(folder)).toEqual(before);
});

test('a namespace or a group does not lead out of the folder', () => {
  const folder = prepared();
  const away: Manifest = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', namespace: '../..' } };
  const pod: Manifest = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'b', namespace: 'b' } };

  expect(messageOf(() => writeObjects([away, pod], `${folder}/folder/`))).toBe(
    '[Pod/a] Cannot write it to a file of its own: "../.._v1_pod_a.yaml" is not the name of a file\n' +
      '  Fix: write to one file instead: -o all.yaml',
  );
});

test('a folder that can not be made is an error', () => {
  const folder = prepared();

  expect(messageOf(() => writeObjects([role('web')], `${folder}/file/new/`))).toBe(
    `[${folder}/file/new/] Cannot make the folder: a part of the path is not a folder\n` +
      '  Fix: remove what is there, or use another path',
  );
});
