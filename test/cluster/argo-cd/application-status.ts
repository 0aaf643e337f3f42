import { kubectl, tryKubectl } from '../harness/kubectl';
import { until } from '../harness/poll';

/** An Application in the cluster, with the fields that the suite reads. */
export interface LiveApplication {
  readonly metadata: { readonly name: string; readonly creationTimestamp: string };
  readonly spec: Readonly<Record<string, unknown>>;
  readonly status?: {
    readonly sync?: { readonly status: string; readonly revision?: string };
    readonly health?: { readonly status?: string; readonly lastTransitionTime?: string };
    readonly conditions?: readonly { readonly type: string; readonly message: string }[];
    readonly operationState?: { readonly phase: string; readonly message?: string; readonly startedAt: string };
    readonly history?: readonly { readonly deployedAt: string; readonly revision: string }[];
  };
}

/** The Applications of one namespace. */
export class LiveApplications {
  constructor(private readonly namespace: string) {}

  /** The Application, or undefined if there is none. */
  public find(name: string): LiveApplication | undefined {
    const { stdout } = tryKubectl(this.args('get', name, '--ignore-not-found', '--output', 'json'));
    return stdout.trim() === '' ? undefined : (JSON.parse(stdout) as LiveApplication);
  }

  /** Asks Argo CD to compare again, with the newest state of Git. */
  public refresh(name: string): void {
    tryKubectl(this.args('annotate', name, 'argocd.argoproj.io/refresh=hard', '--overwrite'));
  }

  /** Waits until an Application is synced to a commit and healthy; asks for a refresh every few seconds. */
  public async synced(name: string, revision: string, within = 120): Promise<LiveApplication> {
    return this.becomes(name, `synced to ${revision.slice(0, 7)} and healthy`, within, ({ status }) => {
      const isSynced = status?.sync?.status === 'Synced' && status.sync.revision === revision;
      return isSynced && status.health?.status === 'Healthy';
    });
  }

  /** Waits until an Application is as it should be. If that does not happen, the error shows how it was. */
  public async becomes(
    name: string,
    what: string,
    within: number,
    test: (application: LiveApplication) => boolean | undefined,
  ): Promise<LiveApplication> {
    let last: LiveApplication | undefined;
    let looks = 0;
    try {
      return await until(`Application ${name}: ${what}`, { within, every: 1 }, () => {
        if (looks++ % 6 === 0) {
          this.refresh(name);
        }
        last = this.find(name);
        return last !== undefined && test(last) === true ? last : undefined;
      });
    } catch (cause) {
      throw new Error(`${(cause as Error).message}; it was ${describe(last)}`, { cause });
    }
  }

  /** Deletes an Application and waits until it is gone. */
  public delete(name: string): void {
    kubectl(this.args('delete', name, '--timeout=120s'));
  }

  private args(verb: string, ...rest: readonly string[]): string[] {
    return ['--namespace', this.namespace, verb, 'applications.argoproj.io', ...rest];
  }
}

function describe(application: LiveApplication | undefined): string {
  const { sync, health, conditions, operationState } = application?.status ?? {};
  return JSON.stringify({ sync, health, conditions, operationState }).slice(0, 1500);
}
