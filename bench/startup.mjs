// Measures how long commands take from start to end, and prints ratios. The commands run in turn: other load on the
// machine then affects all of them.
//
//   node bench/startup.mjs              the cost of loading the built library on top of cdk8s (run npm run build first)
//   node bench/startup.mjs --init       also npm run synth, against a new project of `cdk8s init` (needs the network)
//   node bench/startup.mjs --init DIR   the same with an existing project
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const runs = Number(process.env.RUNS ?? 15);

compare('Loading, with require()', {
  cdk8s: { command: ['node', '-e', "require('cdk8s')"] },
  'cdk8s-gitops': { command: ['node', '-e', "require('cdk8s'); require('./build/lib/public')"] },
  'cdk8s-gitops, every name used': {
    command: ['node', '-e', "require('cdk8s'); ({ ...require('./build/lib/public') })"],
  },
});

compare('Loading, with import', {
  cdk8s: { command: ['node', '--input-type=module', '-e', "import { Chart } from 'cdk8s'"] },
  'cdk8s-gitops': {
    command: ['node', '--input-type=module', '-e', "import { Chart } from 'cdk8s'; import { App } from 'cdk8s-gitops'"],
  },
});

const position = process.argv.indexOf('--init');
if (position > 0) {
  compare('Synthesizing, with npm run synth', {
    'a project of cdk8s init': { command: ['npm', 'run', 'synth'], cwd: process.argv[position + 1] ?? initProject() },
    'the tutorial': { command: ['npm', 'run', 'synth'] },
    'the tutorial, without npm': { command: ['node', 'tools/synth.cjs'] },
  });
}

/** Runs the commands in turn. Prints the median, the best time and the ratio to the first command. */
function compare(title, commands) {
  const times = new Map(Object.keys(commands).map((name) => [name, []]));
  for (let run = 0; run <= runs; run++) {
    for (const [name, { command, cwd = root }] of Object.entries(commands)) {
      const time = measure(command, cwd);
      // The first run fills the caches and does not count.
      if (run > 0) {
        times.get(name).push(time);
      }
    }
  }
  console.log(`\n${title} (${runs} runs each)`);
  const [first] = times.values();
  for (const [name, list] of times) {
    const columns = [`${median(list).toFixed(0)} ms`, `best ${Math.min(...list).toFixed(0)} ms`];
    console.log(`  ${name.padEnd(32)}${columns.join(', ').padEnd(28)}× ${(median(list) / median(first)).toFixed(2)}`);
  }
}

function measure([command, ...args], cwd) {
  const start = process.hrtime.bigint();
  // cdk8s-cli looks for a new version in the network. Without that, it is as fast as it can be.
  const env = { ...process.env, CDK8S_CHECK_UPGRADE: 'false' };
  const { status, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`${command} ${args.join(' ')} failed in ${cwd}:\n${stderr}`);
  }
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function median(list) {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
}

function initProject() {
  const directory = mkdtempSync(join(tmpdir(), 'init-'));
  const cli = join(root, 'node_modules/.bin/cdk8s');
  try {
    execFileSync(cli, ['init', 'typescript-app'], { cwd: directory, stdio: 'ignore' });
  } catch (error) {
    // Its last step imports Kubernetes' types from the network. The project itself is complete before that step.
    if (!existsSync(join(directory, 'node_modules/cdk8s-cli'))) {
      throw error;
    }
  }
  return directory;
}
