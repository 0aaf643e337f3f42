import { type Command } from 'commander';
import { counted } from '../../core/text/counted';
import { GitOpsError } from '../../core/error';
import { inColumns } from '../../core/text/in-columns';
import { jsonText } from '../../core/text/json-text';
import { type OutdatedChart, outdatedCharts } from '../../engines/helm/pull/outdated-charts';
import { pullCharts, type PullReport } from '../../engines/helm/pull/pull-charts';
import { type RunApp } from '../../engines/helm/pull/recorded-charts';
import { getAppCommand, runApp } from '../config/run-app';
import { CommandFailure } from '../console/command-failure';
import { printNote } from '../console/messages';
import { print } from '../console/print';
import { untilStopped } from '../console/until-stopped';

/** The flags of `helm pull`. */
interface HelmPullFlags {
  readonly app?: string;
  readonly render?: boolean;
  readonly outdated?: boolean;
  readonly json?: boolean;
}

const afterFlags = `
The exit code of --outdated is 1 if it lists a chart.

Examples:
  cdk8s-gitops helm pull                 # fetch the charts of the app to charts/
  cdk8s-gitops helm pull --render        # the same, and keep the renders for machines without helm
  cdk8s-gitops helm pull --outdated      # list charts that have a newer version`;

/** Adds `helm pull`. */
export function addHelmPullCommand(helm: Command): void {
  helm
    .command('pull')
    .description('fetch the charts of the app to charts/, so that synth needs no network')
    .option('-a, --app <command>', 'the command that runs the app; by default, app of cdk8s.yaml')
    .option('--render', 'also keep what all charts render to in charts/rendered/, so that synth needs no helm')
    .option('--outdated', 'list charts that have a newer version, and change nothing')
    .option('--json', 'print data as JSON')
    .addHelpText('after', afterFlags)
    .action(runHelmPull);
}

async function runHelmPull(flags: HelmPullFlags): Promise<void> {
  if (flags.render === true && flags.outdated === true) {
    const what = 'Cannot run: --outdated changes nothing, and --render would';
    throw new GitOpsError({ where: 'cdk8s-gitops', what, fix: 'run the command twice, once with each flag' });
  }
  const app = getAppCommand(flags.app);
  await untilStopped(async (signal) => {
    const run: RunApp = (environment) => runApp(app, { environment, signal });
    if (flags.outdated === true) {
      reportOutdated(await outdatedCharts(run), flags);
    } else {
      reportPull(await pullCharts(run, flags), flags);
    }
  });
}

function reportPull(report: PullReport, { json }: HelmPullFlags): void {
  const { charts, added, changed, removed } = report;
  if (json === true) {
    print(`${jsonText(report, 2)}\n`);
    return;
  }
  const rows = Object.entries({ added, changed, removed }).flatMap(([what, paths]) =>
    paths.map((path) => [what, path]),
  );
  print(inColumns(rows));
  const rest = rows.length === 0 && charts.length > 0 ? ', and nothing has changed' : '';
  printNote(`The app names ${counted(charts.length, 'chart')} of repositories and registries${rest}.`);
}

/** @throws CommandFailure with exit code 1 if there are any */
function reportOutdated(charts: readonly OutdatedChart[], { json }: HelmPullFlags): void {
  if (json === true) {
    print(`${jsonText({ charts }, 2)}\n`);
  } else if (charts.length > 0) {
    const rows = charts.map(({ name, version, newest, source }) => [name, version, newest, source]);
    print(inColumns([['CHART', 'VERSION', 'NEWEST', 'SOURCE'], ...rows]));
  }
  if (charts.length > 0) {
    throw new CommandFailure(`${counted(charts.length, 'chart')} with a newer version`, 1);
  }
  printNote('No chart of the app has a newer version.');
}
