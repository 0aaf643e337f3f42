// Makes build/ from lib/ and data/, from scratch: a deleted file then does not stay in the package. The modules of the
// library are joined into one file, and those of the command line into another, because Node.js needs more time to load
// hundreds of small files than to run them. Inside a joined file, a module is still loaded on its first use.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { compile } from './compiler/compile.cjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(import.meta.url);
const lib = join(root, 'lib');
const output = join(root, 'build/lib');
const entries = readdirSync(join(lib, 'public')).map((file) => basename(file, '.ts'));
const tables = readdirSync(join(root, 'data'), { recursive: true }).filter((file) => file.endsWith('.json'));
// As deep below build/ as lib/core/table.ts below the root: it finds the tables of data/ by a relative path.
const library = join(output, 'joined/library.js');
const command = join(output, 'cli/main.js');
const worker = join(lib, 'system/process/worker/process-worker.ts');

rmSync(join(root, 'build'), { recursive: true, force: true });
writeDeclarations();
tables.forEach((table) => cpSync(join(root, 'data', table), join(root, 'build/data', table)));
await joinModules({ stdin: { contents: entries.map(loader).join('\n'), resolveDir: lib }, outfile: library });
await joinModules({ entryPoints: [join(lib, 'cli/main.ts')], outfile: command });
for (const file of [library, command]) {
  // A worker thread starts from a file, which lib/system/process/worker/worker-thread.ts expects in its own folder.
  await joinModules({ entryPoints: [worker], outfile: join(dirname(file), 'process-worker.js') });
}
chmodSync(command, 0o755);
entries.forEach((entry) => writeFileSync(join(output, `public/${entry}.js`), doorway(entry)));

function writeDeclarations() {
  const tsc = require.resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '--project', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
}

/** Joins modules into one file. Packages and tables stay outside. */
async function joinModules(options) {
  const compiler = {
    name: 'compiler',
    setup: ({ onLoad }) =>
      onLoad({ filter: /\.ts$/ }, ({ path }) => ({ contents: compile(readFileSync(path, 'utf8'), path).code })),
  };
  const fixed = {
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    minifyWhitespace: true,
    lineLimit: 120,
    logLevel: 'warning',
    plugins: [compiler],
  };
  await build({ ...fixed, ...options });
}

/** In the joined file: a function that loads an entry of the package. */
function loader(entry) {
  return `exports[${JSON.stringify(entry)}] = () => require(${JSON.stringify(`./public/${entry}.ts`)});`;
}

/**
 * The file of an entry. Its last line never runs: Node.js finds the exported names there if an ES module imports this
 * file.
 */
function doorway(entry) {
  const names = Object.keys(require(library)[entry]());
  return [
    '"use strict";',
    `module.exports = require("../joined/library.js")[${JSON.stringify(entry)}]();`,
    `0 && (module.exports = { ${names.join(', ')} });`,
    '',
  ].join('\n');
}
