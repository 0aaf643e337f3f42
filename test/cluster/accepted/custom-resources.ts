import { App, Chart, Testing } from 'cdk8s';
import { ArgoCdCrds, type Manifest } from 'cdk8s-gitops';
import { type ApiObjectBody, type ApiServer, contentType } from '../harness/api-server';
import { until } from '../harness/poll';

const definitions = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

/** API groups of other projects. If the cluster lacks their definitions, their objects are left out. */
export const foreignGroups: readonly string[] = ['monitoring.coreos.com', 'external-secrets.io', 'route.openshift.io'];

/**
 * Adds the kinds of Argo CD to the cluster. Existing definitions stay as they are. The returned function removes the
 * definitions that were added.
 */
export async function addCustomResources(api: ApiServer): Promise<() => Promise<void>> {
  const made: string[] = [];
  for (const crd of argoCdCrds()) {
    const path = `${definitions}/${crd.metadata?.name ?? ''}`;
    await until(`the cluster knows ${crd.metadata?.name ?? ''}`, { within: 60 }, async () => {
      const { status, body } = await api.send('GET', path);
      if (status === 404) {
        await api.send('PATCH', `${path}?fieldManager=cdk8s-gitops-tests`, crd, contentType.apply);
        made.push(path);
      }
      return isEstablished(body) ? true : undefined;
    });
  }
  return async () => {
    await Promise.all(made.map((path) => api.send('DELETE', path)));
  };
}

/** Whether a definition is ready. A definition of an earlier run that is still being removed is not. */
function isEstablished({ status = {}, metadata = {} }: ApiObjectBody): boolean {
  const { conditions = [] } = status as { conditions?: { type: string; status: string }[] };
  const isLeaving = (metadata as { deletionTimestamp?: string }).deletionTimestamp !== undefined;
  return !isLeaving && conditions.some(({ type, status: is }) => type === 'Established' && is === 'True');
}

function argoCdCrds(): Manifest[] {
  const chart = new Chart(new App(), 'chart');
  new ArgoCdCrds(chart, 'crds');
  return Testing.synth(chart) as Manifest[];
}
