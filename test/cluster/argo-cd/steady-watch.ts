import { setTimeout as wait } from 'node:timers/promises';
import { type ApiServer } from '../harness/api-server';
import { type LiveApplication, type LiveApplications } from './application-status';

const path = '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications?watch=1';

/** Sees every state of some Applications while they are refreshed again and again, during the other tests. */
export class SteadyWatch {
  private readonly states = new Map<string, { readonly since: number; readonly seen: Set<string> }>();
  private stopWatch: () => void = () => undefined;
  private timer: NodeJS.Timeout | undefined;
  private refreshing: Promise<void> = Promise.resolve();

  constructor(
    private readonly api: ApiServer,
    private readonly applications: LiveApplications,
  ) {}

  /** From now on, every state of an Application counts. */
  public async begin(name: string): Promise<void> {
    if (this.timer === undefined) {
      this.timer = setInterval(() => (this.refreshing = this.refresh()), 15_000);
      await this.openWatch();
    }
    this.states.set(name, { since: Date.now(), seen: new Set() });
    this.note(this.applications.find(name));
  }

  /** Every state that an Application was in, once it was watched for long enough. */
  public async after(name: string, seconds: number): Promise<string[]> {
    const state = this.states.get(name);
    if (state === undefined) {
      throw new Error(`${name} never became synced and healthy`);
    }
    await wait(Math.max(0, state.since + seconds * 1000 - Date.now()));
    return [...state.seen];
  }

  /** Ends the watch, after a refresh that is under way: without the API server, it would fail. */
  public async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.refreshing;
    this.stopWatch();
  }

  /** Asks Argo CD to compare again. The API server ends a watch after some minutes, so a new one starts before. */
  private async refresh(): Promise<void> {
    [...this.states.keys()].forEach((name) => this.applications.refresh(name));
    const close = this.stopWatch;
    await this.openWatch();
    close();
  }

  private async openWatch(): Promise<void> {
    this.stopWatch = await this.api.watch(path, ({ object }) => this.note(object as unknown as LiveApplication));
  }

  private note(application: LiveApplication | undefined): void {
    const { sync, health } = application?.status ?? {};
    this.states.get(application?.metadata.name ?? '')?.seen.add(`${sync?.status} ${health?.status}`);
  }
}
