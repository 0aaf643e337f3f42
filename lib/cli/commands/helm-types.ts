import { type Command } from 'commander';
import { GitOpsError } from '../../core/error';
import { trimEnd } from '../../core/text/trim';
import { readChart } from '../../engines/helm/chart/read-chart';
import { isRemote, locateChart } from '../../engines/helm/locate-chart';
import { type ChartRequest } from '../../engines/helm/fetch/remote-chart';
import { writeTypes } from '../../engines/helm/types/write-types';
import { writeToPath } from '../../system/output/write-to-path';
import { printWarning } from '../console/messages';
import { print } from '../console/print';

/** The flags of `helm types`. */
interface HelmTypesFlags {
  readonly repo?: string;
  readonly version?: string;
  readonly plainHttp?: boolean;
  readonly closed?: boolean;
  readonly output?: string;
}

const examples = `
Examples:
  cdk8s-gitops helm types ./mychart -o mychart-values.ts
  cdk8s-gitops helm types redis --repo https://charts.example.com --version 23.1.0 > redis-values.ts
  cdk8s-gitops helm types oci://registry.example.com/redis --version 23.1.0 --closed`;

/** Adds `helm types CHART`. */
export function addHelmTypesCommand(helm: Command): void {
  helm
    .command('types')
    .description("write a TypeScript interface of a chart's values")
    .argument('<chart>', 'folder or .tgz of a chart, name of a chart in --repo, or address oci://…')
    .option('--repo <url>', 'the URL of a chart repository')
    .option('--version <version>', 'one version of a chart of a repository or a registry')
    .option('--plain-http', 'ask the registry by http')
    .option('--closed', 'mark every name that neither values.yaml nor the schema of the chart has')
    .option('-o, --output <path>', 'write to this file, and not to standard output')
    .addHelpText('after', examples)
    .action(runHelmTypes);
}

async function runHelmTypes(path: string, { output, closed, ...source }: HelmTypesFlags): Promise<void> {
  const where = 'cdk8s-gitops';
  const request = { ...source, chart: path };
  demandVersion(request, where);
  const chart = readChart(locateChart(request, where), where);
  const { text, warnings } = await writeTypes(chart, trimEnd(path, '/'), { closed });
  warnings.forEach((warning) => printWarning(warning));
  if (output === undefined || output === '') {
    print(text);
  } else {
    writeToPath(output, text);
  }
}

/** A construct checks this with its other props. Without a version, helm would silently fetch the newest. */
function demandVersion(request: ChartRequest, where: string): void {
  const isFetched = isRemote(request);
  if (isFetched === (request.version !== undefined)) {
    return;
  }
  const what = isFetched
    ? 'Cannot leave out --version: a chart of a repository or a registry needs one'
    : 'Cannot use --version here: it is for charts of a repository or a registry';
  throw new GitOpsError({
    where,
    what,
    fix: isFetched ? 'add it, such as --version 1.2.3' : 'leave it out, or add --repo',
  });
}
