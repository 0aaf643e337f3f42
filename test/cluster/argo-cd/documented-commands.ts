import { execFileSync, spawn, type StdioOptions } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { kubectlPath, tryKubectl } from '../harness/kubectl';
import { type Files } from './git-repository';

const page = readFileSync(join(__dirname, '../../../docs/argo-cd.md'), 'utf8');

/** The kubectl commands of a block of the docs. The block is found by a text in it. */
export function documentedLines(text: string): string[] {
  const blocks = [...page.matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].map(([, inner = '']) => inner);
  const block = blocks.find((inner) => inner.includes(text) && inner.includes('kubectl '));
  const lines = (block ?? '').split('\n').filter((line) => /^(until )?kubectl /.test(line));
  if (lines.length === 0) {
    throw new Error(`docs/argo-cd.md has no block with "${text}"`);
  }
  return lines;
}

/** The folder of a reader of the docs, with the output of the app in `dist/`. */
export class ReaderFolder {
  private readonly folder = mkdtempSync(join(tmpdir(), 'reader-'));
  private readonly env: NodeJS.ProcessEnv;

  constructor(dist: Files) {
    mkdirSync(join(this.folder, 'bin'));
    mkdirSync(join(this.folder, 'dist'));
    dist.forEach((text, name) => writeFileSync(join(this.folder, 'dist', name), text));
    if (kubectlPath.includes('/')) {
      symlinkSync(kubectlPath, join(this.folder, 'bin', 'kubectl'));
    }
    this.env = { ...process.env, PATH: [join(this.folder, 'bin'), process.env.PATH].join(delimiter) };
  }

  /** Runs a line in the shell, and gives what it prints. */
  public run(line: string): string {
    // Without stdin: bash treats a socket there as a remote login and reads its start-up files.
    const stdio: StdioOptions = ['ignore', 'pipe', 'inherit'];
    const options = { cwd: this.folder, env: this.env, encoding: 'utf8', stdio } as const;
    return execFileSync('bash', ['-euo', 'pipefail', '-c', line], options);
  }

  /** Runs a line and kills it as soon as it has printed some lines. */
  public async runHalfWay(line: string, lines: number): Promise<void> {
    const stdio = ['ignore', 'pipe', 'inherit'] as const;
    const child = spawn('bash', ['-c', `exec ${line}`], { cwd: this.folder, env: this.env, stdio: [...stdio] });
    let seen = 0;
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      seen += text.split('\n').length - 1;
      if (seen >= lines) {
        child.kill('SIGKILL');
      }
    });
    await new Promise((resolve) => child.on('close', resolve));
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** Whether the cluster has an object. */
export function exists(namespace: string, object: string): boolean {
  return tryKubectl(['--namespace', namespace, 'get', object]).ok;
}
