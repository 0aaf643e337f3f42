// Makes build/ from lib/ and data/, from scratch: a deleted file then does not stay in the package. Modules are joined into
// a few parts, because Node.js needs more time to load hundreds of small files than to run them, but also needs time to
// read code that is not used. What nearly every app runs is in joined/library.js, and the rest of the library in a part for
// each room of lib/. Inside a part of the library, a module is loaded on its first use, and so are the modules of lib/cli/.
// The rest of the command is loaded with what imports it, and calls each other directly: that is faster.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile, compileEager } from './compiler/compile.cjs';
import { joinModules, joinParts } from './compiler/join-parts.mjs';
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
const commands = join(output, 'cli');
const recorder = join(lib, 'cli/synth/watch/record-reads.ts');
const worker = join(lib, 'system/process/worker/process-worker.ts');
const first = new Set(firstModules());

// What takes long to load, and few builds need. A module that imports it loads it on its first use, also in the command.
const importsRarely =
  /from '(@viz-js\/viz|picocolors|re2js|tar|tinyglobby|yaml|json-schema-to-typescript|node:crypto|\S+\/helm\/(inflate-chart|helm-runner))'/;

/** The modules of the command that its part `program` has. */
const startsApps = /^(cli\/(?!synth\/.+\/)|system\/|core\/([^/]+$|check\/|text\/|yaml\/(parse|read|scalar)))/;

const lazyCompiler = compiler(() => compile);
const commandModules = join(lib, 'cli/');
const commandCompiler = compiler((text, path) =>
  importsRarely.test(text) || path.startsWith(commandModules) ? compile : compileEager,
);

rmSync(join(root, 'build'), { recursive: true, force: true });
writeDeclarations();
tables.forEach((table) => cpSync(table, join(root, 'build', relative(root, table))));
await joinParts({ entries, partOf: partOfLibrary, folder: joined, compiler: lazyCompiler });
await joinParts({ entries: ['cli/main.ts'], partOf: partOfCommand, folder: commands, compiler: commandCompiler });
for (const folder of [joined, commands]) {
  // A worker thread starts from a file, which lib/system/process/worker/worker-thread.ts expects in its own folder.
  await joinAlone(worker, folder);
}
// An app that is watched loads this file, and nothing else of the command.
await joinAlone(recorder, commands);
filesIn(output, '.js').forEach((file) => writeFileSync(file, readableErrors(withoutPaths(readFileSync(file, 'utf8')))));
writeCommand();
for (const entry of entries) {
  writeFileSync(join(output, entry.replace(/ts$/, 'js')), doorway(entry));
}

function compiler(choose) {
  const compileFile = (text, path) => choose(text, path)(text, path).code;
  const setup = ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, ({ path }) => ({ contents: compileFile(readFileSync(path, 'utf8'), path) }));
  return { name: 'compiler', setup };
}

/** Removes the paths of modules, which only name frames of a stack. They are a twentieth of the code. */
function withoutPaths(code) {
  return code.replaceAll(/\b(__esm|__commonJS)\(\{"[^"]+"\(/g, '$1({""(');
}

/** Joins a module that runs on its own, and what it imports, into one file. */
async function joinAlone(module, folder) {
  const name = basename(module).replace(/ts$/, 'js');
  await joinModules({ entryPoints: [module], outfile: join(folder, name), plugins: [lazyCompiler] });
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

/** What nearly every app runs: a small app is run to know it. */
function firstModules() {
  return JSON.parse(execFileSync(process.execPath, [join(root, 'tools/compiler/first-modules.cjs')]));
}

/** The part of the library that a module is in. A construct and an engine of one name share a part. */
function partOfLibrary(module) {
  const [band, room] = module.split('/');
  if (band === 'public' || first.has(module)) {
    return 'library';
  }
  return ['constructs', 'engines'].includes(band) ? room : band;
}

/**
 * The part of the command that a module is in. `program` has what every command needs, and what starts the app: an app
 * should start early, and the rest is loaded while it runs. Each engine has a part of its own.
 */
function partOfCommand(module) {
  const [band, room] = module.split('/');
  // A compile cache keeps only what is loaded after it is turned on.
  if (module === 'cli/main.ts') {
    return 'main';
  }
  if (/^cli\/console\/(compile|code)-cache\.ts$/.test(module)) {
    return 'compile-cache';
  }
  return band === 'engines' ? room : startsApps.test(module) ? 'program' : 'shared';
}

/** Lets the part `main` run. */
function writeCommand() {
  const command = join(commands, 'main.js');
  const code = readFileSync(command, 'utf8');
  writeFileSync(command, `#!/usr/bin/env node\n${code}exports["cli/main.ts"]();\n`);
  chmodSync(command, 0o755);
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
