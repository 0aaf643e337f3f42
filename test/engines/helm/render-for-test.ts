import { join } from 'node:path';
import { type Manifest } from '../../../lib/core/manifest';
import { renderHelmChart } from '../../../lib/engines/helm/render-helm-chart';
import { type RenderRequest } from '../../../lib/engines/helm/render-request';
import { temporaryFolder } from '../../temporary-folder';

/** The cache of renders. Each test has one of its own, if `useOwnCache` is called. */
export const cache = { folder: '' };

/** Gives each test a cache of its own. */
export function useOwnCache(): void {
  beforeEach(() => {
    cache.folder = join(temporaryFolder(), 'cache');
  });
}

/** Renders a chart as the release `web`. */
export function render(chart: string, request: Partial<RenderRequest> = {}): readonly Manifest[] {
  return renderHelmChart({ where: 'app/web', chart, releaseName: 'web', namespace: 'apps', ...request });
}
