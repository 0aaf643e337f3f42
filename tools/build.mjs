// Makes build/ from lib/ and data/, from scratch: a deleted file then does not stay in the package. Modules are joined,
// because Node.js needs more time to load hundreds of small files than to run them: those of the command line into one
// file, and those of the library into a few, because it also needs time to read code that an app does not use. What
// nearly every app runs is in joined/library.js, and the rest in a file for each room of lib/. Inside a joined file of
// the library, a module is still loaded on its first use. The command needs most of its modules, so they are loaded at
// once, and call each other directly.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { compile, compileEager } from './compiler/compile.cjs';
import { includeKubernetesTypes } from './compiler/kubernetes-types.mjs';
import { readableErrors } from './compiler/readable-errors.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(import.meta.url);
const lib = join(root, 'lib');
const output = join(root, 'build/lib');
const entries = readdirSync(join(lib, 'public')).map((file) => `public/${file}`);
const tables = filesIn(join(root, 'data'), '.json');
// As deep below build/ as lib/core/table.ts below the root: it finds the tables of data/ by a relative path.
const joined = join(output, 'joined');
const command = join(output, 'cli/main.js');
const recorder = join(lib, 'cli/synth/watch/record-reads.ts');
const worker = join(lib, 'system/process/worker/process-worker.ts');
const first = new Set(firstModules());

// What takes long to load, and few builds need. A module that imports it loads it on its first use, also in the command.
const importsRarely =
  /from '(@viz-js\/viz|picocolors|re2js|tar|tinyglobby|yaml|json-schema-to-typescript|node:crypto)'/;

const lazyCompiler = compiler(() => compile);
// A command loads what it needs when it runs, and then all of it at once.
const commandModules = join(lib, 'cli/commands/');
const eagerCompiler = compiler((text, path) =>
  importsRarely.test(text) || path.startsWith(commandModules) ? compile : compileEager,
);

rmSync(join(root, 'build'), { recursive: true, force: true });
writeDeclarations();
tables.forEach((table) => cpSync(table, join(root, 'build', relative(root, table))));
await joinLibrary();
// The command turns on the compile cache of Node.js, which then keeps what is loaded after it.
await joinModules({ entryPoints: [join(lib, 'cli/main.ts')], outfile: command, external: ['./program'] });
await joinModules({
  entryPoints: [join(lib, 'cli/program.ts')],
  outfile: join(output, 'cli/program.js'),
  plugins: [eagerCompiler],
});
for (const folder of [joined, dirname(command)]) {
  // A worker thread starts from a file, which lib/system/process/worker/worker-thread.ts expects in its own folder.
  await joinModules({ entryPoints: [worker], outfile: join(folder, 'process-worker.js') });
}
// An app that is watched loads this file, and nothing else of the command.
await joinModules({ entryPoints: [recorder], outfile: join(dirname(command), 'record-reads.js') });
filesIn(output, '.js').forEach((file) => writeFileSync(file, readableErrors(readFileSync(file, 'utf8'))));
chmodSync(command, 0o755);
for (const entry of entries) {
  writeFileSync(join(output, entry.replace(/ts$/, 'js')), doorway(entry));
}

function compiler(choose) {
  const compileFile = (text, path) => choose(text, path)(text, path).code;
  const setup = ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, ({ path }) => ({ contents: compileFile(readFileSync(path, 'utf8'), path) }));
  return { name: 'compiler', setup };
}

function filesIn(folder, ending) {
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(ending));
  return files.map((file) => join(folder, file));
}

function writeDeclarations() {
  const tsc = require.resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '--project', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
  includeKubernetesTypes(output, filesIn(output, '.d.ts'));
}

/** Joins the modules of the library into files, each of which loads the others when it needs them. */
async function joinLibrary() {
  const all = { contents: entries.map((entry) => `require("./${entry}");`).join('\n'), resolveDir: lib };
  const { metafile } = await joinModules({
    stdin: all,
    outfile: join(joined, 'library.js'),
    metafile: true,
    write: false,
  });
  for (const [file, modules] of modulesAskedFor(metafile)) {
    await joinModules({
      stdin: { contents: modules.map(loader).join('\n'), resolveDir: lib },
      outfile: join(joined, `${file}.js`),
      plugins: [otherFiles(file), lazyCompiler],
    });
  }
}

/** For each joined file, the modules in it that are loaded from outside. */
function modulesAskedFor({ inputs }) {
  const asked = new Map([['library', new Set(entries)]]);
  for (const [importer, { imports }] of Object.entries(inputs)) {
    for (const { path, external } of imports) {
      const [from, to] = [importer, path].map((module) => relative(lib, join(root, module)));
      if (!external && joinedFile(to) !== joinedFile(from)) {
        asked.set(joinedFile(to), (asked.get(joinedFile(to)) ?? new Set()).add(to));
      }
    }
  }
  return [...asked].map(([file, modules]) => [file, [...modules].sort()]);
}

/** What nearly every app runs: a small app is run to know it. */
function firstModules() {
  return JSON.parse(execFileSync(process.execPath, [join(root, 'tools/compiler/first-modules.cjs')]));
}

/** The joined file that a module is in. A construct and an engine of one name share a file. */
function joinedFile(module) {
  const [band, room] = module.split(sep);
  if (band === 'public' || first.has(module)) {
    return 'library';
  }
  return ['constructs', 'engines'].includes(band) ? room : band;
}

/** In place of a module of another joined file: code that loads it from there. */
function otherFiles(file) {
  const setup = ({ onResolve, onLoad }) => {
    onResolve({ filter: /^\./, namespace: 'file' }, ({ path, resolveDir }) => {
      const module = `${relative(lib, join(resolveDir, path))}.ts`;
      return existsSync(join(lib, module)) && joinedFile(module) !== file
        ? { path: module, namespace: 'other' }
        : undefined;
    });
    onResolve({ filter: /./, namespace: 'other' }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /./, namespace: 'other' }, ({ path }) => ({
      contents: `module.exports = require("./${joinedFile(path)}.js")[${JSON.stringify(path)}]();`,
    }));
  };
  return { name: 'other files', setup };
}

/** Joins modules into one file. Packages and tables stay outside. */
async function joinModules(options) {
  const fixed = {
    absWorkingDir: root,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    minifyWhitespace: true,
    lineLimit: 120,
    logLevel: 'warning',
    plugins: [lazyCompiler],
  };
  return build({ ...fixed, ...options });
}

/** In a joined file: a function that loads a module of it. */
function loader(module) {
  return `exports[${JSON.stringify(module)}] = () => require(${JSON.stringify(`./${module}`)});`;
}

/**
 * The file of an entry. Its last line never runs: Node.js finds the exported names there if an ES module imports this
 * file.
 */
function doorway(entry) {
  const names = Object.keys(require(join(joined, 'library.js'))[entry]());
  return [
    '"use strict";',
    `module.exports = require("../joined/library.js")[${JSON.stringify(entry)}]();`,
    `0 && (module.exports = { ${names.join(', ')} });`,
    '',
  ].join('\n');
}
