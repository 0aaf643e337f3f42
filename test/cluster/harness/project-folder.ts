import { execFileSync, spawn, spawnSync, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { App } from 'cdk8s-gitops';
import { withTypescript } from '../../node-with-typescript';
import { forOldKubectl, kubectlPath } from './kubectl';

const root = join(__dirname, '../../..');
const main = join(root, 'lib/cli/main.ts');

/** What a command of ours did. */
export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command of ours that was started. */
export interface RunningCommand {
  readonly ended: Promise<CommandResult>;
  /** What it has printed so far. */
  readonly stdout: () => string;
}

/** A project in a folder of its own, with an output folder `dist`. */
export class ProjectFolder {
  public readonly path = mkdtempSync(join(tmpdir(), 'project-'));

  constructor(name: string) {
    this.write('package.json', JSON.stringify({ name }));
    if (kubectlPath.includes('/')) {
      this.write('bin/.keep', '');
      symlinkSync(kubectlPath, join(this.path, 'bin/kubectl'));
    }
  }

  /** Writes a file. */
  public write(file: string, text: string): void {
    mkdirSync(dirname(join(this.path, file)), { recursive: true });
    writeFileSync(join(this.path, file), text);
  }

  /** Replaces the output by files. */
  public output(files: Readonly<Record<string, string>>): void {
    rmSync(join(this.path, 'dist'), { recursive: true, force: true });
    Object.entries(files).forEach(([name, text]) => this.write(join('dist', name), forOldKubectl(text)));
  }

  /** Replaces the output by that of an app. */
  public synth(build: (app: App) => void): void {
    const app = new App({ outdir: join(this.path, 'dist') });
    build(app);
    app.synth();
  }

  /** Runs a command of ours. */
  public run(...args: readonly string[]): CommandResult {
    const options = { cwd: this.path, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, env: this.env } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [...withTypescript, main, ...args], options);
    return { code: status, stdout, stderr };
  }

  /** Starts a command of ours. */
  public async start(...args: readonly string[]): Promise<CommandResult> {
    return this.begin(...args).ended;
  }

  /** Starts a command of ours whose output is of interest before it ends. */
  public begin(...args: readonly string[]): RunningCommand {
    const stdio: StdioOptions = ['ignore', 'pipe', 'pipe'];
    const child = spawn(process.execPath, [...withTypescript, main, ...args], { cwd: this.path, env: this.env, stdio });
    const printed = { stdout: '', stderr: '' };
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (printed.stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (printed.stderr += text));
    const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...printed }));
    return { ended, stdout: () => printed.stdout };
  }

  /** Runs a script as people paste it, until a command of it fails. */
  public paste(script: string): string {
    const stdio: StdioOptions = ['ignore', 'pipe', 'pipe'];
    const options = { cwd: this.path, encoding: 'utf8', env: this.env, stdio } as const;
    return execFileSync('bash', ['-euo', 'pipefail', '-c', script], options);
  }

  public remove(): void {
    rmSync(this.path, { recursive: true });
  }

  private get env(): NodeJS.ProcessEnv {
    const path = [join(this.path, 'bin'), process.env.PATH].join(delimiter);
    // The app of the project finds the packages here, and ours by name.
    const packages = { NODE_PATH: join(root, 'node_modules'), NODE_OPTIONS: withTypescript.join(' ') };
    return { ...process.env, ...packages, PATH: path, KUBECTL: kubectlPath };
  }
}
