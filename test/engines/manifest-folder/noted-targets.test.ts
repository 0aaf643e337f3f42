import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readManifestFiles } from '../../../lib/engines/manifest-folder/read-manifest-files';
import { temporaryFolder } from '../../temporary-folder';

const settings = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\n';

/** The targets of the files in a folder, by path. */
function targetsIn(paths: readonly string[], list: string): Record<string, readonly string[] | undefined> {
  const folder = temporaryFolder();
  const files = paths.map((path) => [path, path.endsWith('kustomization.yaml') ? overlay : settings] as const);
  [...files, ['.cdk8s-gitops', list] as const].forEach(([path, text]) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  });
  return Object.fromEntries(readManifestFiles(folder, 'test').map(({ path, targets }) => [path, targets]));
}

const overlay = 'namePrefix: a-\nresources: [a.yaml]\n';

test('a file has the target of its note, or of a note for a folder around it', () => {
  const list = '# target dev: dev.yaml\n# target prod: clusters/prod/\ndev.yaml\nclusters/prod/web/a.yaml\n';

  expect(targetsIn(['dev.yaml', 'clusters/prod/web/a.yaml', 'clusters/other.yaml'], list)).toEqual({
    'dev.yaml': ['dev'],
    'clusters/prod/web/a.yaml': ['prod'],
    'clusters/other.yaml': undefined,
  });
});

test('a file with two notes is for two targets', () => {
  expect(targetsIn(['a.yaml'], '# target prod: a.yaml\n# target dev: a.yaml\na.yaml\n')).toEqual({
    'a.yaml': ['dev', 'prod'],
  });
});

test('what kustomize makes is for the target of its folder', () => {
  const list = '# target dev: dev/\n# target prod: prod/\n';

  expect(targetsIn(['dev/kustomization.yaml', 'dev/a.yaml', 'prod/a.yaml'], list)).toEqual({
    dev: ['dev'],
    'prod/a.yaml': ['prod'],
  });
});

test('what kustomize makes of several targets is for all of them', () => {
  const files = ['kustomization.yaml', 'a.yaml', 'dev/a.yaml', 'prod/a.yaml'];

  expect(targetsIn(files, '# target dev: dev/\n# target prod: prod/\n')).toEqual({ '.': ['dev', 'prod'] });
});

test('a list that Git has merged has the notes of both sides', () => {
  const list = '<<<<<<< HEAD\r\n# target dev: a.yaml\r\n=======\r\n# target prod: b.yaml\r\n>>>>>>> other\r\n';

  expect(targetsIn(['a.yaml', 'b.yaml'], list)).toEqual({ 'a.yaml': ['dev'], 'b.yaml': ['prod'] });
});

test('a list without notes tells nothing', () => {
  expect(targetsIn(['a.yaml'], '# The files here\na.yaml\n')).toEqual({ 'a.yaml': undefined });
});
