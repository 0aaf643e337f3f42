import { type Program } from '../../../system/process/find-program';
import { type StartedRun, startRun } from '../../../system/process/start-run';
import { secretValues } from './secret-values';
import { renderEnvironment } from './helm-environment';

/** All that `helm template` gets, apart from the chart. */
export interface Template {
  readonly releaseName: string;
  readonly namespace: string;
  /** The values as YAML. @default - none */
  readonly values?: string;
  /** Absolute paths of files with values. */
  readonly valueFiles: readonly string[];
  /** Three numbers: helm 3 and 4 read two of them differently. */
  readonly kubeVersion: string;
  readonly apiVersions: readonly string[];
  readonly includeCrds: boolean;
  readonly testHooks: boolean;
}

/**
 * Starts `helm template`. It asks no cluster, and writes nothing.
 *
 * @param chart the absolute path of a folder or an archive
 * @param onWarning called for each line that helm prints to stderr
 */
export function startTemplate(
  helm: Program,
  chart: string,
  template: Template,
  onWarning: (line: string) => void,
): StartedRun {
  return startRun({
    name: 'helm',
    program: helm.path,
    args: ['template', template.releaseName, chart, ...optionsOf(template)],
    env: renderEnvironment,
    stdin: template.values,
    secrets: secretValues(template.values ?? ''),
    timeLimit: 300,
    limitFix: 'find out which template of the chart does not end',
    onStderrLine: onWarning,
  });
}

function optionsOf(template: Template): string[] {
  return [
    ...option('namespace', template.namespace),
    ...option('kube-version', template.kubeVersion),
    ...template.apiVersions.flatMap((version) => option('api-versions', version)),
    // helm reads each as a line of CSV, in which a comma would end the path.
    ...template.valueFiles.flatMap((file) => option('values', csvField(file))),
    ...(template.values === undefined ? [] : option('values', '-')),
    ...(template.includeCrds ? ['--include-crds'] : []),
    ...(template.testHooks ? [] : ['--skip-tests']),
  ];
}

function option(name: string, value: string): string[] {
  return [`--${name}`, value];
}

function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
