import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { manifestFilesIn } from '../../../lib/engines/manifest-folder/manifest-files';
import { temporaryFolder } from '../../temporary-folder';

function folderWith(...paths: readonly string[]): string {
  const folder = temporaryFolder();
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), '');
  }
  return folder;
}

function found(...paths: readonly string[]): string[] {
  const folder = folderWith(...paths);
  return manifestFilesIn(folder).map((path) => relative(folder, path));
}

test('files that end in .yaml, .yml and .json are found in all folders, sorted', () => {
  expect(found('web.k8s.yaml', 'apps/web/b.yml', 'apps/a.json', 'README.md', 'apps/a.yaml.bak')).toEqual([
    'apps/a.json',
    'apps/web/b.yml',
    'web.k8s.yaml',
  ]);
});

test('files and folders that begin with a dot are left out', () => {
  expect(found('.a.yaml', '.git/b.yaml', 'c.yaml')).toEqual(['c.yaml']);
});

test('a kustomization is left out, but not the files beside it', () => {
  expect(found('kustomization.yaml', 'web/kustomization.yml', 'web/a.yaml')).toEqual(['web/a.yaml']);
});

test('what cdk8s records about the constructs is left out', () => {
  expect(found('construct-metadata.json', 'web/construct-metadata.json', 'a.json')).toEqual(['a.json']);
});

test('a chart of Helm is left out as a whole', () => {
  const chart = ['Chart.yaml', 'values.schema.json', 'templates/deep/web.yaml', 'charts/sub/Chart.yaml'];

  expect(found('a.yaml', ...chart.map((path) => `mychart/${path}`), 'mychart.k8s.yaml')).toEqual([
    'a.yaml',
    'mychart.k8s.yaml',
  ]);
});

test('of a folder that is a chart itself, the templates are read', () => {
  expect(found('Chart.yaml', 'values.yaml', 'crds/a.yaml', 'templates/web.k8s.yaml')).toEqual([
    'templates/web.k8s.yaml',
  ]);
});

test('a link to a file is read, and one to a folder is not, so that links in a circle do no harm', () => {
  const folder = folderWith('a.yaml');
  symlinkSync(folder, join(folder, 'again.yaml'));
  symlinkSync(join(folder, 'a.yaml'), join(folder, 'b.yaml'));
  symlinkSync('gone', join(folder, 'c.yaml'));

  expect(manifestFilesIn(folder)).toEqual(['a.yaml', 'b.yaml', 'c.yaml'].map((name) => join(folder, name)));
});
