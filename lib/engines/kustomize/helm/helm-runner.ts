import { GitOpsError } from '../../../core/error';
import { type Environment } from '../../../system/process/child/invocation';
import { ProcessError } from '../../../system/process/process-error';
import { runSync } from '../../../system/process/start-run';
import { type HelmChartSpec } from '../file/kustomization-spec';

/** How helm runs in a build. */
export interface HelmSetting {
  /** The program: a name in PATH, or a path. */
  readonly command: string;
  /** All of its environment, without the folders of `HELM_…_HOME`. */
  readonly environment: Environment;
  /** Whether charts that are missing are pulled. */
  readonly pulls: boolean;
  /** For charts that have none of their own. @default - what helm knows */
  readonly apiVersions?: readonly string[];
  /** For charts that have none of their own. @default - that of helm */
  readonly kubeVersion?: string;
  /** Whether errors have helm's stack. @default false */
  readonly debug?: boolean;
}

/** One call of helm. */
export interface HelmCall {
  /** The place of the chart, for messages. */
  readonly where: string;
  /** The name of the chart, for messages. */
  readonly chart: string;
  /** helm's settings, plugins and cache are in it. @default - a folder that does not exist */
  readonly configHome?: string;
  readonly stdin?: string | Uint8Array;
}

/** Runs helm for the charts of one build, and each command once. */
export class HelmRunner {
  private readonly charts = new Set<string>();
  private readonly printed = new Map<string, string>();

  constructor(private readonly setting: HelmSetting) {}

  public get command(): string {
    return this.setting.command;
  }

  /** The places of the charts that were rendered. */
  public get chartPlaces(): readonly string[] {
    return [...this.charts];
  }

  public get pulls(): boolean {
    return this.setting.pulls;
  }

  /** What the flags of the command line set, for a chart that does not set it. */
  public defaultsFor({ apiVersions, kubeVersion, debug }: HelmChartSpec): HelmChartSpec {
    return {
      apiVersions: apiVersions?.length ? apiVersions : this.setting.apiVersions,
      kubeVersion: kubeVersion || this.setting.kubeVersion,
      debug: debug ?? this.setting.debug,
    };
  }

  /** @throws if helm is not there, or is neither helm 3 nor helm 4. */
  public demandVersion(call: HelmCall): void {
    if (this.setting.command === '') {
      const what = `Cannot render the chart ${call.chart}: must specify --helm-command`;
      throw new GitOpsError({ where: call.where, what, fix: 'leave the flag out, or give the path of helm' });
    }
    const printed = this.run(['version', '--short'], call);
    const version = /v?(\d{1,9})(?:\.\d{1,9})+/.exec(printed);
    if (version === null || !['3', '4'].includes(version[1])) {
      const what = `Cannot use ${this.setting.command} as helm: its version is ${version?.[0] ?? JSON.stringify(printed.trim())}`;
      throw new GitOpsError({ where: call.where, what, fix: `install helm 3 or 4, or ${nameHelm}` });
    }
  }

  /**
   * Runs helm, and returns what it prints to stdout.
   *
   * @throws if it fails, with its own reason
   */
  public run(args: readonly string[], call: HelmCall): string {
    this.charts.add(call.where);
    const key = JSON.stringify([args, call.configHome, call.stdin?.toString()]);
    const printed = this.printed.get(key) ?? this.start(args, call);
    this.printed.set(key, printed);
    return printed;
  }

  private start(args: readonly string[], { where, chart, stdin, configHome = nowhere }: HelmCall): string {
    const { command, environment } = this.setting;
    const homes = {
      HELM_CONFIG_HOME: configHome,
      HELM_CACHE_HOME: `${configHome}/.cache`,
      HELM_DATA_HOME: `${configHome}/.data`,
    };
    try {
      return runSync({ program: command, args, env: { ...environment, ...homes }, stdin, timeLimit: 300 }).text();
    } catch (cause) {
      if (!(cause instanceof ProcessError)) {
        throw cause;
      }
      const isMissing = cause.ending.type === 'not-found';
      const failed = isMissing ? `${command} was not found` : `${command} ${args[0]}: ${cause.reason}`;
      const what = `Cannot render the chart ${chart}: ${failed}`;
      throw new GitOpsError({ where, what, fix: fixOf(cause) }, { cause });
    }
  }
}

function fixOf({ ending: { type }, findings: [{ fix }] }: ProcessError): string {
  switch (type) {
    case 'exited':
      return 'read what helm reports above';
    case 'not-found':
    case 'not-started':
      return `install helm, or ${nameHelm}`;
    default:
      return fix;
  }
}

/** helm makes nothing in it for a render, and finds no settings, plugins or repositories there. */
const nowhere = '/nonexistent/helm';

const nameHelm = 'give its path with --helm-command, helmCommand or the variable HELM';
