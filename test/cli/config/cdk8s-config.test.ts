import { writeFileSync } from 'node:fs';
import { readCdk8sConfig, readValidationsFile } from '../../../lib/cli/config/cdk8s-config';
import { messageOf } from '../../message-of';
import { temporaryFolder } from '../../temporary-folder';

/** A project with this cdk8s.yaml. */
function project(yaml: string): string {
  const folder = temporaryFolder();
  writeFileSync(`${folder}/cdk8s.yaml`, yaml);
  return folder;
}

test('all keys are read, and others may have any value', () => {
  const folder = project(`
language: typescript
app: node main.js
output: manifests
imports: [k8s, 'crd:=crds.yaml']
pluginsDirectory: plugins
validations: [{ package: ./plugin, version: 1.0.0, class: Plugin, properties: { strict: yes } }]
synthConfig: { format: helm, chartApiVersion: v2, chartVersion: 1.2.3 }
`);

  expect(readCdk8sConfig(folder)).toEqual({
    language: 'typescript',
    app: 'node main.js',
    output: 'manifests',
    imports: ['k8s', 'crd:=crds.yaml'],
    pluginsDirectory: 'plugins',
    validations: [{ package: './plugin', version: '1.0.0', class: 'Plugin', properties: { strict: 'yes' } }],
    synthConfig: { format: 'helm', chartApiVersion: 'v2', chartVersion: '1.2.3' },
  });
});

test.each([
  ['there is no file', undefined],
  ['the file is empty', ''],
  ['its keys have no value', 'output:\nvalidations:\n'],
])('the configuration is empty if %s', (_, yaml) => {
  const folder = yaml === undefined ? temporaryFolder() : project(yaml);

  expect(readCdk8sConfig(folder)).toEqual({});
});

test('everything that is wrong is reported at once', () => {
  const folder = project('output: 3\nvalidations: [{ package: a, class: B }]\nsynthConfig: { format: chart }\n');

  expect(messageOf(() => readCdk8sConfig(folder)).replaceAll(folder, '.')).toMatchInlineSnapshot(`
   "[./cdk8s.yaml] Cannot use 3 as output: it must be a string
     Fix: use "3"
   [./cdk8s.yaml] Cannot leave out validations[0].version: it is required
     Fix: add version
   [./cdk8s.yaml] Cannot use "chart" as synthConfig.format: it must be one of "plain", "helm"
     Fix: use "plain""
  `);
});

test('a file lists validations, as the key does', () => {
  const folder = project('');
  writeFileSync(`${folder}/validations.yaml`, '- { package: a, version: 1.0.0, class: A }\n');

  expect(readValidationsFile(`${folder}/validations.yaml`)).toEqual([{ package: 'a', version: '1.0.0', class: 'A' }]);
});

test('a file of validations that is missing is an error', () => {
  expect(messageOf(() => readValidationsFile('none.yaml'))).toBe(
    '[cdk8s.yaml] Cannot read the validations of none.yaml: nothing is there\n' +
      '  Fix: use a path relative to the working folder, or a list',
  );
});
