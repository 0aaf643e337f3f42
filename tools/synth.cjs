'use strict';
// npm run synth [FILE]: runs an app in TypeScript, main.ts if no file is given, and prints what it wrote.
require('./compiler/register.cjs');
const { relative, resolve } = require('node:path');
const { App } = require('cdk8s-gitops');
const { readOwnership } = require('../lib/system/output/ownership.ts');

const mostNames = 5;

const { synth } = App.prototype;
App.prototype.synth = function () {
  synth.call(this);
  console.log(describe(this.outdir));
};

try {
  require(resolve(process.argv[2] ?? 'main.ts'));
} catch (error) {
  // Node.js would print the line of code that throws before the message.
  console.error(error);
  process.exitCode = 1;
}

function describe(folder) {
  const names = [...readOwnership(resolve(folder))];
  const files = names.length === 1 ? '1 file' : `${names.length} files`;
  const more = names.length > mostNames ? ', …' : '';
  return `Wrote ${files} to ${relative('.', folder) || '.'}: ${names.slice(0, mostNames).join(', ')}${more}`;
}
