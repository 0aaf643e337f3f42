// Compares the whole command cdk8s-gitops synth, with the app that it runs, with cdk8s synth and with the app alone. The app
// is the tutorial. Then it checks the figures against their bounds:
//   npm run build && node bench/synth-command.mjs [--runs 5]
// It also prints the floor: a script that does nothing but start the app and wait for it. No command in Node.js is faster.
// The commands run in turn: other load on the machine then affects all of them. Medians count. Exits with 1 if a bound is
// missed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
const root = fileURLToPath(new URL('..', import.meta.url));
const command = join(root, 'build/lib/cli/main.js');
if (!existsSync(command)) {
  console.error('build/ is missing: run npm run build');
  process.exit(2);
}

const app = ['-r', './tools/compiler/register.cjs', 'main.ts'];
const output = mkdtempSync(join(tmpdir(), 'synth-command-'));
const onlyStart = `require('node:child_process').spawn(process.execPath, ${JSON.stringify(app)}, { stdio: 'pipe' })`;
const commands = {
  'Node.js alone': ['-e', '0'],
  'the app alone': app,
  'the floor': ['-e', onlyStart],
  'cdk8s synth': ['node_modules/cdk8s-cli/bin/cdk8s', 'synth', '--app', `node ${app.join(' ')}`],
  'cdk8s-gitops synth': [command, 'synth', '--app', `node ${app.join(' ')}`],
};

const measured = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
for (let run = 0; run <= Number(options.runs); run++) {
  for (const [name, args] of Object.entries(commands)) {
    const time = measure(args, join(output, name.replaceAll(' ', '-')));
    // The first run fills the caches and does not count.
    if (run > 0) {
      measured[name].push(time);
    }
  }
}
rmSync(output, { recursive: true });

const time = (name) => median(measured[name]);
Object.keys(commands).forEach((name) => console.log(`${name.padEnd(20)} ${time(name).toFixed(0).padStart(6)} ms`));
console.log(
  `     ${(time('the floor') / time('cdk8s synth')).toFixed(2)} times of cdk8s synth is the floor on ${process.version}`,
);
const held = [
  atMost('of cdk8s synth', time('cdk8s-gitops synth') / time('cdk8s synth'), 0.5, 'times'),
  atMost('more than the app alone', time('cdk8s-gitops synth') - time('the app alone'), 150, 'ms'),
];
process.exitCode = held.every(Boolean) ? 0 : 1;

function measure(args, folder) {
  const start = process.hrtime.bigint();
  // cdk8s-cli looks for a new version in the network. Without that, it is as fast as it can be.
  const quiet = { CDK8S_CHECK_UPGRADE: 'false', CDK8S_OUTPUT: folder, CDK8S_OUTDIR: folder };
  // The app runs with the same Node.js as what starts it.
  const env = { ...process.env, ...quiet, PATH: `${dirname(process.execPath)}:${process.env.PATH}` };
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`${args.join(' ')} failed:\n${stderr}`);
  }
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function atMost(what, figure, bound, unit) {
  const isHeld = figure <= bound;
  console.log(`${isHeld ? 'ok  ' : 'MISS'} ${figure.toFixed(2)} ${unit} ${what} (at most ${bound})`);
  return isHeld;
}

function median(numbers) {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];
}
