import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import manifest from '../../package.json';
import { type ConsumerProject, consumersOfPackage } from './project';

const command = 'node_modules/cdk8s-gitops/build/lib/cli/main.js';
const consumers = consumersOfPackage();

function newProject(): ConsumerProject {
  return consumers.newProject(...Object.keys(manifest.dependencies));
}

describe('what a command loads of the package', () => {
  const printLoaded = `
    const isPart = (file) => /cdk8s-gitops.build.lib/.test(file);
    process.on('exit', () => require('fs').writeFileSync('loaded', Object.keys(require.cache).filter(isPart).join()));
  `;
  const app =
    "node -e 'fs.mkdirSync(process.env.CDK8S_OUTDIR); fs.copyFileSync(`a.yaml`, process.env.CDK8S_OUTDIR + `/a.yaml`)'";

  test.each([
    ['synth', ['synth', '--app', app], ['manifest-folder.js']],
    ['help', ['--help'], []],
    ['completion', ['completion', 'bash'], []],
    ['kustomize build', ['kustomize', 'build', '.'], ['kustomize.js', 'shared.js']],
  ])('for %s, it is one part of the command, and those of the engines that it has', (_, args, more) => {
    const project = newProject();
    project.write('a.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n');
    project.write('kustomization.yaml', 'resources: [a.yaml]');
    project.write('print-loaded.js', printLoaded);

    project.node('-r', './print-loaded.js', command, ...args);

    const loaded = readFileSync(join(project.directory, 'loaded'), 'utf8').split(',');
    expect(loaded.map((file) => basename(file))).toEqual(['main.js', 'compile-cache.js', 'program.js', ...more]);
  });
});

describe('the compile cache of the command', () => {
  test('is among the packages of the project, and never in the temporary folder', () => {
    const project = newProject();
    mkdirSync(join(project.directory, 'temporary'));

    project.nodeWith({ TMPDIR: join(project.directory, 'temporary') }, command, '--version');

    const isMade = existsSync(join(project.directory, 'node_modules/.cache/cdk8s-gitops/compile'));
    expect(isMade).toBe(true);
    expect(readdirSync(join(project.directory, 'temporary'))).toEqual([]);
  });

  test('gives the same output, also if what is kept is broken', () => {
    const project = newProject();
    const cache = join(project.directory, 'node_modules/.cache/cdk8s-gitops/compile');
    const first = project.node(command, 'synth', '--help');

    const kept = project.node(command, 'synth', '--help');
    const files = readdirSync(cache, { encoding: 'utf8', recursive: true }).map((file) => join(cache, file));
    files.filter((file) => statSync(file).isFile()).forEach((file) => writeFileSync(file, 'broken'));
    const broken = project.node(command, 'synth', '--help');

    expect(first).toMatch(/^Usage: /);
    expect([kept, broken]).toEqual([first, first]);
    expect(files).not.toEqual([]);
  });

  test('is not needed: the command runs if the folder can not be made', () => {
    const project = newProject();
    project.write('node_modules/.cache', 'a file');

    expect(project.node(command, '--version')).toBe(`${manifest.version}\n`);
  });
});
