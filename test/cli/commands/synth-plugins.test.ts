import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failingPlugin, project, synth, validated } from './synth-project';

test('a report has the place of the manifest in the output, and is on standard error', () => {
  const folder = project({ 'cdk8s.yaml': validated, 'plugin/index.js': failingPlugin });

  const { stdout, stderr } = synth(folder);

  expect(stdout).toBe('Synthesizing application\n');
  expect(stderr.replaceAll(folder, '/project')).toMatchInlineSnapshot(`
   "looking
   Validation Report (/project/plugin@1.0.0)
   ---------------------------------------------------------

   (Summary)

   Status   failure
   Plugin   /project/plugin
   Version  1.0.0

   (Violations)

   no-pods (1 occurrences)

     Occurrences:

       - Construct Path: N/A
       - Manifest Path: dist/web.k8s.yaml
       - Resource Name: web
       - Locations:
         > spec

     Recommendation: use a Deployment
     How to fix: write one

   The validation failed, and nothing was written: see its reports above
   "
  `);
});

test('a report has the place also if the name of the output is unusual', () => {
  const folder = project({ 'cdk8s.yaml': validated, 'plugin/index.js': failingPlugin });
  const output = 'a "b" $& \\c';

  synth(folder, '--output', output, '--validation-reports-output-file', 'reports.json');

  const { reports } = JSON.parse(readFileSync(join(folder, 'reports.json'), 'utf8'));
  expect(reports[0].violations[0].violatingConstructs[0].manifestPath).toBe(`${output}/web.k8s.yaml`);
});

test.each([
  [
    'is not installed',
    '{ package: company, class: Plugin, version: 1.2.3 }',
    'Cannot use the plugin company@1.2.3: it is not installed in plugins/company/1.2.3\n' +
      '  Fix: npm install --no-save --prefix plugins/company/1.2.3 company@1.2.3\n',
  ],
  [
    'is not at its path',
    '{ package: ./none, class: Plugin, version: 1.2.3 }',
    'Cannot use the plugin ./none@1.2.3: no module has this path\n  Fix: use the folder of a package\n',
  ],
  [
    'has a range of versions and a URL',
    '{ package: "https://example.com/plugin", class: Plugin, version: ^1.0.0 }',
    'Cannot load the plugin https://example.com/plugin: it is a URL\n' +
      '  Fix: use the name of a package, or a local folder\n' +
      '[cdk8s.yaml] Cannot load the plugin https://example.com/plugin: "^1.0.0" is not one exact version\n' +
      '  Fix: use a version such as 1.0.0\n',
  ],
  [
    'has no such class',
    '{ package: ./plugin, class: Other, version: 1.2.3 }',
    'Cannot use the plugin ./plugin@1.2.3: it exports no class Other\n  Fix: correct class of the validation\n',
  ],
  [
    'does not load',
    '{ package: ./broken, class: Plugin, version: 1.2.3 }',
    'Cannot use the plugin ./broken@1.2.3: it does not load: nothing works\n  Fix: correct the plugin\n',
  ],
  [
    'throws',
    '{ package: ./plugin, class: Throwing, version: 1.2.3 }',
    'Cannot validate with FOLDER/plugin@1.2.3: no objects\n  Fix: correct the plugin or its properties\n',
  ],
  [
    'refuses its properties',
    '{ package: ./plugin, class: Strict, version: 1.2.3 }',
    "Cannot use the plugin ./plugin@1.2.3: its class Strict can't be made: level is missing\n" +
      '  Fix: correct properties of the validation, or the plugin\n',
  ],
  [
    'does not end its report',
    '{ package: ./plugin, class: Silent, version: 1.2.3 }',
    'Cannot read the report of the plugin FOLDER/plugin@1.2.3: it was not submitted\n' +
      '  Fix: let the plugin call report.submit()\n',
  ],
])('a plugin that %s is an error', (_, validation, message) => {
  const folder = project({
    'cdk8s.yaml': `app: sh app.sh\npluginsDirectory: plugins\nvalidations: [${validation}]\n`,
    'broken/index.js': "throw new Error('nothing works');",
    'plugin/index.js': `exports.Silent = class { async validate() {} };
exports.Strict = class { constructor() { throw new Error('level is missing'); } };
exports.Throwing = class { async validate() { throw new Error('no objects'); } };`,
  });

  const { status, stderr } = synth(folder);

  expect({ status, stderr: stderr.replaceAll(folder, 'FOLDER') }).toEqual({
    status: 2,
    stderr: `[cdk8s.yaml] ${message}`,
  });
});
