'use strict';
// Runs TypeScript of this repository without a build: node -r ./tools/compiler/register.cjs main.ts
// What it has compiled it keeps in .cache/compiled, for as long as the source and the compiler stay the same.
const { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join, sep } = require('node:path');
const { threadId } = require('node:worker_threads');

const root = join(__dirname, '../..') + sep;
const compiler = ['tools/compiler/compile.cjs', 'node_modules/@swc/core/package.json'].map((file) =>
  stampOf(root + file),
);

process.setSourceMapsEnabled(true);
Module._extensions['.ts'] = (module, file) => module._compile(readCompiled(file), file);

const { _resolveFilename } = Module;
Module._resolveFilename = (request, ...rest) => _resolveFilename(entryOf(request) ?? request, ...rest);

/** The source of an entry of this package, for those who import it by name. */
function entryOf(request) {
  const [name, entry = 'index', ...more] = request.split('/');
  return name === 'cdk8s-gitops' && more.length === 0 ? `${root}lib/public/${entry}.ts` : undefined;
}

function readCompiled(file) {
  if (!file.startsWith(root)) {
    return compile(file);
  }
  const kept = join(root, '.cache/compiled', `${file.slice(root.length)}.js`);
  const stamp = `// ${[stampOf(file), ...compiler].join()}\n`;
  const text = readIfThere(kept);
  if (text?.startsWith(stamp)) {
    return text.slice(stamp.length);
  }
  const code = compile(file);
  keep(kept, stamp + code);
  return code;
}

/** Loads the compiler only if there is something to compile. */
function compile(file) {
  const { compile } = require('./compile.cjs');
  const { code, map } = compile(readFileSync(file, 'utf8'), file);
  return `${code}\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(map).toString('base64')}`;
}

/** Processes and threads that run at the same time see the file whole or not at all. */
function keep(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}-${threadId}`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function stampOf(file) {
  const { mtimeMs, size } = statSync(file);
  return `${mtimeMs}-${size}`;
}
