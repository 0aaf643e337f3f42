import { type Command } from 'commander';
import { demandNoFaults } from '../../core/fault';
import { trimEnd } from '../../core/text/trim';
import { readChart } from '../../engines/helm/chart/read-chart';
import { checkChartRequest } from '../../engines/helm/check-chart-request';
import { locateChart } from '../../engines/helm/locate-chart';
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
    .option('--version <version>', 'the version of the chart, for a repository or a registry, which needs it')
    .option('--plain-http', 'ask the registry by http')
    .option('--closed', 'let the compiler refuse names that neither values.yaml nor the schema of the chart has')
    .option('-o, --output <path>', 'write to this file, and not to standard output')
    .addHelpText('after', examples)
    .action(runHelmTypes);
}

async function runHelmTypes(path: string, { output, closed, ...source }: HelmTypesFlags): Promise<void> {
  const where = 'cdk8s-gitops';
  const request = { ...source, chart: path };
  demandRequest(request, where);
  const chart = readChart(locateChart(request, where), where);
  const { text, warnings } = await writeTypes(chart, trimEnd(path, '/'), { closed });
  warnings.forEach((warning) => printWarning(warning));
  if (output === undefined || output === '') {
    print(text);
  } else {
    writeToPath(output, text);
  }
}

function demandRequest(request: ChartRequest, where: string): void {
  const faults = checkChartRequest(request).map((each) => ({ ...each, path: each.path.map(flagOf) }));
  demandNoFaults(where, faults);
}

/** The flag for a field of a chart. The chart itself is an argument. */
function flagOf(field: string | number): string {
  return field === 'chart' ? field : `--${String(field).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
