import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { create } from 'tar';
import { ChartServer } from '../engines/helm/fetch/chart-server';
import { withTypescript } from '../node-with-typescript';
import { describeWithTool } from '../real-tools';
import { temporaryFolder } from '../temporary-folder';

const main = join(__dirname, '../../lib/cli/main.ts');
const printed = `// The values of web 1.0.0. Written by \`cdk8s-gitops helm types\`; do not edit.

export interface Values {
  replicas?: number | null;
}
`;
const files = {
  'web/Chart.yaml': 'name: web\nversion: 1.0.0\n',
  'web/values.schema.json': '{"properties": {"replicas": {"type": "integer"}}, "additionalProperties": false}',
};

/** Runs a command in a new folder that has some files. */
function run(
  texts: Readonly<Record<string, string>>,
  args: readonly string[],
  flags: readonly string[] = [],
  environment: NodeJS.ProcessEnv = {},
): { folder: string; code: number | null; stdout: string; stderr: string } {
  const folder = temporaryFolder();
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  if ('web/Chart.yaml' in texts) {
    create({ cwd: folder, file: join(folder, 'web-1.0.0.tgz'), gzip: true, sync: true }, ['web']);
  }
  const command = [...flags, ...withTypescript, main, 'helm', 'types', ...args];
  const options = { cwd: folder, env: { ...process.env, ...environment }, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, command, options);
  return { folder, code: status, stdout, stderr };
}

test.each(['web', 'web/', 'web-1.0.0.tgz'])('prints the types of the chart %s', (chart) => {
  expect(run(files, [chart])).toMatchObject({ code: 0, stdout: printed, stderr: '' });
});

test('writes to a file', () => {
  const { folder, ...result } = run(files, ['web', '-o', 'values.ts']);

  expect(result).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(readFileSync(join(folder, 'values.ts'), 'utf8')).toBe(printed);
});

test('prints what the types do not know on standard error', () => {
  const chart = 'name: web\nversion: 1.0.0\ndependencies: [{ name: db }]\n';

  const { code, stderr } = run({ ...files, 'web/Chart.yaml': chart }, ['web']);

  expect({ code, stderr }).toEqual({
    code: 0,
    stderr:
      'Warning: [web] The values of the subchart db have no types: charts/ does not have it\n' +
      '  Fix: run helm dependency build web, then write the types again\n',
  });
});

test('fails for a schema that is not JSON, and writes nothing', () => {
  const { code, stdout, stderr } = run({ ...files, 'web/values.schema.json': '[' }, ['web', '-o', '/dev/stdout']);

  expect({ code, stdout, stderr }).toEqual({
    code: 2,
    stdout: '',
    stderr: '[web/values.schema.json] Cannot read the schema: Unexpected end of JSON input\n  Fix: correct the JSON\n',
  });
});

test('fails for values that are not a map', () => {
  const { code, stderr } = run({ ...files, 'web/values.yaml': '[]' }, ['web']);

  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: '[web/values.yaml] Cannot read the values: they are not a map\n  Fix: write a map\n',
  });
});

describe.each(['helm-3.12', 'helm-4.2'] as const)('%s', (tool) => {
  describeWithTool(tool, 'helm types', (helm) => {
    const environment = (): NodeJS.ProcessEnv => {
      const folder = temporaryFolder();
      const variables = ['HELM_CONFIG_HOME', 'DOCKER_CONFIG', 'NETRC', 'CDK8S_GITOPS_HELM_CACHE'];
      return { HELM: helm, NO_PROXY: '127.0.0.1', ...Object.fromEntries(variables.map((name) => [name, folder])) };
    };

    test('writes the types of a chart of a repository', async () => {
      const server = await ChartServer.start();
      server.addChart('redis', '1.2.3');
      server.addChart('redis', '1.3.0');
      const args = ['redis', '--repo', server.url, '--version', '1.2.3'];

      const { code, stdout, stderr } = run({}, args, [], environment());

      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain('// The values of redis 1.2.3. Written by');
    });

    test('writes the types of a chart of a registry', async () => {
      const server = await ChartServer.start();
      server.pushChart('redis', '1.2.3');
      const args = [`${server.registry}/redis`, '--version=1.2.3', '--plain-http'];

      const { code, stdout, stderr } = run({}, args, [], environment());

      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain('// The values of redis 1.2.3. Written by');
    });
  });
});

test('fails for a chart of a repository without a version', () => {
  expect(run({}, ['redis', '--repo', 'https://charts.example.com'])).toMatchObject({
    code: 2,
    stdout: '',
    stderr:
      '[cdk8s-gitops] Cannot leave out --version: a repository or a registry has several versions of a chart\n' +
      '  Fix: add one version, such as 1.2.3, not a range\n',
  });
});

test('fails for a version of a chart on the disk, which has one version', () => {
  expect(run(files, ['web', '--version', '1.0.0'])).toMatchObject({
    code: 2,
    stdout: '',
    stderr:
      '[cdk8s-gitops] Cannot use --version: a chart on the disk has one version\n' +
      '  Fix: leave it out, or add the URL of a repository\n',
  });
});

test('fails for --plain-http of a chart that is not in a registry', () => {
  expect(run(files, ['web', '--plain-http'])).toMatchObject({
    code: 2,
    stdout: '',
    stderr: '[cdk8s-gitops] Cannot use --plain-http: it is for charts of a registry, oci://…\n  Fix: leave it out\n',
  });
});

test('with --closed, names that the chart does not show are left out of the types', () => {
  const values = 'image: { tag: a }\nresources: { limits: { cpu: 1 } }\nnodeSelector: {}\n';
  const texts = { 'web/Chart.yaml': files['web/Chart.yaml'], 'web/values.yaml': values };

  expect(run(texts, ['web', '--closed']).stdout).toContain(`export interface Values {
  image?: {
    /**
     * @default "a"
     */
    tag?: string | null;
  } | null;
  resources?: {
    limits?: {
      /**
       * @default 1
       */
      cpu?: number | null;
      [k: string]: unknown;
    } | null;
    [k: string]: unknown;
  } | null;
  nodeSelector?: {
    [k: string]: unknown;
  } | null;
  global?: {
    [k: string]: unknown;
  } | null;
}
`);
});

test('fails with the command to install what it needs', () => {
  const hide = join(temporaryFolder(), 'hide.cjs');
  writeFileSync(
    hide,
    `const Module = require('node:module');
     const resolve = Module._resolveFilename;
     Module._resolveFilename = (name, ...rest) =>
       resolve(name === 'json-schema-to-typescript' ? 'a-package-that-is-not-there' : name, ...rest);`,
  );

  const { code, stderr } = run(files, ['web'], ['-r', hide]);

  expect({ code, stderr }).toEqual({
    code: 2,
    stderr:
      '[cdk8s-gitops] Cannot write types: the package json-schema-to-typescript is not installed\n' +
      '  Fix: run npm install --save-dev json-schema-to-typescript\n',
  });
});

test('a helm that is too old is named, also if it reports no failure', () => {
  const bin = temporaryFolder();
  const helm = join(bin, 'helm');
  writeFileSync(helm, '#!/bin/sh\necho v2.17.0\n', { mode: 0o755 });

  const { code, stderr } = run({}, ['redis', '--repo', 'http://127.0.0.1:1', '--version', '1.0.0'], [], {
    HELM: helm,
    CDK8S_GITOPS_HELM_CACHE: bin,
  });

  expect({ code, stderr }).toEqual({
    code: 2,
    stderr:
      `[cdk8s-gitops] Cannot use helm v2.17.0 (${helm}): v3.12.0 or later is needed\n` +
      '  Fix: install helm 3.12 or later, or set the variable HELM to its path\n',
  });
});
