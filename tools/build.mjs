// Compiles lib/ and data/ to build/, from scratch, so that a file that was deleted does not live on in the package.
// Then joins the modules of the library into one file, and those of the command line into another: hundreds of small
// files take Node.js longer to load than to run. Inside of a joined file, a module is still loaded when it is first used.
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

rmSync(join(root, 'build'), { recursive: true, force: true });
execFileSync(process.execPath, [tsc, '--project', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
const names = barrels.map(exportedNames);
readdirSync(lib, { recursive: true })
  .filter((file) => file === barrels[0] || /^(constructs|api-objects|kubernetes)\/.*\.js$/.test(file))
  .forEach(loadOnUse);
joinModules({ stdin: { contents: barrels.map(loader).join('\n'), resolveDir: lib }, outfile: join(lib, joined) });
joinModules({ entryPoints: [join(lib, command)], outfile: join(lib, command), allowOverwrite: true });
barrels.forEach((barrel, index) => writeFileSync(join(lib, barrel), doorway(barrel, names[index])));
removeModules([...barrels, command, joined]);
chmodSync(join(lib, command), 0o755);

/** Packages and tables stay outside. */
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
 * What stands in the place of a barrel. Its last line is never run: it is where Node.js finds the names when an ES
 * module imports this one.
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
    throw new Error('The compiler writes exports in another form: mend exportedNames() and loadOnUse()');
  }
  return exported.map(([, name]) => name);
}

/**
 * Makes a compiled module load those that it imports when it first uses them: what is never used is then never run. Left
 * alone are the folders where a call costs more than the loading, and imports for their effect.
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

/** Removes the modules that are in a joined file now; their types stay. */
function removeModules(kept) {
  for (const file of readdirSync(lib, { recursive: true })) {
    if (file.endsWith('.js') && !kept.includes(file)) {
      rmSync(join(lib, file));
    }
  }
}
