import { writeFileSync } from 'node:fs';
import { readCdk8sConfig, readValidationsFile } from '../../../lib/cli/config/cdk8s-config';
import { checkConfigKeys } from '../../../lib/cli/config/check-config-keys';
import { formatFinding } from '../../../lib/core/error';
import { parseYaml } from '../../../lib/core/yaml/parse';
import { messageOf } from '../../message-of';
import { temporaryFolder } from '../../temporary-folder';
import { run } from '../run';

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

test.each([
  ['ap: node main.js', 'The key ap has no effect: cdk8s does not know it', 'app'],
  ['import: [k8s]', 'The key import has no effect: cdk8s does not know it', 'imports'],
  ['Output: dist', 'The key Output has no effect: cdk8s does not know it', 'output'],
  [
    'synthConfig: { chartVersoin: 1.0.0 }',
    'The key chartVersoin has no effect: cdk8s does not know it',
    'chartVersion',
  ],
  [
    'validations: [{ package: a, version: 1.0.0, class: A, propertis: {} }]',
    'The key propertis has no effect: cdk8s does not know it',
    'properties',
  ],
])('a key that is nearly one of cdk8s is a warning: %s', (yaml, what, meant) => {
  const findings = checkConfigKeys('cdk8s.yaml', parseYaml(yaml)[0]);

  expect(findings.map(formatFinding)).toEqual([`[cdk8s.yaml] ${what}\n  Fix: use ${meant}`]);
  expect(findings.map(({ severity }) => severity)).toEqual(['warning']);
});

test.each(['', 'name: shop', 'x-team: shop', '- app', 'validations: validations.yaml', 'language: typescript'])(
  'any other key is not: %j',
  (yaml) => {
    expect(checkConfigKeys('cdk8s.yaml', parseYaml(yaml)[0])).toEqual([]);
  },
);

test('the warning is printed once, and the command goes on', () => {
  const folder = project('ap: exit 1\n');

  const { status, stderr } = run(folder, 'diff');

  expect({ status, stderr }).toEqual({
    status: 2,
    stderr:
      'Warning: [cdk8s.yaml] The key ap has no effect: cdk8s does not know it\n  Fix: use app\n' +
      '[cdk8s-gitops] Cannot read the output folder dist: it is not there\n' +
      '  Fix: run cdk8s-gitops synth, or name a folder\n',
  });
});
