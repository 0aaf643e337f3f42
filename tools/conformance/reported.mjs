// Runs the built package on inputs that were rebuilt from reports: `node tools/conformance/reported.mjs FOLDER`. Each
// folder in FOLDER has `input/`, and `expected.txt` with what is right:
//
// - a kustomization: kubectl's output, byte for byte, or `exit 1` and its message. If `note.md` notes that --strict reports
//   nothing, it must now fail.
// - `case.cjs`, a program that uses the package: `An error …` if it must throw an error of this package, or else words
//   such as targetPort and 8080, which must all be in what it prints.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { verdict } from './verdict.mjs';

const corpus = process.argv[2];
const project = fileURLToPath(new URL('../..', import.meta.url));
const command = join(project, 'build/lib/cli/main.js');

const names = readdirSync(corpus).filter((name) => existsSync(join(corpus, name, 'expected.txt')));
const failures = Object.fromEntries(
  names.map((name) => [name, failureOf(name)]).filter(([, why]) => why !== undefined),
);
process.exitCode = names.length === 0 ? 1 : verdict('reported', failures, names);

/** What is wrong with a case; undefined if nothing is. It runs in a copy of its input, in a project with the package. */
function failureOf(name) {
  const read = (file) => readFileSync(join(corpus, name, file), 'utf8');
  const scratch = mkdtempSync(join(tmpdir(), 'reported-'));
  try {
    cpSync(join(corpus, name, 'input'), join(scratch, 'input'), { recursive: true });
    return existsSync(join(scratch, 'input/case.cjs'))
      ? failureOfProgram(scratch, read('expected.txt'))
      : failureOfFolder(join(scratch, 'input'), read('expected.txt'), read('note.md'));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function failureOfFolder(input, expected, note) {
  const target = ['.', 'over'].find((folder) => existsSync(join(input, folder, 'kustomization.yaml')));
  const build = (...flags) => run(input, [command, 'kustomize', 'build', target, ...flags]);
  const { status, stdout, stderr } = build();
  if (expected.startsWith('exit 1')) {
    return status === 0 ? 'expected an error' : undefined;
  }
  if (status !== 0 || stdout !== expected) {
    return status === 0 ? 'bytes differ' : stderr.trim().split('\n')[0];
  }
  const wantsFinding = /--strict \w+ nothing/.test(note) && !note.includes('not as a finding');
  return wantsFinding && build('--strict').status === 0 ? '--strict reports nothing' : undefined;
}

function failureOfProgram(scratch, expected) {
  symlinkSync(join(project, 'node_modules'), join(scratch, 'node_modules'));
  const { status, stdout, stderr } = run(join(scratch, 'input'), [
    '-r',
    join(project, 'tools/conformance/self.cjs'),
    'case.cjs',
  ]);
  if (expected.startsWith('An error')) {
    return status !== 0 && stderr.includes('GitOpsError') ? undefined : 'expected an error of this package';
  }
  const words = expected.match(/\b(?:[a-z]+(?:[A-Z]\w*)|\d+)\b/g) ?? [];
  const missing = words.filter((word) => !stdout.includes(word));
  return missing.length === 0 ? undefined : `${missing.join(', ')} is not in the output`;
}

function run(cwd, args) {
  return spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
}
