import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withTypescript } from '../../node-with-typescript';
import { temporaryFolder } from '../../temporary-folder';

/** The arguments of Node.js for synth. */
export const command = [...withTypescript, join(__dirname, '../../../lib/cli/main.ts'), 'synth'];

/** The YAML of an object. */
export const object = (kind: string, name: string, apiVersion = 'v1'): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${name}\n`;

/** A shell script that writes files to the output, as an app does. */
export function appWith(files: Record<string, string>): string {
  const lines = Object.entries(files).map(
    ([path, text]) => `mkdir -p "$CDK8S_OUTDIR/${dirname(path)}"; cat > "$CDK8S_OUTDIR/${path}" <<'END'\n${text}END\n`,
  );
  return lines.join('');
}

/** A project with these files, and an app that writes a Pod. */
export function project(files: Record<string, string> = {}): string {
  const folder = temporaryFolder();
  const all = {
    'cdk8s.yaml': 'app: sh app.sh\n',
    'app.sh': appWith({ 'web.k8s.yaml': object('Pod', 'web') }),
    ...files,
  };
  Object.entries(all).forEach(([path, text]) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  });
  return folder;
}

/** Runs synth in a folder. */
export function synth(cwd: string, ...args: readonly string[]) {
  const env = { ...process.env, NODE_PATH: join(__dirname, '../../../node_modules') };
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...args], { cwd, env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** A plugin that finds a failure. */
export const failingPlugin = `exports.Plugin = class {
  async validate({ report, manifests }) {
    console.log('looking');
    const violatingResources = [{ resourceName: 'web', manifestPath: manifests[0], locations: ['spec'] }];
    report.addViolation({ ruleName: 'no-pods', recommendation: 'use a Deployment', fix: 'write one', violatingResources });
    report.submit('failure');
  }
};`;

/** A cdk8s.yaml with that plugin. */
export const validated = 'app: sh app.sh\nvalidations: [{ package: ./plugin, class: Plugin, version: 1.0.0 }]\n';

/** A project whose app is one of this library, and sets its folder itself. */
export function projectOfOurs(more: string, files: Record<string, string> = {}): string {
  const pod = "{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' } }";
  return project({
    'cdk8s.yaml': `app: node ${withTypescript.join(' ')} main.js\n`,
    'main.js': `
      const { ApiObject, Chart } = require('cdk8s');
      const { App, Kustomization } = require('cdk8s-gitops');
      const app = new App({ outdir: 'dist' });
      const [web, base] = ['web', 'base'].map((name) => new Chart(app, name));
      [web, base].forEach((chart) => new ApiObject(chart, 'pod', ${pod.replace("'web'", 'chart.node.id')}));
      ${more}
      app.synth();`,
    ...files,
  });
}
