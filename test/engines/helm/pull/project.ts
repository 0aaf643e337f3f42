import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ChartRequest } from '../../../../lib/engines/helm/fetch/remote-chart';
import { withTypescript } from '../../../node-with-typescript';
import { temporaryFolder } from '../../../temporary-folder';
import { type ChartServer } from '../fetch/chart-server';

/** What the app of a project does. */
export interface ProjectApp {
  /** Its charts, by the path of the construct. */
  readonly charts: Readonly<Record<string, ChartRequest>>;
  /** Whether it throws at its end. */
  readonly fails?: boolean;
}

/** What a command printed, and how it ended. */
export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const cli = join(__dirname, '../../../../lib/cli/main.ts');
/**
 * `pulling-app` only locates charts, which takes less time; `chart-app` renders them, and `kustomization-app` renders those
 * of a Kustomization.
 */
type AppFile = 'pulling-app' | 'chart-app' | 'kustomization-app';

/** A project with a cdk8s.yaml, in a folder of its own. */
export class Project {
  public readonly folder = temporaryFolder();
  private readonly home = temporaryFolder();

  /** @param helm the path of helm */
  constructor(
    private readonly helm: string,
    charts: ProjectApp['charts'] = {},
    private readonly file: AppFile = 'pulling-app',
  ) {
    this.app = { charts };
    const command = [process.execPath, ...withTypescript, join(__dirname, `${file}.ts`)]
      .map((word) => `'${word}'`)
      .join(' ');
    this.write('cdk8s.yaml', `language: typescript\napp: ${JSON.stringify(command)}\n`);
  }

  public set app(made: ProjectApp) {
    this.write('app.json', JSON.stringify(made));
  }

  /** Its environment, without the files of the user and the proxies of this machine. */
  public get environment(): NodeJS.ProcessEnv {
    const home = this.home;
    return { PATH: process.env.PATH, HOME: home, HELM: this.helm, CDK8S_GITOPS_HELM_CACHE: 'cache' };
  }

  /** `cdk8s-gitops helm pull`, as a program and its arguments. */
  public get pullCommand(): [string, ...string[]] {
    return [process.execPath, ...withTypescript, cli, 'helm', 'pull'];
  }

  /** Runs `cdk8s-gitops helm pull`. */
  public pull(...flags: readonly string[]): CommandResult {
    return this.run([...this.pullCommand, ...flags]);
  }

  /** Runs the app. */
  public synth(environment: NodeJS.ProcessEnv = {}): CommandResult {
    return this.run([process.execPath, ...withTypescript, join(__dirname, `${this.file}.ts`)], environment);
  }

  public read(path: string): string {
    return this.readBytes(path).toString();
  }

  public readBytes(path: string): Buffer {
    return readFileSync(join(this.folder, path));
  }

  public write(path: string, content: string | Buffer): void {
    mkdirSync(join(this.folder, path, '..'), { recursive: true });
    writeFileSync(join(this.folder, path), content);
  }

  private run([program, ...args]: [string, ...string[]], environment: NodeJS.ProcessEnv = {}): CommandResult {
    const env = { ...this.environment, ...environment };
    const options = { cwd: this.folder, env, encoding: 'utf8' } as const;
    const { status, stdout, stderr } = spawnSync(program, args, options);
    return { code: status, stdout, stderr };
  }
}

/** A chart of a server. */
export function redis(server: ChartServer, version = '1.2.3'): ChartRequest {
  return { chart: 'redis', repo: server.url, version };
}
