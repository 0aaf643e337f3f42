import { type Command } from 'commander';
import { trimEnd } from '../../core/text/trim';
import { readChart } from '../../engines/helm/chart/read-chart';
import { locateChart } from '../../engines/helm/locate-chart';
import { writeTypes } from '../../engines/helm/types/write-types';
import { writeToPath } from '../../system/output/write-to-path';
import { printWarning } from '../console/messages';
import { print } from '../console/print';

/** The flags of `helm types`. */
interface HelmTypesFlags {
  readonly output?: string;
}

const examples = `
Examples:
  cdk8s-gitops helm types ./mychart -o mychart-values.ts
  cdk8s-gitops helm types charts/redis-23.1.0.tgz > redis-values.ts`;

/** Adds `helm types CHART`. */
export function addHelmTypesCommand(helm: Command): void {
  helm
    .command('types')
    .description("write a TypeScript interface of a chart's values")
    .argument('<chart>', 'folder or .tgz of a chart')
    .option('-o, --output <path>', 'write to this file, and not to standard output')
    .addHelpText('after', examples)
    .action(runHelmTypes);
}

async function runHelmTypes(path: string, { output }: HelmTypesFlags): Promise<void> {
  const located = locateChart({ chart: path }, 'cdk8s-gitops');
  const { text, warnings } = await writeTypes(readChart(located, 'cdk8s-gitops'), trimEnd(path, '/'));
  warnings.forEach(printWarning);
  if (output === undefined || output === '') {
    print(text);
  } else {
    writeToPath(output, text);
  }
}
