'use strict';
// The one compiler of this repository: for the package, for the tests, and for what runs without a build.
const { join, sep } = require('node:path');
const { parseSync, transformSync } = require('@swc/core');

const library = join(__dirname, '../../lib') + sep;
const parser = { syntax: 'typescript' };
const target = 'es2022';

/**
 * Compiles a TypeScript file to CommonJS. Modules of the library load what they import when they first use it: what is
 * never used is never loaded. Only imports for their effect (`import './effect'`) are run at once.
 *
 * @returns `{ code, map }`
 */
function compile(text, file) {
  return compileTo({ type: 'commonjs', lazy: file.startsWith(library) ? importedBy(text) : false }, text, file);
}

/**
 * Compiles a TypeScript file to an ES module. A bundler can join such modules so that they call each other directly, but
 * then all that they import is loaded at once.
 *
 * @returns `{ code, map }`
 */
function compileEager(text, file) {
  return compileTo({ type: 'es6' }, text, file);
}

function compileTo(module, text, file) {
  const fixed = { configFile: false, swcrc: false, sourceMaps: true, jsc: { target, parser } };
  return transformSync(text, { ...fixed, filename: file, module });
}

/** What a module imports, each as it is written there: the compiler takes no rule, but a list of names. */
function importedBy(text) {
  return parseSync(text, { ...parser, target }).body.flatMap(({ source }) => source?.value ?? []);
}

/** The names of the values that a module declares and exports. */
function exportedNames(text) {
  return parseSync(text, { ...parser, target }).body.flatMap(({ type, declaration }) =>
    type === 'ExportDeclaration' ? namesOf(declaration) : [],
  );
}

function namesOf({ type, identifier, declarations }) {
  if (type === 'VariableDeclaration') {
    return declarations.map(({ id }) => id.value);
  }
  return ['FunctionDeclaration', 'ClassDeclaration'].includes(type) ? [identifier.value] : [];
}

module.exports = { compile, compileEager, exportedNames };
