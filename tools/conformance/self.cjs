// Preloaded by a program outside of the project: its `require('cdk8s-gitops')` loads the build.
const { Module } = require('node:module');
const { join } = require('node:path');

const resolve = Module._resolveFilename;
const project = join(__dirname, '../..');

Module._resolveFilename = function (name, parent, ...rest) {
  const isOwn = name === 'cdk8s-gitops' || name.startsWith('cdk8s-gitops/');
  const own = isOwn
    ? join(project, 'build/lib/public', name === 'cdk8s-gitops' ? 'index.js' : `${name.slice(13)}.js`)
    : name;
  return resolve.call(this, own, parent, ...rest);
};
