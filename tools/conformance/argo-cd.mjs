// Runs the constructs on objects of Argo CD that no one here wrote, with the runner of the corpus:
// `node tools/conformance/argo-cd.mjs PATH/run.mjs PROJECT`. PROJECT has installed the package. The objects that
// known-failures.json does not list must be taken, without loss, or refused if they are wrong.
import { spawnSync } from 'node:child_process';
import { verdict } from './verdict.mjs';

const [runner, project] = process.argv.slice(2);
const { stdout, stderr } = spawnSync(process.execPath, [runner, project, '--verbose'], {
  encoding: 'utf8',
  maxBuffer: 2 ** 26,
});
console.log(stdout.trim().split('\n').at(-1));
console.error(stderr);

const lines = [...stdout.matchAll(/^(false alarm|lost|taken though wrong)\t([^\t\n]*)(?:\t(.*))?$/gm)];
const failures = Object.fromEntries(lines.map(([, kind, from, why = '']) => [from, `${kind}: ${why}`]));
process.exitCode = / objects: /.test(stdout) ? verdict('argo-cd', failures) : 1;
