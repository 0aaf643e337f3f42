import { type ApiServer } from '../harness/api-server';

interface PodBody {
  readonly status: {
    readonly phase: string;
    readonly podIP?: string;
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
    readonly containerStatuses?: readonly {
      readonly restartCount: number;
      readonly state: { readonly waiting?: { readonly reason: string } };
    }[];
  };
}

/** A Pod of the cluster, with what this suite asks about it. */
export class PodView {
  constructor(
    private readonly api: ApiServer,
    private readonly namespace: string,
    private readonly name: string,
  ) {}

  public async phase(): Promise<string> {
    return (await this.status()).phase;
  }

  public async isReady(): Promise<boolean> {
    const { conditions = [] } = await this.status();
    return conditions.some(({ type, status }) => type === 'Ready' && status === 'True');
  }

  public async restarts(): Promise<number> {
    return (await this.status()).containerStatuses?.[0]?.restartCount ?? 0;
  }

  /** Why the container does not run: `CrashLoopBackOff`, `ImagePullBackOff` … */
  public async waitingFor(): Promise<string | undefined> {
    return (await this.status()).containerStatuses?.[0]?.state.waiting?.reason;
  }

  /** The reasons of the Pod's events, in the order in which they first came. */
  public async events(): Promise<string[]> {
    const list = await this.api.get<{
      items: { reason: string; firstTimestamp: string; metadata: { creationTimestamp: string } }[];
    }>(`/api/v1/namespaces/${this.namespace}/events?fieldSelector=involvedObject.name=${this.name}`);
    return list.items
      .sort((one, other) => Date.parse(one.firstTimestamp) - Date.parse(other.firstTimestamp))
      .map(({ reason }) => reason);
  }

  private async status(): Promise<PodBody['status']> {
    return (await this.api.get<PodBody>(`/api/v1/namespaces/${this.namespace}/pods/${this.name}`)).status;
  }
}
