// Compiles lib/ and data/ to build/, from scratch: a deleted file then does not stay in the package. Then it joins the
// modules of the library into one file, and those of the command line into another, because Node.js needs more time to
// load hundreds of small files than to run them. Inside a joined file, a module is still loaded on its first use.
import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const lib = join(root, 'build/lib');
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const barrels = ['public/index.js', 'public/testing.js'];
const command = 'cli/main.js';
// As deep below build/ as lib/core/table.ts, which finds the tables by a relative path.
const joined = 'joined/library.js';
const worker = 'process-worker.js';

rmSync(join(root, 'build'), { recursive: true, force: true });
execFileSync(process.execPath, [tsc, '--project', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
const names = barrels.map(exportedNames);
readdirSync(lib, { recursive: true })
  .filter((file) => file === barrels[0] || /^(constructs|api-objects|kubernetes)\/.*\.js$/.test(file))
  .forEach(loadOnUse);
joinModules({ stdin: { contents: barrels.map(loader).join('\n'), resolveDir: lib }, outfile: join(lib, joined) });
joinModules({ entryPoints: [join(lib, command)], outfile: join(lib, command), allowOverwrite: true });
// A worker thread starts from a file, which lib/system/process/worker/worker-thread.ts expects in its own folder: that of
// each joined file.
const workers = [joined, command].map((file) => join(dirname(file), worker));
workers.forEach((file) =>
  joinModules({ entryPoints: [join(lib, 'system/process/worker', worker)], outfile: join(lib, file) }),
);
barrels.forEach((barrel, index) => writeFileSync(join(lib, barrel), doorway(barrel, names[index])));
removeModules([...barrels, command, joined, ...workers]);
chmodSync(join(lib, command), 0o755);

/** Joins modules into one file. Packages and tables stay outside. */
function joinModules(options) {
  const fixed = {
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    minifyWhitespace: true,
    lineLimit: 120,
    logLevel: 'warning',
  };
  buildSync({ ...fixed, ...options });
}

/** In the joined file: a function that loads a barrel. */
function loader(barrel) {
  return `exports[${JSON.stringify(barrel)}] = () => require(${JSON.stringify(`./${barrel}`)});`;
}

/**
 * The new content of a barrel. Its last line never runs: Node.js finds the exported names there if an ES module imports
 * this module.
 */
function doorway(barrel, exported) {
  return [
    '"use strict";',
    `module.exports = require("../${joined}")[${JSON.stringify(barrel)}]();`,
    `0 && (module.exports = { ${exported.join(', ')} });`,
    '',
  ].join('\n');
}

function exportedNames(barrel) {
  const text = readFileSync(join(lib, barrel), 'utf8');
  const exported = [...text.matchAll(/^Object\.defineProperty\(exports, "(\w+)", \{ enumerable/gm)];
  if (exported.length === 0) {
    throw new Error('The compiler writes exports in another form: fix exportedNames() and loadOnUse()');
  }
  return exported.map(([, name]) => name);
}

/**
 * Changes a compiled module: it then loads the modules that it imports on their first use, and unused ones never run.
 * Imports without a name are not changed. In the other folders, the extra calls cost more than the loading.
 */
function loadOnUse(file) {
  const text = readFileSync(join(lib, file), 'utf8');
  const imports = [...text.matchAll(/^(?:const|var) (\w+) = (require\("\.[^"]+"\));$/gm)];
  const lazy = imports.reduce(
    (code, [line, id, load]) =>
      code.replaceAll(new RegExp(`\\b${id}\\.`, 'g'), `(${id}()).`).replace(line, `const ${id} = () => ${load};`),
    text,
  );
  writeFileSync(join(lib, file), lazy);
}

/** Removes the modules that are now in a joined file. Their types stay. */
function removeModules(kept) {
  for (const file of readdirSync(lib, { recursive: true })) {
    if (file.endsWith('.js') && !kept.includes(file)) {
      rmSync(join(lib, file));
    }
  }
}
