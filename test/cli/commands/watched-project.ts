import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { withTypescript } from '../../node-with-typescript';
import { temporaryFolder } from '../../temporary-folder';

/** The folder of this repository. */
export const root = join(__dirname, '../../..');
const command = [...withTypescript, `${root}/lib/cli/main.ts`, 'synth', '--watch'];

/** A project that is watched. */
export class Watched {
  public readonly folder = temporaryFolder();
  public readonly temporary = temporaryFolder();
  public readonly child: ChildProcess;
  /** The line that `until` last found. */
  public found = '';
  private readonly lines: AsyncIterator<string>;

  constructor(files: Record<string, string>) {
    Object.entries(files).forEach(([path, text]) => this.write(path, text));
    // One pipe for both streams keeps the order in which lines are printed.
    this.child = spawn('sh', ['-c', 'exec "$@" 2>&1', 'sh', process.execPath, ...command], {
      cwd: this.folder,
      env: { ...process.env, NODE_PATH: `${root}/node_modules`, TMPDIR: this.temporary },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.lines = createInterface({ input: this.child.stdout! })[Symbol.asyncIterator]();
    running.push(this.child);
  }

  /** In one step: on a busy machine, a run could otherwise start when the file is still empty. */
  public write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(`${this.temporary}/text`, text);
    renameSync(`${this.temporary}/text`, join(this.folder, path));
  }

  /** What is printed until a line that starts with these words; without that line. */
  public async until(words: string): Promise<string[]> {
    const lines: string[] = [];
    for (;;) {
      const { value, done } = await this.lines.next();
      if (done === true) {
        throw new Error(`It ended:\n${lines.join('\n')}`);
      }
      if (value.startsWith(words)) {
        this.found = value;
        return lines;
      }
      lines.push(value);
    }
  }

  /** What the next run prints, from its start until it waits. */
  public async nextRun(): Promise<string[]> {
    await this.until('Synthesizing');
    return this.until('Watching');
  }
}

const running: ChildProcess[] = [];
afterEach(() => running.splice(0).forEach((child) => child.kill('SIGKILL')));

/** An app without cdk8s: it starts fast. */
export const app = `const { mkdirSync, writeFileSync } = require('node:fs');
const { replicas } = require('./replicas');
const manifest = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec: { replicas } };
mkdirSync(process.env.CDK8S_OUTDIR);
writeFileSync(process.env.CDK8S_OUTDIR + '/web.k8s.yaml', JSON.stringify(manifest));
`;
/** The module of the app with the number of replicas. */
export const replicas = (count: number): string => `exports.replicas = ${count};\n`;
/** The files of a project with that app. */
export const project = { 'cdk8s.yaml': 'app: node main.js\n', 'main.js': app, 'replicas.js': replicas(2) };
/** What is printed when the number of replicas is 3. */
export const changed = ['~ Deployment/web spec.replicas 2 → 3'];
