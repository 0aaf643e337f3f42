import { spawnSync } from 'node:child_process';
import { cpSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { symlinkSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { withTypescript } from '../../node-with-typescript';
import { synthCharts } from './synth-in-turn';

const web = 'web/ConfigMap.web.k8s.yaml';
const webText = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\ndata:\n  id: web\n';
const beside = 'build/.dist.cdk8s-gitops';
const inside = [
  '',
  '/.cdk8s-gitops',
  '/.cdk8s-gitops.new',
  '/web',
  `/${web}`,
  '/gone',
  '/gone/ConfigMap.gone.k8s.yaml',
];
const left = ['', '/lock', '/new', `/new/${web}`, '/old', '/old/.cdk8s-gitops', '/old/web', `/old/${web}`, '/old/gone'];
const below = ['.cdk8s-gitops.staging', '.cdk8s-gitops.staging/0', '.cdk8s-gitops.workspace', 'web/.cdk8s-gitops.part'];

/** What is done to a path. */
const tamperings = ['a link to a folder', 'a link to a file', 'a link to nothing', 'a pipe', 'another kind'] as const;

/** A run, and a path that is replaced before it. Paths are relative to the working folder of swap mode. */
interface Case {
  readonly way: 'swapped' | 'in place' | 'swapped, with the output of a killed run' | 'killed between two renames';
  readonly path: string;
  readonly tampering: (typeof tamperings)[number];
}

const paths: readonly (readonly [Case['way'], readonly string[]])[] = [
  ['swapped', ['build', ...inside.map((path) => `build/dist${path}`)]],
  ['swapped, with the output of a killed run', [...left.map((path) => beside + path), 'build/dist', 'build/dist/late']],
  ['killed between two renames', left.map((path) => beside + path)],
  [
    'in place',
    [...inside.slice(1), ...below.map((path) => `/${path}`), '/.cdk8s-gitops.workspace/lock'].map(
      (path) => `build/dist${path}`,
    ),
  ],
];
const cases: readonly Case[] = paths.flatMap(([way, list]) =>
  list.flatMap((path) => tamperings.map((tampering) => ({ way, path, tampering }))),
);

/** A case after its run. */
interface Outcome {
  readonly app: string;
  /** The message of the error; null if the run succeeded, undefined if it did not end. */
  readonly message?: string | null;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

const root = realpathSync(mkdtempSync(join(tmpdir(), 'tampered-')));
let outcomes: readonly Outcome[] = [];

/** Every path of a folder, with what changes if anybody writes there. */
function listing(folder: string): string[] {
  return ['.', ...(readdirSync(folder, { recursive: true }) as string[]).sort()].map((path) => {
    const { ino, mode, mtimeMs, isFile } = {
      ...lstatSync(join(folder, path)),
      isFile: lstatSync(join(folder, path)).isFile(),
    };
    return `${path} ${ino} ${mode} ${mtimeMs} ${isFile ? readFileSync(join(folder, path), 'utf8') : ''}`;
  });
}

function put(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** The output of an app that also made `gone`, and what killed runs leave. */
function prepare(app: string, way: Case['way']): void {
  const [dist, workspace] = [`${app}/build/dist`, `${app}/${beside}`];
  const dead = `999999999 0 ${hostname()}`;
  synthCharts(dist, 'web', 'gone');
  put(`${dist}/README.md`, 'mine');
  if (way === 'in place') {
    put(`${dist}/.cdk8s-gitops.staging/0`, 'half');
    put(`${dist}/.cdk8s-gitops.workspace/lock`, dead);
  } else if (way !== 'swapped') {
    cpSync(dist, `${workspace}/old`, { recursive: true });
    put(`${workspace}/old/late/file.txt`, 'late');
    put(`${workspace}/new/${web}`, 'half');
    put(`${workspace}/lock`, dead);
  }
  if (way === 'killed between two renames') {
    rmSync(dist, { recursive: true });
  }
}

/** Replaces a path. What was there goes outside, so that a link leads to the same names. */
function tamper(path: string, outside: string, tampering: Case['tampering']): void {
  const was = lstatSync(path, { throwIfNoEntry: false });
  put(`${outside}/file`, was?.isFile() ? readFileSync(path, 'utf8') : 'outside');
  put(`${outside}/folder/file.txt`, 'outside');
  if (was?.isDirectory()) {
    cpSync(path, `${outside}/folder`, { recursive: true });
  }
  rmSync(path, { recursive: true, force: true });
  switch (tampering) {
    case 'a link to a folder':
      return symlinkSync(`${outside}/folder`, path);
    case 'a link to a file':
      return symlinkSync(`${outside}/file`, path);
    case 'a link to nothing':
      return symlinkSync(`${outside}/none`, path);
    case 'a pipe':
      return void spawnSync('mkfifo', [path]);
    case 'another kind':
      return was?.isDirectory() ? put(path, 'a file') : put(`${path}/file.txt`, 'in a folder');
  }
}

beforeAll(() => {
  const prepared = cases.map(({ way, path, tampering }, index) => {
    const [app, outside] = [`${root}/${index}/app`, `${root}/${index}/outside`];
    prepare(app, way);
    tamper(`${app}/${path}`, outside, tampering);
    return { app, outside, before: listing(outside) };
  });
  const runs = prepared.map(({ app }, index) =>
    cases[index].way === 'in place' ? { cwd: `${app}/build/dist`, outdir: '.' } : { cwd: app, outdir: 'build/dist' },
  );
  const script = [...withTypescript, join(__dirname, 'synth-in-turn.ts')];
  const { stdout } = spawnSync(process.execPath, script, {
    input: JSON.stringify(runs),
    encoding: 'utf8',
    timeout: 45_000,
    killSignal: 'SIGKILL',
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const messages = stdout.split('\n').map((line) => (line === '' ? undefined : (JSON.parse(line) as string | null)));
  outcomes = prepared.map(({ app, outside, before }, index) => ({
    app,
    before,
    after: listing(outside),
    message: messages[index],
  }));
}, 60_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

test.each(cases.map((each, index) => ({ ...each, index })))(
  '$way, with $tampering at $path: it is written, or the error names the path, and nothing outside changes',
  ({ path, index }) => {
    const { app, message, before, after } = outcomes[index];
    // An output between two renames has moved back when the error comes.
    const place = [path, path.replace(`${beside}/old`, 'build/dist')].join('|').replaceAll('.', '\\.');

    expect(after).toEqual(before);
    if (message === null) {
      expect(lstatSync(`${app}/build/dist/${web}`).isFile()).toBe(true);
      expect(readFileSync(`${app}/build/dist/${web}`, 'utf8')).toBe(webText);
    } else {
      expect(message?.replaceAll(app, 'app').split('\n')).toEqual([
        expect.stringMatching(`^\\[app/(${place})(/[^\\]]*)?\\] Cannot write .+`),
        '  Fix: move or delete it, or let the app write to another folder',
      ]);
    }
  },
);
