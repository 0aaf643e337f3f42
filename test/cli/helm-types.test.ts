import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { create } from 'tar';
import { withTypescript } from '../node-with-typescript';
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
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: folder, encoding: 'utf8' });
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
