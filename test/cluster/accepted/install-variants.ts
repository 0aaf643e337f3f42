import { type Chart } from 'cdk8s';
import { ArgoCdInstall, type ArgoCdInstallProps } from 'cdk8s-gitops';

const variants: Readonly<Record<string, ArgoCdInstallProps>> = {
  'as it is': {},
  'NodePort 31001': { server: { service: { type: 'NodePort', nodePorts: { https: 31001 } } } },
  'in another namespace': { namespace: 'gitops' },
  'for its namespace only': { scope: 'namespace' },
  core: { core: true },
  'highly available': { highAvailability: true },
  'core, highly available': { core: true, highAvailability: true },
  'with the hydrator': { hydrator: true },
  'without CRDs and namespace': { crds: false, createNamespace: false },
};

/** Every variant of Argo CD's install that its props tell apart. */
export const installVariants = Object.entries(variants).map(([name, props]) => ({
  name: `ArgoCdInstall, ${name}`,
  add: (chart: Chart): void => {
    new ArgoCdInstall(chart, 'argocd', props);
  },
}));
