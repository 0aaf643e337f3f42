// Runs the built command on a corpus of kustomizations, which has the output of the real kubectl for each, with the runner
// of the corpus: `node tools/conformance/kustomize.mjs NAME PATH/run.mjs [FOLDER]`. NAME is the corpus in
// known-failures.json, FOLDER has other cases than the runner's own. All other cases must have kubectl's bytes.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { verdict } from './verdict.mjs';

const [name, runner, folder] = process.argv.slice(2);
const command = fileURLToPath(new URL('../../build/lib/cli/main.js', import.meta.url));
const cmd = `${process.execPath} ${command} kustomize build {target} {flags}`;
const cases = folder === undefined ? [] : ['--cases', folder];
const { stdout, stderr } = spawnSync(
  process.execPath,
  [runner, '--cmd', cmd, '--without', 'helmCharts', '--bytes', ...cases],
  { encoding: 'utf8', maxBuffer: 2 ** 26 },
);
console.log(stdout.replace(/^FAIL .*\n/gm, ''));
console.error(stderr);

const failures = Object.fromEntries([...stdout.matchAll(/^FAIL (\S+): (.*)$/gm)].map(([, one, why]) => [one, why]));
const passed = Number(/^(\d+) passed/m.exec(stdout)?.[1] ?? 0);
process.exitCode = passed === 0 ? 1 : verdict(name, failures);
