import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTypescript } from '../node-with-typescript';
import { describeWithTool } from '../real-tools';
import { filesBelow, temporaryFolder } from '../temporary-folder';

const root = join(__dirname, '../..');

/** A project with an app of one chart, written with the App of the given package. */
function project(from: string, more = ''): string {
  const folder = temporaryFolder();
  writeFileSync(
    `${folder}/main.ts`,
    `import { ApiObject, Chart } from 'cdk8s';
import { App } from '${from}';
const app = new App();
new ApiObject(new Chart(app, 'web', { namespace: 'prod' }), 'pod', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'liveness' } });
app.synth();
`,
  );
  writeFileSync(`${folder}/cdk8s.yaml`, `language: typescript\napp: node ${withTypescript.join(' ')} main.ts\n${more}`);
  return folder;
}

function runCli(folder: string, ...args: string[]): string {
  const env = {
    ...process.env,
    NODE_PATH: `${root}/node_modules`,
    CI: '1',
  };
  const cli = `${root}/node_modules/cdk8s-cli/bin/cdk8s`;
  return execFileSync(process.execPath, [cli, 'synth', '--check-upgrade=false', ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
}

test('cdk8s synth writes the same files as with the App of cdk8s, and our list of the files', () => {
  const [ours, theirs] = ['cdk8s-gitops', 'cdk8s'].map((from) => project(from));

  const [said] = [runCli(ours), runCli(theirs)];

  const { '.cdk8s-gitops': _ownership, ...files } = filesBelow(`${ours}/dist`);
  expect(said).toContain('dist/web.k8s.yaml');
  expect(Object.keys(files)).toEqual(Object.keys(filesBelow(`${theirs}/dist`)));
  expect(readdirSync(ours)).toEqual(['cdk8s.yaml', 'dist', 'main.ts']);
}, 60_000);

describe('with a validation in cdk8s.yaml', () => {
  const validated = (): [folder: string, said: string] => {
    const folder = project('cdk8s-gitops', 'validations: [{ package: ./plugin, class: Plugin, version: 1.0.0 }]\n');
    mkdirSync(`${folder}/plugin`);
    writeFileSync(
      `${folder}/plugin/index.js`,
      `exports.Plugin = class {
        async validate({ manifests, report }) {
          const violatingResources = [{ resourceName: 'liveness', manifestPath: manifests.join(), locations: [] }];
          report.addViolation({ ruleName: 'rule', recommendation: 'none', fix: 'none', violatingResources });
          report.submit('success');
        }
      };`,
    );
    return [folder, runCli(folder)];
  };

  test('cdk8s-cli finds the construct of an object', () => {
    const [, said] = validated();

    expect(said).toMatch(/Construct Path: web\/pod\n.*Manifest Path: dist\/web\.k8s\.yaml\n/);
  }, 60_000);

  describeWithTool('kubectl-1.36', 'kubectl takes the whole folder', (kubectl) => {
    test('cdk8s-cli reads only the manifests', () => {
      const [folder] = validated();

      const names = execFileSync(kubectl, ['label', '--local', '-R', '-f', `${folder}/dist`, 'a=b', '-o', 'name'], {
        encoding: 'utf8',
      });

      expect(readdirSync(`${folder}/dist`)).toEqual(['.cdk8s-gitops', 'construct-metadata.json', 'web.k8s.yaml']);
      expect(names.trim()).toBe('pod/liveness');
    }, 60_000);
  });
});
