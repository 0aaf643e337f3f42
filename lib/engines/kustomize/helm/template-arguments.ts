import { type HelmChartSpec } from '../file/kustomization-spec';

/** The arguments of `helm template` for a chart whose values come from stdin. */
export function templateArguments(spec: HelmChartSpec, chart: string, additionalFiles: readonly string[]): string[] {
  return [
    'template',
    spec.releaseName || '--generate-name',
    chart,
    ...option('--namespace', spec.namespace),
    ...option('--name-template', spec.nameTemplate),
    ...option('-f', '-'),
    ...additionalFiles.flatMap((file) => option('-f', file)),
    ...(spec.apiVersions ?? []).flatMap((version) => ['--api-versions', version]),
    ...option('--kube-version', spec.kubeVersion),
    ...(spec.includeCRDs ? ['--include-crds'] : []),
    ...(spec.skipTests ? ['--skip-tests'] : []),
    ...(spec.skipHooks ? ['--no-hooks'] : []),
    ...(spec.debug ? ['--debug'] : []),
    ...(spec.devel ? ['--devel'] : []),
  ];
}

function option(name: string, value: string | undefined): string[] {
  return value ? [name, value] : [];
}
