import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { quoteForShell } from '../../../lib/core/text/shell-word';
import { withTypescript } from '../../node-with-typescript';
import { describeWithTool } from '../../real-tools';
import { temporaryFolder } from '../../temporary-folder';

const main = join(__dirname, '../../../lib/cli/main.ts');
const configMap = (name: string, namespace = 'shop'): string =>
  `{ apiVersion: v1, kind: ConfigMap, metadata: { name: ${name}, namespace: ${namespace} } }\n`;

const files = {
  'dist/crds.yaml':
    '{ apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: { name: prices.example.com }, ' +
    'spec: { group: example.com, scope: Namespaced, names: { kind: Price } } }\n---\n' +
    '{ apiVersion: example.com/v1, kind: Price, metadata: { name: tea, namespace: shop } }\n',
  'dist/namespace.yaml': '{ apiVersion: v1, kind: Namespace, metadata: { name: shop } }\n',
  'dist/with blank.yaml': `${configMap('blank')}---\n\n---\n${configMap('after-an-empty-document')}`,
  'dist/a,b.yaml': configMap('comma'),
  'dist/"quotes\'.yaml': configMap('quotes'),
  'dist/line\nbreak.yaml': configMap('line-break'),
  'dist/-dash.yaml': configMap('dash'),
  'dist/[glob]*.yaml': configMap('glob'),
  'dist/list.yaml': JSON.stringify({
    apiVersion: 'v1',
    kind: 'List',
    items: [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'in-list' } }],
  }),
  'dist/built/kustomization.yaml': 'namePrefix: built-\nresources: [a.yaml]\n',
  'dist/built/a.yaml': configMap('a'),
};

/** In the place of kubectl: it applies nothing, and lets kubectl itself name the objects that it reads. */
const recording = (kubectl: string, log: string): string => `#!/bin/sh
[ "$1" = apply ] || exit 0
shift 3
echo 'a call:' >> ${log}
exec ${kubectl} annotate --local --overwrite --output=name "$@" a=b >> ${log}
`;

describeWithTool('kubectl-1.36', 'the printed script, run by a shell', (kubectl) => {
  test('lets kubectl read each object once, whatever the names of files are', () => {
    const folder = temporaryFolder();
    Object.entries({ ...files, 'bin/kubectl': recording(kubectl, join(folder, 'log')) }).forEach(([path, text]) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    });
    chmodSync(join(folder, 'bin/kubectl'), 0o755);
    const command = [process.execPath, ...withTypescript, main, 'apply-plan', 'dist'].map(quoteForShell).join(' ');
    const env = { ...process.env, PATH: `${join(folder, 'bin')}:${process.env.PATH ?? ''}` };

    const { stderr } = spawnSync('sh', ['-c', `${command} | sh -e`], { cwd: folder, encoding: 'utf8', env });

    expect(stderr).toBe('');
    expect(readFileSync(join(folder, 'log'), 'utf8')).toMatchInlineSnapshot(`
     "a call:
     customresourcedefinition.apiextensions.k8s.io/prices.example.com
     a call:
     namespace/shop
     a call:
     configmap/quotes
     configmap/dash
     configmap/glob
     configmap/comma
     configmap/line-break
     secret/in-list
     configmap/blank
     configmap/after-an-empty-document
     configmap/built-a
     price.example.com/tea
     "
    `);
  });
});
