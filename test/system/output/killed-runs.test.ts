import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTypescript } from '../../node-with-typescript';
import { filesBelow, temporaryFolder } from '../../temporary-folder';

const filesInRun = 60;

interface Run {
  readonly child: ChildProcess;
  /** Its exit code, after it has ended. */
  readonly exit: Promise<number | null>;
}

/** Starts a process that writes the versions of an app to a folder, and waits for its start. */
async function start(dist: string, runs: number, versions: string, cwd?: string): Promise<Run> {
  const script = join(__dirname, 'synth-in-a-loop.ts');
  const args = [...withTypescript, script, dist, `${runs}`, versions, `${filesInRun}`];
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  await once(child.stdout, 'data');
  return { child, exit };
}

async function killAfter(run: Run, milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  run.child.kill('SIGKILL');
  await run.exit;
}

/** The versions of the app's files in a folder. Checks that each file is whole. */
function versionsIn(dist: string): string[] {
  const files = Object.entries(filesBelow(dist)).filter(([path]) => path.endsWith('.k8s.yaml'));
  const versions = [...new Set(files.map(([path]) => path[0]))];
  for (const [path, text] of files) {
    const name = path.replace('.k8s.yaml', '');
    expect(text).toBe(`apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  version: ${path[0]}\n`);
  }
  expect(files.length).toBe(versions.length * filesInRun);
  return versions;
}

const delays = Array.from({ length: 8 }, (_, index) => 61 * index + 5);

test('a killed run leaves either the whole old output or the whole new one, and the next run repairs the rest', async () => {
  const folder = temporaryFolder();
  const dist = `${folder}/dist`;
  mkdirSync(dist);
  writeFileSync(`${dist}/README.md`, 'mine');

  for (const delay of delays) {
    await killAfter(await start(dist, 0, 'a,b'), delay);
    // Between two renames, the whole old output is in the folder beside it.
    const whole = existsSync(dist) ? dist : `${folder}/.dist.cdk8s-gitops/old`;
    expect(versionsIn(whole).length).toBeLessThanOrEqual(1);
    expect(filesBelow(whole)['README.md']).toBe('mine');
  }
  await (
    await start(dist, 1, 'c')
  ).exit;

  expect(versionsIn(dist)).toEqual(['c']);
  expect(filesBelow(dist)['README.md']).toBe('mine');
  expect(readdirSync(folder)).toEqual(['dist']);
}, 60_000);

test('if files are replaced one by one, each is whole after a kill, and the next run repairs the rest', async () => {
  const dist = `${temporaryFolder()}/dist`;
  mkdirSync(dist);
  writeFileSync(`${dist}/README.md`, 'mine');

  for (const delay of delays.slice(0, 4)) {
    await killAfter(await start(dist, 0, 'a,b', dist), delay);
    const files = Object.entries(filesBelow(dist)).filter(([path]) => /^[ab]-\d+\.k8s\.yaml$/.test(path));
    expect(Object.keys(filesBelow(dist)).filter((path) => /\.yaml$/.test(path))).toHaveLength(files.length);
    files.forEach(([path, text]) => expect(text).toMatch(new RegExp(`data:\n  version: ${path[0]}\n$`)));
  }
  await (
    await start(dist, 1, 'c', dist)
  ).exit;

  expect(versionsIn(dist)).toEqual(['c']);
  expect(readdirSync(dist).filter((name) => !name.endsWith('.k8s.yaml'))).toEqual(['.cdk8s-gitops', 'README.md']);
}, 60_000);

test('two runs at the same time do not mix their files', async () => {
  const folder = temporaryFolder();
  const dist = `${folder}/dist`;
  mkdirSync(dist);
  writeFileSync(`${dist}/README.md`, 'mine');

  const runs = await Promise.all(['a', 'b', 'c'].map((version) => start(dist, 8, version)));
  const codes = await Promise.all(runs.map((run) => run.exit));

  expect(codes).toEqual([0, 0, 0]);
  expect(versionsIn(dist)).toHaveLength(1);
  expect(filesBelow(dist)['README.md']).toBe('mine');
  expect(readdirSync(folder)).toEqual(['dist']);
}, 60_000);

test('a folder that is moved between two runs is written again in its old place', async () => {
  const folder = temporaryFolder();
  const dist = `${folder}/dist`;
  await (
    await start(dist, 1, 'a')
  ).exit;
  renameSync(dist, `${folder}/moved`);

  await (
    await start(dist, 1, 'b')
  ).exit;

  expect([versionsIn(dist), versionsIn(`${folder}/moved`)]).toEqual([['b'], ['a']]);
}, 60_000);
