import { type ChartRequest } from '../../../engines/helm/fetch/remote-chart';
import { type ArgoCdHelm } from './argo-cd-helm';

/** The chart of an install: by default, that of the official repository. */
export function chartRequest({ chart, repo, version }: ArgoCdHelm): ChartRequest {
  return chart === undefined
    ? { chart: 'argo-cd', repo: repo ?? 'https://argoproj.github.io/argo-helm', version }
    : { chart, repo, version };
}
