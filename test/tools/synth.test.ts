import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPageCode } from '../docs/code-blocks';
import { temporaryFolder } from '../temporary-folder';

const root = join(__dirname, '../..');
const hello = join(root, 'examples/hello.ts');

/** Runs `npm run synth` with a file, in a folder of its own. */
function synth(file: string, cwd = temporaryFolder()): { readonly stdout: string; readonly stderr: string } {
  return spawnSync(process.execPath, [join(root, 'tools/synth.cjs'), file], { cwd, encoding: 'utf8' });
}

test('npm run synth prints what it wrote in one line', () => {
  expect(synth(hello)).toMatchObject({ stdout: 'Wrote 1 file to dist: hello.k8s.yaml\n', stderr: '' });
});

test('npm run synth prints an error with its message first', () => {
  const folder = temporaryFolder();
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'main.ts'), "import { App } from 'cdk8s-gitops';\nnew App().synth();\n");

  const { stdout, stderr } = synth('main.ts', folder);

  expect(stdout).toBe('');
  expect(stderr).toMatch(/^GitOpsError: \[App\] Cannot synthesize an app without objects: it has no chart\n {2}Fix: /);
});

test('npm run synth names a file that does not exist, and shows no stack', () => {
  expect(synth('nope.ts')).toMatchObject({
    status: 1,
    stdout: '',
    stderr: '[nope.ts] Cannot run: no file has this path\n  Fix: use the path of an app, such as examples/hello.ts\n',
  });
});

test.each(['README.md', 'README.ko.md'])('the first sample of %s is examples/hello.ts', (page) => {
  const [sample] = readPageCode(readFileSync(join(root, page), 'utf8')).modules;

  expect(sample?.code.trim()).toBe(readFileSync(hello, 'utf8').trim());
});
