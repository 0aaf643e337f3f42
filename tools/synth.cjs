'use strict';
// npm run synth [FILE]: runs an app in TypeScript, main.ts if no file is given, and prints what it wrote.
require('./compiler/register.cjs');
const { statSync } = require('node:fs');
const { relative, resolve } = require('node:path');
const { App } = require('cdk8s-gitops');
const { readOwnership } = require('../lib/system/output/ownership.ts');

const mostNames = 10;

const { synth } = App.prototype;
App.prototype.synth = function () {
  synth.call(this);
  console.log(describe(this.outdir));
};

const [, , file = 'main.ts'] = process.argv;
if (statSync(file, { throwIfNoEntry: false })?.isFile()) {
  run(resolve(file));
} else {
  fail(`[${file}] Cannot run: no file has this path\n  Fix: use the path of an app, such as examples/hello.ts`);
}

function run(app) {
  try {
    require(app);
  } catch (error) {
    // Node.js would print the line of code that throws before the message.
    fail(error);
  }
}

function fail(error) {
  console.error(error);
  process.exitCode = 1;
}

function describe(folder) {
  const paths = [...readOwnership(resolve(folder))];
  const files = paths.length === 1 ? '1 file' : `${paths.length} files`;
  const names = [...new Set(paths.map((path) => path.replace(/\/.*/, '/')))];
  const more = names.length > mostNames ? ', …' : '';
  return `Wrote ${files} to ${relative('.', folder) || '.'}: ${names.slice(0, mostNames).join(', ')}${more}`;
}
