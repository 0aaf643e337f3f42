import { App, Chart } from 'cdk8s';
import { type Manifest, ProbedPod } from 'cdk8s-gitops';
import { type ApiServer } from '../harness/api-server';
import { until } from '../harness/poll';
import { type Moment, type Setting } from './settings';

/** The image of the applications; Kubernetes' own tests run it. */
export const agnhost = 'registry.k8s.io/e2e-test-images/agnhost:2.40';

/** Seconds from the start of the timeline, as exact as the clock of the cluster: in whole seconds or exactly. */
export interface Measured {
  readonly earliest: number;
  readonly latest: number;
}

interface ContainerState {
  readonly running?: { readonly startedAt: string };
  readonly terminated?: { readonly startedAt: string; readonly finishedAt: string };
}

interface PodStatus {
  readonly status: {
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly lastTransitionTime: string;
    }[];
    readonly containerStatuses?: readonly {
      readonly restartCount: number;
      readonly state: ContainerState;
      readonly lastState: ContainerState;
    }[];
  };
}

/**
 * One run of a setting in its own Pod. `shift` seconds pass between the arrival of the Pod, from which its probes tick,
 * and the start of its container, so that repetitions see different parts of a period.
 */
export class Trial {
  private readonly path: string;

  constructor(
    private readonly api: ApiServer,
    private readonly namespace: string,
    private readonly name: string,
    private readonly setting: Setting,
  ) {
    this.path = `/api/v1/namespaces/${namespace}/pods/${name}`;
  }

  public async run(shift: number): Promise<Map<Moment, Measured>> {
    const { status, body } = await this.api.send('POST', this.path.replace(/\/[^/]+$/, ''), this.manifest(shift));
    if (status >= 300) {
      throw new Error(`${this.name}: ${body.message ?? status}`);
    }
    const found = new Map<Moment, Measured>();
    const failure = this.setting.container.args?.[0] === 'liveness' ? await this.failure() : 0;
    for (const moment of this.setting.moments) {
      found.set(moment, await this.measure(moment, failure));
    }
    await this.api.send('DELETE', `${this.path}?gracePeriodSeconds=0`);
    return found;
  }

  private manifest(shift: number): Manifest {
    const { container, terminationGracePeriodSeconds } = this.setting;
    const wait = { name: 'wait', image: agnhost, args: ['logs-generator', '-t', '1', '-d', `${shift}s`] };
    return new ProbedPod(new Chart(new App(), 'trial'), 'pod', {
      metadata: { name: this.name },
      containers: [{ ...container, name: 'app', image: agnhost }],
      ...(shift > 0 ? { initContainers: [wait] } : {}),
      terminationGracePeriodSeconds,
      automountServiceAccountToken: false,
    }).apiObject.toJson() as Manifest;
  }

  private async measure(moment: Moment, failure: number): Promise<Measured> {
    switch (moment) {
      case 'first startup':
      case 'first liveness':
      case 'first readiness':
        return exactly((await this.logged(`msg=${moment.split(' ')[1] ?? ''}`)) - (await this.started()));
      case 'kill':
        return wholeSecond((await this.ended()).finished - failure);
      case 'budget out':
        return exactly(await this.told());
      case 'restart':
        return wholeSecond(
          failure === 0 ? (await this.restarted()) - (await this.ended()).started : (await this.restarted()) - failure,
        );
      case 'traffic cut':
        return wholeSecond((await this.notReady()) - failure);
    }
  }

  private status(): Promise<PodStatus> {
    return this.api.get<PodStatus>(this.path);
  }

  private async started(): Promise<number> {
    return until(`${this.name} starts`, { within: 120 }, async () => {
      const [container] = (await this.status()).status.containerStatuses ?? [];
      return secondsAt(container?.state.running?.startedAt);
    });
  }

  /** When the application will stop answering: ten seconds after the start that it reports. */
  private async failure(): Promise<number> {
    await this.started();
    return until(`${this.name} answers`, { within: 60 }, async () => {
      const before = Date.now();
      const { status, text } = await this.api.text(
        `/api/v1/namespaces/${this.namespace}/pods/http:${this.name}:8080/proxy/started`,
      );
      return status === 200 ? (before + Date.now()) / 2000 - goSeconds(text) + 10 : undefined;
    });
  }

  /** When a text was first written to the log of the container. */
  private async logged(text: string): Promise<number> {
    return until(`${this.name} logs ${text}`, { within: 120 }, async () => {
      const log = await this.api.text(`${this.path}/log?container=app&timestamps=true`);
      const line = log.text.split('\n').find((entry) => entry.includes(text));
      return secondsAt(line?.split(' ')[0]);
    });
  }

  private async ended(): Promise<{ started: number; finished: number }> {
    return until(`${this.name} ends`, { within: 120 }, async () => {
      const [container] = (await this.status()).status.containerStatuses ?? [];
      const ended = container?.lastState.terminated ?? container?.state.terminated;
      return ended && { started: secondsAt(ended.startedAt) ?? 0, finished: secondsAt(ended.finishedAt) ?? 0 };
    });
  }

  private async restarted(): Promise<number> {
    return until(`${this.name} is restarted`, { within: 120 }, async () => {
      const [container] = (await this.status()).status.containerStatuses ?? [];
      return container !== undefined && container.restartCount > 0
        ? secondsAt(container.state.running?.startedAt)
        : undefined;
    });
  }

  /** From the start of the container to the signal to end, which the application writes to its log. */
  private async told(): Promise<number> {
    const { started } = await this.ended();
    return until(`${this.name} writes that it is told to end`, { within: 30 }, async () => {
      for (const previous of ['true', 'false']) {
        const log = await this.api.text(`${this.path}/log?container=app&timestamps=true&previous=${previous}`);
        const line = log.text.split('\n').find((entry) => entry.includes('before terminating'));
        if (line !== undefined) {
          return (secondsAt(line.split(' ')[0]) ?? 0) - started;
        }
      }
      return undefined;
    });
  }

  /** When a Pod that was ready is reported as not ready. */
  private async notReady(): Promise<number> {
    const ready = async (status: string): Promise<number | undefined> => {
      const condition = (await this.status()).status.conditions?.find(({ type }) => type === 'Ready');
      return condition?.status === status ? secondsAt(condition.lastTransitionTime) : undefined;
    };
    await until(`${this.name} is ready`, { within: 60 }, () => ready('True'));
    return until(`${this.name} is not ready`, { within: 120 }, () => ready('False'));
  }
}

function exactly(seconds: number): Measured {
  return { earliest: seconds, latest: seconds };
}

/** The cluster cuts fractions of a second off, so 3 in its answer is a time before 4. */
function wholeSecond(seconds: number): Measured {
  return { earliest: seconds, latest: seconds + 1 };
}

function secondsAt(time: string | undefined): number | undefined {
  return time === undefined ? undefined : Date.parse(time) / 1000;
}

/** A duration as Go prints it: `3.2s`, `812.5ms`, `1m3.5s`. */
function goSeconds(text: string): number {
  const units: Record<string, number> = { h: 3600, m: 60, s: 1, ms: 1e-3, µs: 1e-6, ns: 1e-9 };
  return [...text.matchAll(/([\d.]+)(h|ms|m|s|µs|ns)/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (units[unit ?? 's'] ?? 1),
    0,
  );
}
