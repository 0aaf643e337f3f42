// Compares `cdk8s-gitops publish` with what scripts do: clone --depth=1, copy, commit, push. Both publish 50 files to a
// repository of 50,000:
//   npm run build && node bench/publish.mjs [--runs 5] [--files 50000]
// The processor time of all processes counts, those of the remote included. Exits with 1 if the bound is missed.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, files: { type: 'string', default: '50000' } },
});
const main = fileURLToPath(new URL('../build/lib/cli/main.js', import.meta.url));
if (!existsSync(main)) {
  console.error(`${main} is missing: run npm run build`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'bench-publish-'));
const repository = join(folder, 'gitops.git');
const dist = join(folder, 'dist');
const work = join(folder, 'work');

function makeRepository(count) {
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', repository]);
  execFileSync('git', ['-C', repository, 'config', 'uploadpack.allowFilter', 'true']);
  const files = Array.from({ length: count }, (_, index) => {
    const text = `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings-${index} }\ndata: { a: "${index ** 3}" }\n`;
    return `M 100644 inline apps/${Math.floor(index / 100)}/${index}.yaml\ndata ${text.length}\n${text}\n`;
  });
  const head = 'commit refs/heads/main\ncommitter A <a@b> 1700000000 +0000\ndata 5\nfirst\n';
  execFileSync('git', ['-C', repository, 'fast-import', '--quiet'], { input: head + files.join('') });
}

function writeFiles(run) {
  mkdirSync(dist, { recursive: true });
  for (let index = 0; index < 50; index++) {
    writeFileSync(join(dist, `${index}.yaml`), `run: ${run}\nfile: ${index}\n`);
  }
}

/** The processor time of a script and of all that it starts, in seconds. */
function cpuOf(script) {
  const printed = execFileSync('bash', ['-c', `{ ${script}; } >/dev/null 2>&1 || exit 1; times`], { encoding: 'utf8' });
  const seconds = [...printed.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, rest]) => Number(minutes) * 60 + Number(rest),
  );
  return seconds.reduce((sum, each) => sum + each, 0);
}

const ours = `'${process.execPath}' '${main}' publish --repo 'file://${repository}' --branch main --path ours --from '${dist}'`;
const theirs = [
  `git clone --quiet --depth=1 'file://${repository}' '${work}'`,
  `mkdir -p '${work}/theirs'`,
  `cp '${dist}'/*.yaml '${work}/theirs/'`,
  `git -C '${work}' add --all`,
  `git -C '${work}' -c user.name=a -c user.email=a@b commit --quiet --message publish`,
  `git -C '${work}' push --quiet`,
].join(' && ');

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

makeRepository(Number(options.files));
const samples = { ours: [], theirs: [] };
for (let run = 0; run < Number(options.runs); run++) {
  // In turn: other load on the machine then affects both.
  writeFiles(run);
  samples.ours.push(cpuOf(ours));
  samples.theirs.push(cpuOf(theirs));
  rmSync(work, { recursive: true });
}
rmSync(folder, { recursive: true });

const bound = 0.4;
const [own, other] = [median(samples.ours), median(samples.theirs)];
const ratio = own / other;
const isMet = ratio <= bound;
console.log(`publish ${own.toFixed(2)} s, clone, commit and push ${other.toFixed(2)} s of processor time`);
console.log(`${isMet ? 'ok  ' : 'MISS'} ratio ${ratio.toFixed(2)} (at most ${bound})`);
process.exit(isMet ? 0 : 1);
