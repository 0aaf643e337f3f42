import { cpSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import * as library from 'cdk8s-gitops';
import * as argoCd from 'cdk8s-gitops/argo-cd';
import * as gitops from 'cdk8s-gitops/gitops';
import * as kustomize from 'cdk8s-gitops/kustomize';
import manifest from '../../package.json';
import { checkPackage } from '../../tools/release/check-package';
import {
  chart,
  chartValues,
  classNames,
  includeFromUrl,
  javascript,
  libraryCode,
  matchers,
  oneChart,
  onePod,
  podWithoutPlus,
  twoEntries,
} from './programs';
import { type ConsumerProject, consumersOfPackage } from './project';

const root = join(__dirname, '../..');
const optional = Object.keys(manifest.peerDependenciesMeta);
const peers = Object.keys(manifest.peerDependencies).filter((name) => !optional.includes(name));
const needed = [...peers, ...Object.keys(manifest.dependencies)];

const consumers = consumersOfPackage();

function newProject(...more: string[]): ConsumerProject {
  return consumers.newProject(...needed, ...more);
}

test('the package is one that the release script would publish', () => {
  const { packed } = consumers;
  const read = (path: string): string => readFileSync(join(packed.source, path), 'utf8');

  expect(checkPackage(packed, manifest, read, [root, packed.source])).toEqual([]);
});

describe('JavaScript', () => {
  const values = {
    'cdk8s-gitops': library,
    'cdk8s-gitops/argo-cd': argoCd,
    'cdk8s-gitops/gitops': gitops,
    'cdk8s-gitops/kustomize': kustomize,
  };
  const entries = Object.entries(values).map(([entry, exported]) => [entry, Object.keys(exported).sort()] as const);

  test.each(entries)('require() gets every value of %s, without loading an ES module', (entry, wanted) => {
    const project = newProject();
    project.write('a.js', `console.log(Object.entries(require('${entry}')).map(([name]) => name).sort().join())`);

    const names = project.node('--no-experimental-require-module', 'a.js');

    expect(names.trim().split(',')).toEqual(wanted);
  });

  test.each(entries)('import gets every value of %s', (entry, wanted) => {
    const project = newProject();
    project.write('a.mjs', `import { ${wanted.join(', ')} } from '${entry}'; console.log('imported');`);

    expect(project.node('--no-experimental-require-module', 'a.mjs')).toBe('imported\n');
  });

  test('what one entry makes is an instance of the class of another, required or imported', () => {
    const project = newProject();
    project.write('a.mjs', twoEntries);

    expect(project.node('--no-experimental-require-module', 'a.mjs')).toBe('true true true\n');
  });

  test('an app with a Pod loads none of the packages that ours depends on', () => {
    const project = newProject();
    project.write('a.js', onePod);

    const loaded = project.node('--no-experimental-require-module', 'a.js').trim().split('\n');

    const own = Object.keys(manifest.dependencies).map(folderOf);
    expect(loaded.filter((file) => own.some((folder) => file.startsWith(folder)))).toEqual([]);
    expect(loaded.filter((file) => file.startsWith(folderOf('cdk8s')))).not.toEqual([]);
  });

  test('every class has the name that it is exported by', () => {
    const project = newProject();
    const names = Object.keys(manifest.exports).filter((entry) => !entry.endsWith('.json'));
    project.write('a.js', `const entries = ${JSON.stringify(names)};\n${classNames}`);

    expect(project.node('a.js')).toBe('[]\n');
  });

  test('its code is ASCII, which Node.js loads faster', () => {
    const build = join(newProject().directory, 'node_modules/cdk8s-gitops/build');
    const files = readdirSync(build, { encoding: 'utf8', recursive: true }).filter((file) => file.endsWith('.js'));
    const code = files.map((file) => readFileSync(join(build, file), 'utf8'));

    expect(code.length).toBeGreaterThan(2);
    expect(code.filter((text) => /[^\0-\x7f]/.test(text))).toEqual([]);
  });

  test('an app with a Pod loads the part of the library that nearly all apps need, and no other', () => {
    const project = newProject();
    project.write('a.js', onePod);

    const loaded = project.node('a.js').trim().split('\n');

    const own = loaded.filter((file) => file.includes('/cdk8s-gitops/build/') && !file.includes('/data/'));
    expect(own.map((file) => basename(file))).toEqual(['index.js', 'library.js']);
  });

  test('the part that nearly all apps need is less than a third of the library', () => {
    const build = join(newProject().directory, 'node_modules/cdk8s-gitops/build/lib/joined');
    const sizes = new Map(readdirSync(build).map((file) => [file, statSync(join(build, file)).size]));
    const all = [...sizes.values()].reduce((sum, size) => sum + size, 0);

    expect(sizes.get('library.js')).toBeLessThan(all / 3);
  });

  test('the sub-path for tests loads without Jest', () => {
    const project = newProject();
    project.write(
      'a.mjs',
      "import { Manifests } from 'cdk8s-gitops/testing'; console.log([...Manifests.fromYaml('')]);",
    );

    expect(project.node('--no-experimental-require-module', 'a.mjs')).toBe('[]\n');
  });

  test('tsx runs an app in TypeScript, as the README says', () => {
    const project = newProject('tsx');
    project.write('main.ts', "import { App, type Manifest } from 'cdk8s-gitops'; console.log(typeof new App());");

    expect(project.node('-r', 'tsx/cjs', 'main.ts')).toBe('object\n');
  });

  test('our charts and charts of cdk8s-plus can be in one app, ours or that of cdk8s', () => {
    const project = newProject('cdk8s-plus-27');
    project.write('a.js', javascript);

    expect(project.node('--no-experimental-require-module', 'a.js')).toBe('Deployment,Pod\nDeployment,Pod\n');
  });

  test('objects of a URL are included, whatever options Node.js has', () => {
    const project = newProject();
    project.write('options.js', "if (!require('node:worker_threads').isMainThread) throw new Error('loaded twice')");
    project.write('a.js', includeFromUrl);

    expect(project.node('--no-experimental-require-module', '--require', './options.js', 'a.js')).toBe('web\n');
  });

  test('without the file of its worker thread, the error is about bundles', () => {
    const project = newProject();
    const file = join(project.directory, 'node_modules/cdk8s-gitops/build/lib/joined/process-worker.js');
    project.write('a.js', includeFromUrl);
    rmSync(file);

    expect(project.node('a.js')).toBe(
      `[cdk8s-gitops] Cannot start the thread that runs processes: ${file} is missing\n` +
        '  Fix: if you bundle your app, leave cdk8s-gitops out of the bundle\n',
    );
  });
});

test('an app that is watched loads a file of the package, which notes what the app reads', () => {
  const project = newProject();
  const log = join(project.directory, 'log');
  const recorder = join(project.directory, 'node_modules/cdk8s-gitops/build/lib/cli/record-reads.js');
  project.write('a.mjs', "import './b.mjs'; import { readFileSync } from 'node:fs'; readFileSync('c.txt');");
  project.write('b.mjs', 'import "cdk8s-gitops";');
  project.write('c.txt', '');

  project.nodeWith({ NODE_OPTIONS: `--require "${recorder}"`, CDK8S_GITOPS_READS: log }, 'a.mjs');

  const noted = readFileSync(log, 'utf8').trim().split('\n');
  const files = noted.map((line) => relative(project.directory, (JSON.parse(line) as string[])[1]!));
  expect([...new Set(files)].sort()).toEqual(['a.mjs', 'b.mjs', 'c.txt']);
});

describe('an error that nobody catches', () => {
  test.each([
    ['thrown by a construct', 'new ProbedPod(chart, "web", { containers: [] });', 'hello/web'],
    ['thrown by synth', 'app.synth();', 'App'],
  ])('%s, starts with its message, and the stack with the line of the user', (_, line, where) => {
    const project = newProject();
    project.write('main.js', `${oneChart}\n${line}`);

    const lines = project.failingNode('main.js').split('\n');

    expect(lines[0]).toMatch(`GitOpsError: [${where}] Cannot `);
    expect(lines[1]).toMatch(/^ {2}Fix: /);
    expect(lines.find((text) => text.startsWith('    at '))).toContain(join(project.directory, 'main.js'));
  });

  test('thrown by the validation of a construct, starts with its message too', () => {
    const project = newProject();
    project.write(
      'main.js',
      `${oneChart}\nchart.node.addValidation({ validate: () => ['It is wrong'] });\napp.synth();`,
    );

    expect(project.failingNode('main.js')).toContain(
      'Error: Validation failed with the following errors:\n' +
        `  [hello] It is wrong\n    at Object.<anonymous> (${join(project.directory, 'main.js')}:`,
    );
  });

  test.each([
    ['Node.js with source maps', ['--enable-source-maps']],
    ['tsx', ['-r', 'tsx/cjs']],
  ])('with %s, starts with its message too', (_, flags) => {
    const project = newProject('tsx');
    project.write('main.ts', `${oneChart}\napp.synth();`);
    project.write('main.js', `${oneChart}\napp.synth();`);

    const text = project.failingNode(...flags, flags.includes('tsx/cjs') ? 'main.ts' : 'main.js');

    expect(text).toMatch(/^GitOpsError: \[App\] Cannot .*\n {2}Fix: .*\n {4}at /);
  });
});

/** Where Node.js finds a package that a project links to. */
function folderOf(name: string): string {
  return join(realpathSync(join(__dirname, '../../node_modules', name)), '/');
}

/** What `cdk8s init typescript-app` writes. */
const template = join(root, 'node_modules/cdk8s-cli/templates/typescript-app');

function compiler(version: string): string {
  return join(__dirname, '../../node_modules', version === '7' ? 'typescript-7/bin/tsc' : 'typescript/bin/tsc');
}

/** Strict TypeScript that checks our declarations too. */
const strict = ['--strict', '--skipLibCheck', 'false', '--noEmit', '--target', 'es2022'];

describe('strict TypeScript, without skipLibCheck', () => {
  test.each([
    ['5.9', 'node10', ['--module', 'commonjs', '--moduleResolution', 'node10']],
    ['5.9', 'node16', ['--module', 'node16']],
    ['7', 'node16', ['--module', 'node16']],
    ['7', 'bundler', ['--module', 'esnext', '--moduleResolution', 'bundler']],
  ])(
    'version %s compiles a chart with module resolution %s',
    (version, _, options) => {
      const project = newProject('@types/node', 'cdk8s-plus-27');
      project.write('chart.ts', chart);
      project.write('values.ts', chartValues);

      const output = project.node(compiler(version), ...strict, '--types', 'node', ...options, 'chart.ts', 'values.ts');

      expect(output).toBe('');
    },
    60_000,
  );

  test('the project of `cdk8s init typescript-app` compiles and runs, without cdk8s-plus-27', () => {
    const project = newProject();
    cpSync(template, project.directory, { recursive: true, filter: (file) => !file.endsWith('.test.ts') });
    project.write('pod.ts', podWithoutPlus);

    expect(project.node(compiler('5.9'), '--build')).toBe('');
    expect(project.node('--print', "require('./pod').name")).toBe('web\n');
  });

  test('the declarations of a library name types of the sub-paths', () => {
    const project = newProject('@types/node');
    project.write('library.ts', libraryCode);
    const flags = ['--strict', '--declaration', '--target', 'es2022', '--module', 'node16', 'library.ts'];

    project.node(compiler('5.9'), ...flags);

    const declarations = readFileSync(join(project.directory, 'library.d.ts'), 'utf8');
    expect(declarations.match(/import\("[^"]+"\)\.\w+/g)).toEqual([
      'import("cdk8s-gitops/argo-cd").ArgoCdServerProps',
      'import("cdk8s-gitops/kustomize").ReplicaRule',
    ]);
  });

  test.each([
    ['the global expect', 'jest', ['@types/jest', 'expect'], ''],
    [
      'the expect of @jest/globals',
      'node',
      ['@jest/globals', 'expect'],
      "import { expect, test } from '@jest/globals';",
    ],
  ])('%s knows the matchers', (_, types, packages, importLine) => {
    const project = newProject('@types/node', ...packages);
    project.write('chart.test.ts', `${importLine}${matchers}`);

    const compile = [compiler('7'), ...strict, '--types', types, '--module', 'node16', 'chart.test.ts'];

    expect(project.node(...compile)).toBe('');
  });
});
