import { GitOpsError } from '../../core/error';
import { type PlainMap } from '../../core/plain';
import { jsonText } from '../../core/text/json-text';
import { isFolder } from '../../system/is-folder';
import { type LineHandlers } from '../../system/process/child/invocation';
import { type Command, type LimitedCommand } from '../../system/process/command';
import { wholeEnvironment } from '../../system/process/environment';
import { type ProcessResult } from '../../system/process/process-result';
import { run } from '../../system/process/run';
import { type ClusterName, getClusterName } from './cluster-name';
import { type ClusterOptions } from './cluster-options';
import { getKubectl } from './get-kubectl';
import { printedJson } from './printed-json';

/** How kubectl is run. */
export interface KubectlRun extends LineHandlers, Pick<Command, 'stdin' | 'exitCodes' | 'silenceLimit'> {
  /** Objects that it reads from standard input, as a list. @default - none */
  readonly objects?: readonly object[];
  /** Variables in addition to those of this process. @default - none */
  readonly env?: Readonly<Record<string, string>>;
}

/** What kubectl prints if parts of its work can fail. */
export interface PartialAnswer {
  readonly text: string;
  /** What it reports about the parts that failed. Empty if it did not fail. */
  readonly problems: readonly string[];
}

/**
 * In seconds: how long kubectl may be silent. Somebody may have to log in, and several webhooks with their limit of 30
 * seconds may be slow. There is a second more for each object of its input, because it prints JSON only at its end.
 */
const longestSilence = 300;

/** kubectl, for one cluster. */
export class Kubectl {
  private constructor(
    private readonly program: string,
    private readonly options: ClusterOptions,
    /** The cluster that it asks. */
    public readonly cluster: ClusterName,
  ) {}

  /**
   * Finds kubectl, and the cluster in the kubeconfig. The cluster is not asked yet.
   *
   * @param oldest the minor version that kubectl must have at least. @default 27
   * @throws if kubectl is missing or older, or if no cluster is set
   */
  public static async open(options: ClusterOptions = {}, oldest?: number): Promise<Kubectl> {
    const program = await getKubectl(options.kubectl, oldest);
    demandKubeconfig(options);
    const file = options.kubeconfig === undefined ? [] : [`--kubeconfig=${options.kubeconfig}`];
    const view = await runKubectl(program, ['config', 'view', '--output=json', ...file], {}, options.signal);
    return new Kubectl(program, options, getClusterName(printedJson<PlainMap>(view.text()), options));
  }

  /**
   * Runs kubectl. A namespace that matters is among the arguments.
   *
   * @throws ProcessError if it fails
   */
  public async run(args: readonly string[], options: KubectlRun = {}): Promise<ProcessResult> {
    const flags = clusterFlags(this.options);
    return runKubectl(this.program, [...args, ...flags], options, this.options.signal);
  }

  /** Runs kubectl for something of which parts can fail, such as a list of several kinds. */
  public async runInPart(args: readonly string[]): Promise<PartialAnswer> {
    const lines: string[] = [];
    const result = await this.run(args, { exitCodes: [0, 1], onStderrLine: (line) => lines.push(line) });
    return { text: result.text(), problems: result.exitCode === 0 ? [] : lines };
  }

  /** What kubectl prints with `--output=json`; undefined if it prints nothing, as for names that are not found. */
  public async json<T>(args: readonly string[], options: KubectlRun = {}): Promise<T | undefined> {
    const text = (await this.run([...args, '--output=json'], options)).text();
    return text.trim() === '' ? undefined : printedJson<T>(text);
  }
}

/** The flags that set the cluster, for each call of kubectl. They do not set the namespace. */
export function clusterFlags({ context, kubeconfig }: ClusterOptions): string[] {
  const flags = Object.entries({ context, kubeconfig }).filter(([, value]) => value !== undefined);
  return flags.map(([name, value]) => `--${name}=${value}`);
}

/** kubectl treats a file that is not there as an empty one. */
function demandKubeconfig({ kubeconfig }: ClusterOptions): void {
  if (kubeconfig !== undefined && isFolder(kubeconfig) === undefined) {
    const what = `Cannot ask the cluster: the kubeconfig ${kubeconfig} is not there`;
    throw new GitOpsError({ where: 'kubectl', what, fix: 'use the path of a file that has a context' });
  }
}

async function runKubectl(
  program: string,
  args: readonly string[],
  { env, objects, ...options }: KubectlRun,
  signal: AbortSignal | undefined,
): Promise<ProcessResult> {
  const input = objects === undefined ? {} : { stdin: jsonText({ apiVersion: 'v1', kind: 'List', items: objects }) };
  const command: LimitedCommand = {
    limitFix: 'make sure that kubectl cluster-info answers: the API server, or a program that logs in, is silent',
    ...input,
    ...options,
    silenceLimit: options.silenceLimit ?? longestSilence + (objects?.length ?? 0),
    name: 'kubectl',
    program,
    args,
    env: { ...wholeEnvironment(), ...env },
  };
  return run(command, { signal });
}
