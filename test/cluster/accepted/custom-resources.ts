import { App, Chart, Testing } from 'cdk8s';
import { ArgoCdCrds, type Manifest } from 'cdk8s-gitops';
import { type ApiServer, contentType } from '../harness/api-server';
import { until } from '../harness/poll';
import { ResourcePaths } from '../harness/resource-path';

const definitions = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

/**
 * Acts while the cluster knows the kinds of Argo CD that the objects have. Definitions that were not there before are
 * removed again; those that were stay as they are.
 */
export async function withCustomResources<T>(
  api: ApiServer,
  objects: readonly Manifest[],
  act: () => Promise<T>,
): Promise<T> {
  const needed = objects.filter(({ apiVersion }) => apiVersion.startsWith('argoproj.io/'));
  const made: string[] = [];
  try {
    for (const crd of needed.length === 0 ? [] : argoCdCrds()) {
      const path = `${definitions}/${crd.metadata?.name ?? ''}`;
      if ((await api.send('GET', path)).status === 404) {
        await api.send('PATCH', `${path}?fieldManager=cdk8s-gitops-tests`, crd, contentType.apply);
        made.push(path);
      }
    }
    for (const manifest of needed) {
      const isKnown = async (): Promise<true | undefined> =>
        (await new ResourcePaths(api).knows(manifest)) ? true : undefined;
      await until(`the cluster knows ${manifest.kind}`, { within: 30 }, isKnown);
    }
    return await act();
  } finally {
    await Promise.all(made.map((path) => api.send('DELETE', path)));
  }
}

function argoCdCrds(): Manifest[] {
  const chart = new Chart(new App(), 'chart');
  new ArgoCdCrds(chart, 'crds');
  return Testing.synth(chart) as Manifest[];
}
