import { type Command, Option } from 'commander';
import { counted } from '../../core/text/counted';
import { jsonText } from '../../core/text/json-text';
import { type Finding, GitOpsError } from '../../core/error';
import { listed } from '../../core/listed';
import { type Manifest } from '../../core/manifest';
import { type Kubectl } from '../../engines/kubectl/kubectl';
import { formatStatus } from '../../engines/status/format-status';
import { formatStatusChange } from '../../engines/status/format-status-change';
import { statusIn } from '../../engines/status/status-in';
import { isHealthy } from '../../engines/status/result/is-healthy';
import { nameInStatus } from '../../engines/status/result/status-rows';
import { type StatusResult } from '../../engines/status/result/status-result';
import { type WatchSettings, watchStatus } from '../../engines/status/watch-status';
import { manifestsIn } from '../../engines/manifest-folder/read-manifest-files';
import { filesOfOneCluster } from '../config/files-of-one-cluster';
import { readManifestsAt } from '../config/read-manifests';
import { checkOutputAge, writtenOutputFolder } from '../config/project-output';
import { addClusterOptions, type ClusterFlags, openCluster } from '../console/cluster-options';
import { CommandFailure } from '../console/command-failure';
import { hasColor } from '../console/has-color';
import { printWarning } from '../console/messages';
import { addSwitchOptions } from '../console/switch-options';
import { addTargetOption, type TargetFlags } from '../console/target-option';
import { print } from '../console/print';
import { untilStopped } from '../console/until-stopped';

/** The flags of `status`. */
interface StatusFlags extends ClusterFlags, TargetFlags {
  readonly watch?: boolean;
  /** In milliseconds. */
  readonly timeout?: number;
  readonly compare?: boolean;
  readonly json?: boolean;
}

const examples = `
The exit code is 0 if all is there, as in the manifests, and healthy, and else 1.

Examples:
  cdk8s-gitops status                          # what of the output folder is in the cluster
  cdk8s-gitops status --watch --timeout 10m    # wait until all is healthy
  cdk8s-gitops status --no-compare             # if you have the right to read only`;

const defaultTimeout = 5 * 60_000;
const pause = 2000;

/** Adds `status [DIR]`. */
export function addStatusCommand(program: Command): void {
  const command = program
    .command('status')
    .description('show what of the manifests is in a cluster: missing, different, Pods, health')
    .argument(
      '[directory]',
      'folder or file with the manifests, or - for standard input; by default, the output folder of the project',
    )
    .option('--watch', 'look again and again until all is healthy')
    .addOption(
      new Option('--timeout <time>', 'how long --watch looks, such as 90s, 5m or 1h; by default, 5m').argParser(
        readTime,
      ),
    )
    .option('--json', 'print data as JSON');
  addSwitchOptions(command, 'compare', {
    on: 'try what an apply would change, which is the default',
    off: 'show only what is there, and its health: the right to read is enough',
  });
  addClusterOptions(addTargetOption(command)).addHelpText('after', examples).action(runStatus);
}

/** @throws CommandFailure with exit code 1 unless all is healthy */
async function runStatus(directory: string | undefined, flags: StatusFlags): Promise<void> {
  if (flags.timeout !== undefined && flags.watch !== true) {
    const what = 'Cannot run: --timeout is how long --watch looks';
    throw new GitOpsError({ where: 'cdk8s-gitops', what, fix: 'add --watch, or leave out --timeout' });
  }
  const folder = directory ?? writtenOutputFolder();
  const files = filesOfOneCluster(readManifestsAt(folder, 'cdk8s-gitops'), flags.target, folder);
  if (directory === undefined) {
    (await checkOutputAge(folder)).forEach(printWarning);
  }
  const result = await untilStopped((signal) => look(manifestsIn(files), flags, signal));
  if (!result.healthy) {
    throw new CommandFailure(endingOf(result, flags), 1);
  }
}

/** Why a status is not the wanted one. */
function endingOf(
  { objects, summary }: StatusResult,
  { watch, timeout = defaultTimeout, compare }: StatusFlags,
): string {
  const bad = objects.filter((one) => one.state === 'missing' || one.state === 'different' || !isHealthy(one));
  const names = listed(bad.map(({ object }) => nameInStatus(object)));
  const other = compare === false ? '' : ', or use --no-compare, which only needs the right to read';
  return [
    ...(watch === true ? [`The time is over after ${counted(timeout / 1000, 'second')}.`] : []),
    ...(bad.length > 0 ? [watch === true ? `Not healthy yet: ${names}.` : 'Not all is healthy.'] : []),
    ...(summary.unknown > 0 ? [`Not all is known: ask those who run the cluster for the rights above${other}.`] : []),
  ].join('\n');
}

async function look(manifests: readonly Manifest[], flags: StatusFlags, signal: AbortSignal): Promise<StatusResult> {
  const { watch, timeout = defaultTimeout, json } = flags;
  const lookOnce = looker(manifests, flags);
  if (watch === true) {
    return watchAndShow({ look: lookOnce, timeout, pause, signal }, json);
  }
  const result = await lookOnce(signal);
  show(result, json);
  return result;
}

/** Looks at a cluster, which is found at the first look: the time of --watch counts from there. */
function looker(manifests: readonly Manifest[], flags: StatusFlags): WatchSettings['look'] {
  const onWarning = onlyOnce(printWarning);
  let kubectl: Kubectl | undefined;
  return async (signal) => {
    kubectl ??= await openCluster(flags, signal);
    return statusIn(kubectl, manifests, { onWarning, compare: flags.compare });
  };
}

/** A program reads one result. A person reads the first one, then what changes, and all again if the time is over. */
async function watchAndShow(settings: Omit<WatchSettings, 'onChange'>, json = false): Promise<StatusResult> {
  let changes = 0;
  const onChange = (after: StatusResult, before: StatusResult | undefined): void => {
    changes += 1;
    if (before === undefined) {
      show(after);
    } else {
      print(`\n${formatStatusChange(before, after, { color: hasColor() })}`);
    }
  };
  const result = await watchStatus({ ...settings, onChange: json ? () => undefined : onChange });
  if (json) {
    show(result, json);
  } else if (changes > 1 && !result.healthy) {
    print(`\n${formatStatus(result, { color: hasColor() })}`);
  }
  return result;
}

function show(result: StatusResult, json = false): void {
  print(json ? `${jsonText(result, 2)}\n` : formatStatus(result, { color: hasColor() }));
}

/** Passes on each warning once, although --watch finds it again and again. */
function onlyOnce(pass: (warning: Finding) => void): (warning: Finding) => void {
  const known = new Set<string>();
  return (warning) => {
    if (!known.has(warning.what)) {
      known.add(warning.what);
      pass(warning);
    }
  };
}

const units = { s: 1000, m: 60_000, h: 3_600_000 } as const;

function readTime(text: string): number {
  const [, count = '', unit = ''] = /^([1-9]\d{0,5})([smh])$/.exec(text) ?? [];
  if (count === '') {
    const what = `Cannot run: --timeout can't be ${JSON.stringify(text)}`;
    throw new GitOpsError({ where: 'cdk8s-gitops', what, fix: 'use a number with s, m or h, such as 90s' });
  }
  return Number(count) * units[unit as keyof typeof units];
}
