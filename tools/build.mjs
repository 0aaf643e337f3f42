// Compiles lib/ and data/ to build/, from scratch, so that a file that was deleted does not live on in the package.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');

rmSync(join(root, 'build'), { recursive: true, force: true });
execFileSync(process.execPath, [tsc, '--project', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
loadOnUse(join(root, 'build/lib/index.js'));
const command = join(root, 'build/lib/cli/main.js');
if (existsSync(command)) {
  bundle(command);
  chmodSync(command, 0o755);
}

/**
 * Makes one file of the command line, in place: a hundred small ones take Node.js longer to load than to run.
 * Packages and tables stay outside. What is required inside a function is still loaded only there.
 */
function bundle(file) {
  buildSync({
    entryPoints: [file],
    outfile: file,
    allowOverwrite: true,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
}

/**
 * Makes a barrel load each module when one of its names is first used: `require('cdk8s-gitops')` then costs what is used
 * of it. The last line is never run: it is where Node.js finds the names when an ES module imports this one.
 */
function loadOnUse(barrel) {
  const text = readFileSync(barrel, 'utf8');
  const modules = new Map(
    [...text.matchAll(/^var (\w+) = (require\("[^"]+"\));$/gm)].map(([, id, load]) => [id, load]),
  );
  const exported = [...text.matchAll(/^Object\.defineProperty\(exports, "(\w+)", .* return (\w+)\.(\w+);/gm)];
  if (exported.length === 0 || text.split('\n').length !== modules.size + exported.length + 4) {
    throw new Error('The compiler writes re-exports in another form: mend loadOnUse() in tools/build.mjs');
  }
  const lines = [
    '"use strict";',
    'Object.defineProperty(exports, "__esModule", { value: true });',
    'const define = (name, get) => Object.defineProperty(exports, name, { enumerable: true, get });',
    ...exported.map(([, name, id, original]) => `define("${name}", () => ${modules.get(id)}.${original});`),
    `0 && (module.exports = { ${exported.map(([, name]) => name).join(', ')} });`,
  ];
  writeFileSync(barrel, `${lines.join('\n')}\n`);
}
