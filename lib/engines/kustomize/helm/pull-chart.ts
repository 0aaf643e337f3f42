import { join } from 'node:path';
import { GitOpsError } from '../../../core/error';
import { inTemporaryFolder } from '../../../system/temporary-folder';
import { type HelmChartSpec } from '../file/kustomization-spec';
import { type HelmCall, type HelmRunner } from './helm-runner';

/**
 * Pulls a chart, and unpacks it in a folder.
 *
 * @param shown the folder as messages show it
 * @throws if the chart has no repository, if helm fails, or if the runner may not pull it
 */
export function pullChart(
  spec: HelmChartSpec,
  { folder, shown }: { readonly folder: string; readonly shown: string },
  helm: HelmRunner,
  call: HelmCall,
): void {
  const missing = `Cannot render the chart ${spec.name}: it is not in ${shown}`;
  if (!spec.repo) {
    const what = `${missing}, and it has no repo to pull it from`;
    throw new GitOpsError({ where: call.where, what, fix: 'put its folder there, or set its repo and version' });
  }
  if (!helm.pulls) {
    const what = `${missing}, and without a version it is not fetched: it could be another one each time`;
    throw new GitOpsError({ where: call.where, what, fix: 'set its version, or put its folder there' });
  }
  inTemporaryFolder('kustomize-helm-', (temporary) => {
    helm.run(pullArguments(spec, folder), { ...call, configHome: call.configHome || join(temporary, 'helm') });
  });
}

function pullArguments({ name = '', repo = '', version, devel }: HelmChartSpec, folder: string): string[] {
  const from = repo.startsWith('oci://') ? [`${repo.replace(/\/$/, '')}/${name}`] : ['--repo', repo, name];
  return [
    ...['pull', '--untar', '--untardir', folder],
    ...from,
    ...(version ? ['--version', version] : []),
    ...(devel ? ['--devel'] : []),
  ];
}
