'use strict';
// Prints the modules of the library that nearly every app runs, as JSON, each as its path in lib/: those that an ES
// module loads when it imports a name, and those that make a Pod and write it to a folder.
require('./register.cjs');
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join, relative, sep } = require('node:path');
const { Chart, Duration } = require('cdk8s');
const library = require('cdk8s-gitops');

const lib = join(__dirname, '../../lib') + sep;
const outdir = mkdtempSync(join(tmpdir(), 'first-modules-'));
try {
  // An ES module gets the value of every name.
  const { App, ProbedPod } = { ...library };
  const app = new App({ outdir });
  const liveness = { httpGet: { path: '/', port: 80 }, period: Duration.seconds(3) };
  new ProbedPod(new Chart(app, 'hello'), 'web', { containers: [{ name: 'web', image: 'nginx:1.27', liveness }] });
  app.synth();
} finally {
  rmSync(outdir, { recursive: true });
}
const modules = Object.keys(require.cache).filter((file) => file.startsWith(lib));
console.log(JSON.stringify(modules.map((file) => relative(lib, file))));
