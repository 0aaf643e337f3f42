// Joins modules of lib/ into a few files, the parts. Each module is in one part, so there is one instance of it.
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { exportedNames } from './compile.cjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const lib = join(root, 'lib');

/**
 * Joins modules and everything that they import into parts, each of which loads the others when it needs them. A part has
 * a function for each module that others ask for: `require('./part.js')['core/error.ts']()`.
 *
 * @param entries paths of modules below lib/
 * @param partOf returns the name of the part that a module belongs to
 * @param folder the folder for the parts
 * @param compiler the plugin that compiles
 */
export async function joinParts({ entries, partOf, folder, compiler }) {
  const all = { contents: entries.map((entry) => `require("./${entry}");`).join('\n'), resolveDir: lib };
  const { metafile } = await joinModules({
    stdin: all,
    outfile: join(folder, 'all.js'),
    metafile: true,
    write: false,
    plugins: [compiler],
  });
  for (const [part, modules] of modulesAskedFor(metafile, entries, partOf)) {
    await joinModules({
      stdin: { contents: modules.map(loader).join('\n'), resolveDir: lib },
      outfile: join(folder, `${part}.js`),
      plugins: [otherParts(part, partOf), compiler],
    });
  }
}

/** Joins modules into one file. Packages and tables stay outside. */
export async function joinModules(options) {
  const fixed = {
    absWorkingDir: root,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: 120,
    logLevel: 'warning',
  };
  return build({ ...fixed, ...options });
}

/** For each part, the modules in it that are loaded from outside. */
function modulesAskedFor({ inputs }, entries, partOf) {
  const asked = new Map();
  const ask = (module) => asked.set(partOf(module), (asked.get(partOf(module)) ?? new Set()).add(module));
  entries.forEach(ask);
  for (const [importer, { imports }] of Object.entries(inputs)) {
    for (const { path, external } of imports) {
      const [from, to] = [importer, path].map(moduleAt);
      if (!external && isModule(to) && partOf(to) !== partOf(from)) {
        ask(to);
      }
    }
  }
  return [...asked].map(([part, modules]) => [part, [...modules].sort()]);
}

/** In place of a module of another part: code that loads it from there. */
function otherParts(part, partOf) {
  const setup = ({ onResolve, onLoad }) => {
    onResolve({ filter: /^\./, namespace: 'file' }, ({ path, resolveDir, kind }) => {
      const module = moduleAt(`${join(resolveDir, path)}.ts`);
      return isModule(module) && partOf(module) !== part ? { path: module, namespace: kind } : undefined;
    });
    for (const [kind, contentsFor] of Object.entries({ 'require-call': loadWhole, 'import-statement': loadNames })) {
      onResolve({ filter: /./, namespace: kind }, ({ path }) => ({ path, external: true }));
      onLoad({ filter: /./, namespace: kind }, ({ path }) => ({ contents: contentsFor(path, loadOf(path, partOf)) }));
    }
  };
  return { name: 'other parts', setup };
}

function loadOf(module, partOf) {
  return `require("./${partOf(module)}.js")[${JSON.stringify(module)}]()`;
}

function loadWhole(_, load) {
  return `module.exports = ${load};`;
}

/** Functions are then called directly, and not as properties of an object. */
function loadNames(module, load) {
  const names = exportedNames(readFileSync(join(lib, module), 'utf8'));
  return [`const loaded = ${load};`, ...names.map((name) => `export const ${name} = loaded.${name};`)].join('\n');
}

/** In a part: a function that loads a module of it. */
function loader(module) {
  return `exports[${JSON.stringify(module)}] = () => require(${JSON.stringify(`./${module}`)});`;
}

function moduleAt(path) {
  return relative(lib, join(path.startsWith(sep) ? '' : root, path)).replaceAll(sep, '/');
}

function isModule(module) {
  return existsSync(join(lib, module)) && module.endsWith('.ts');
}
