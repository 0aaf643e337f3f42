import { spawnSync, type SpawnSyncReturns } from 'node:child_process';

/** A release, as `helm list --output json` shows it. */
export interface Release {
  readonly name: string;
  readonly revision: string;
  readonly status: string;
  readonly chart: string;
}

/** A helm against the cluster of `$KUBECONFIG`, with settings of its own. */
export class Helm {
  private readonly env: NodeJS.ProcessEnv;

  /** @param home a folder for its settings */
  constructor(
    private readonly path: string,
    home: string,
  ) {
    this.env = { ...process.env, HELM_CACHE_HOME: home, HELM_CONFIG_HOME: home, HELM_DATA_HOME: home };
  }

  /** What helm prints. @throws if it fails */
  public run(...args: readonly string[]): string {
    const { status, stdout, stderr } = this.start(args);
    if (status !== 0) {
      throw new Error(`helm ${args.join(' ')} failed:\n${stderr}${stdout}`);
    }
    return stdout;
  }

  /** Why helm fails. @throws if it does not */
  public failure(...args: readonly string[]): string {
    const { status, stderr } = this.start(args);
    if (status === 0) {
      throw new Error(`helm ${args.join(' ')} did not fail`);
    }
    return stderr;
  }

  /** The releases of a namespace, sorted by name. */
  public list(namespace: string): Release[] {
    const releases = JSON.parse(this.run('list', '--namespace', namespace, '--output', 'json')) as Release[];
    return releases.map(({ name, revision, status, chart }) => ({ name, revision, status, chart }));
  }

  private start(args: readonly string[]): SpawnSyncReturns<string> {
    return spawnSync(this.path, args, { encoding: 'utf8', env: this.env });
  }
}
