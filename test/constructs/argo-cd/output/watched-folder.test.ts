import { checkInclude, filesReadFrom } from '../../../../lib/constructs/argo-cd/output/watched-folder';
import { messagesOf } from '../../../../lib/core/fault';

const repoURL = 'https://github.com/acme/gitops.git';
const files = ['0000-crds.k8s.yaml', '0001-apps.k8s.yaml', 'README.md', 'extra/one.yaml'];
const written = { directory: '/home/me/gitops/dist', files };

test.each<[object, string[] | undefined]>([
  [{ path: 'dist' }, ['0000-crds.k8s.yaml', '0001-apps.k8s.yaml']],
  [{ path: './gitops/dist/' }, ['0000-crds.k8s.yaml', '0001-apps.k8s.yaml']],
  [{ path: 'dist', recurse: true }, ['0000-crds.k8s.yaml', '0001-apps.k8s.yaml', 'extra/one.yaml']],
  [{ path: 'dist', include: '*apps*' }, ['0001-apps.k8s.yaml']],
  [{ path: 'dist/extra' }, ['extra/one.yaml']],
  [{ path: 'other' }, undefined],
  [{ path: '.' }, undefined],
])('of the output, %j reads %j', (folder, expected) => {
  expect(filesReadFrom({ repoURL, path: '', ...folder }, written)).toEqual(expected);
});

test.each([
  ['apps.k8s.yaml', 'use "0001-apps.k8s.yaml"'],
  ['0001-aps.k8s.yaml', 'use "0001-apps.k8s.yaml"'],
  ['{0000-crds.k8s.yaml,web.k8s.yaml}', 'use one of 0000-crds.k8s.yaml, 0001-apps.k8s.yaml'],
])('include %s names a file that the app does not write', (include, fix) => {
  const [message] = messagesOf(checkInclude({ repoURL, path: 'dist', include }, written));

  expect(message).toMatch(/^Cannot use "\S+" as include: no file of this app has that name/);
  expect(message).toContain(`Fix: ${fix}`);
});

test('a file is not proposed because it has the same ending', () => {
  const two = { ...written, files: ['root.k8s.yaml', 'shop.k8s.yaml'] };

  expect(messagesOf(checkInclude({ repoURL, path: 'dist', include: 'web.k8s.yaml' }, two))).toEqual([
    'Cannot use "web.k8s.yaml" as include: no file of this app has that name\n' +
      '  Fix: use one of root.k8s.yaml, shop.k8s.yaml',
  ]);
});

test.each(['*.k8s.yaml', '{0000-crds.k8s.yaml,0001-apps.k8s.yaml}'])('include %s matches files', (include) => {
  expect(checkInclude({ repoURL, path: 'dist', include }, written)).toEqual([]);
});
