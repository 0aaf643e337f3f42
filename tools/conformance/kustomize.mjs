// Runs the built command on a corpus of kustomizations, which has the output of the real kubectl for each, with the runner
// of the corpus: `node tools/conformance/kustomize.mjs NAME PATH/run.mjs [FOLDER]`. NAME is the corpus in
// known-failures.json, FOLDER has other cases than the runner's own. All other cases must have kubectl's bytes. Cases with
// charts run with each helm in .cache/tools.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { verdict } from './verdict.mjs';

const [name, runner, folder] = process.argv.slice(2);
const command = fileURLToPath(new URL('../../build/lib/cli/main.js', import.meta.url));
const cmd = `${process.execPath} ${command} kustomize build {target} {flags}`;
const cases = folder === undefined ? [] : ['--cases', folder];

const runs = [run('--without'), ...['helm-3.12', 'helm-4.2'].flatMap(withHelm)];
const passed = runs.reduce((sum, stdout) => sum + Number(/^(\d+) passed/m.exec(stdout)?.[1] ?? 0), 0);
const failed = runs.flatMap((stdout) => [...stdout.matchAll(/^FAIL (\S+): (.*)$/gm)]);
process.exitCode = passed === 0 ? 1 : verdict(name, Object.fromEntries(failed.map(([, one, why]) => [one, why])));

/** The cases with charts, or those without. */
function run(which, env = process.env) {
  const args = [runner, '--cmd', cmd, which, 'helmCharts', '--bytes', ...cases];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 26, env });
  console.log(stdout.replace(/^FAIL .*\n/gm, ''));
  console.error(stderr);
  return stdout;
}

/** The cases with charts, which start `helm`. */
function withHelm(tool) {
  const program = fileURLToPath(new URL(`../../.cache/tools/${tool}`, import.meta.url));
  if (!existsSync(program)) {
    console.log(`${tool} is missing, so cases with charts are skipped: run node tools/fetch-tools.mjs`);
    return [];
  }
  const bin = mkdtempSync(join(tmpdir(), 'helm-'));
  try {
    symlinkSync(program, join(bin, 'helm'));
    console.log(`With ${tool}:`);
    return [run('--feature', { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` })];
  } finally {
    rmSync(bin, { recursive: true });
  }
}
