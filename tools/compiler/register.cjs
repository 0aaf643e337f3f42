'use strict';
// Runs TypeScript of this repository without a build: node -r ./tools/compiler/register.cjs main.ts
// What it has compiled it keeps in .cache/, for as long as the source and the compiler stay the same.
const { readFileSync, statSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join, sep } = require('node:path');
const { isMainThread } = require('node:worker_threads');
const { runModule } = require('./code-cache.cjs');
const { keep, readIfThere } = require('./kept-files.cjs');

const root = join(__dirname, '../..') + sep;
const knownStats = new Map();
const unkeptMaps = new Map();
const compiler = ['tools/compiler/compile.cjs', 'node_modules/@swc/core/package.json'].map((file) =>
  stampOf(root + file),
);

Module._extensions['.ts'] = (module, file) =>
  file.startsWith(root) ? runKept(module, file) : module._compile(compileElsewhere(file), file);

const { _resolveFilename } = Module;
Module._resolveFilename = (request, parent, ...rest) =>
  neighbourOf(parent, request) ?? _resolveFilename(entryOf(request) ?? request, parent, ...rest);

// Source maps are only read for an error whose stack is shown. Node.js itself would read each one when it loads a module.
Error.prepareStackTrace = (error, frames) => require('./map-stack.cjs').stackOf(error, frames, readMap);
// Node.js would print the compiled line that throws before an error that nobody catches.
process.on('uncaughtExceptionMonitor', () => {
  if (isMainThread && process.listenerCount('uncaughtException') === 0) {
    process.setUncaughtExceptionCaptureCallback(printAndExit);
  }
});

function printAndExit(error) {
  console.error(error);
  process.exit(1);
}

/** What a module imports by a relative path, if that is TypeScript. Node.js would look for five other files first. */
function neighbourOf(parent, request) {
  const isRelative = request.startsWith('.') && parent?.filename?.endsWith('.ts');
  const file = isRelative ? `${join(dirname(parent.filename), request)}.ts` : undefined;
  return file !== undefined && file.startsWith(root) && statOf(file)?.isFile() ? file : undefined;
}

/** The source of an entry of this package, for those who import it by name. */
function entryOf(request) {
  const [name, entry = 'index', ...more] = request.split('/');
  return name === 'cdk8s-gitops' && more.length === 0 ? `${root}lib/public/${entry}.ts` : undefined;
}

function runKept(module, file) {
  const stamp = `// ${[stampOf(file), ...compiler].join()}\n`;
  runModule(module, readCompiled(file, stamp), { kept: `${root}.cache/code/${file.slice(root.length)}.bin`, stamp });
}

function readCompiled(file, stamp) {
  const text = readIfThere(keptAt(file, 'js'), 'utf8');
  if (text?.startsWith(stamp)) {
    return text.slice(stamp.length);
  }
  const { code, map } = compile(file);
  keep(keptAt(file, 'map'), map);
  keep(keptAt(file, 'js'), stamp + code);
  return code;
}

function compileElsewhere(file) {
  const { code, map } = compile(file);
  unkeptMaps.set(file, map);
  return code;
}

/** Loads the compiler only if there is something to compile. */
function compile(file) {
  const { compile } = require('./compile.cjs');
  return compile(readFileSync(file, 'utf8'), file);
}

/** The source map of a file that was compiled. */
function readMap(file) {
  return unkeptMaps.get(file) ?? (file.startsWith(root) ? readIfThere(keptAt(file, 'map'), 'utf8') : undefined);
}

function keptAt(file, ending) {
  return `${root}.cache/compiled/${file.slice(root.length)}.${ending}`;
}

function stampOf(file) {
  const { mtimeMs, size } = statOf(file);
  return `${mtimeMs}-${size}`;
}

/** What is not there is looked for again: it may come. */
function statOf(file) {
  const stats = knownStats.get(file) ?? statSync(file, { throwIfNoEntry: false });
  if (stats !== undefined) {
    knownStats.set(file, stats);
  }
  return stats;
}
