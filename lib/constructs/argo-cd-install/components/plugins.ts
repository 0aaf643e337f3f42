import { type Manifest } from '../../../core/manifest';
import { stringifyYaml } from '../../../core/yaml/stringify';
import { checksum } from '../parts/checksum';
import { listVariables } from '../parts/customize';
import { namespaced } from '../parts/objects';
import { securityContexts, type Container, type Mount, type Volume } from '../parts/pod';
import { emptyDirectory } from '../parts/volumes';
import { type InstallPlan } from '../plan/plan';
import { type ArgoCdPlugin } from '../props/extensions';

const configMap = 'argocd-cmp-cm';

const plugins = (plan: InstallPlan): [string, ArgoCdPlugin][] => Object.entries(plan.props.plugins ?? {});

/** Each plugin has its own folder for temporary files, so that it can't read those of the repo server. */
const temporary = (name: string): string => `cmp-${name}-tmp`;

/** The plugins as sidecars of the repo server. */
export function pluginSidecars(plan: InstallPlan): Container[] {
  return plugins(plan).map(sidecar);
}

/** The volumes of the plugins. */
export function pluginVolumes(plan: InstallPlan): Volume[] {
  const all = plugins(plan);
  const isConfigured = all.some(([, plugin]) => plugin.spec !== undefined);
  return [
    ...(isConfigured ? [{ name: configMap, configMap: { name: configMap } }] : []),
    ...all.flatMap(([name, plugin]) => [
      emptyDirectory(temporary(name)),
      ...((plugin.volumes ?? []) as readonly Volume[]),
    ]),
  ];
}

/** The ConfigMap that configures the plugins, unless the images of all of them contain their configuration. */
export function pluginConfigMap(plan: InstallPlan): Manifest[] {
  const data = pluginFiles(plan);
  const head = { apiVersion: 'v1', kind: 'ConfigMap', name: configMap, component: 'repo-server' };
  return Object.keys(data).length === 0 ? [] : [namespaced(plan, head, { data })];
}

/**
 * An annotation that restarts the Pods when a plugin changes: a plugin server reads its file only once, and the kubelet
 * never updates a file that is mounted by `subPath`.
 */
export function pluginChecksum(plan: InstallPlan): Record<string, string> {
  const data = pluginFiles(plan);
  return Object.keys(data).length === 0 ? {} : { 'checksum/cmp-cm': checksum(data) };
}

/** The files of the plugins that are not configured in their images. */
function pluginFiles(plan: InstallPlan): Record<string, string> {
  const files = plugins(plan).flatMap(([name, { spec }]) => {
    const manifest = { apiVersion: 'argoproj.io/v1alpha1', kind: 'ConfigManagementPlugin', metadata: { name }, spec };
    return spec === undefined ? [] : [[`${name}.yaml`, stringifyYaml(manifest)] as const];
  });
  return Object.fromEntries(files);
}

function sidecar([name, plugin]: [string, ArgoCdPlugin]): Container {
  const env = listVariables(plugin.env);
  const file = { name: configMap, mountPath: '/home/argocd/cmp-server/config/plugin.yaml', subPath: `${name}.yaml` };
  return {
    name,
    image: plugin.image,
    command: ['/var/run/argocd/argocd-cmp-server'],
    securityContext: { ...securityContexts.restricted, runAsUser: 999 },
    ...(env.length > 0 ? { env } : {}),
    ...(plugin.envFrom === undefined ? {} : { envFrom: plugin.envFrom }),
    ...(plugin.resources === undefined ? {} : { resources: plugin.resources }),
    volumeMounts: [
      { name: 'var-files', mountPath: '/var/run/argocd' },
      { name: 'plugins', mountPath: '/home/argocd/cmp-server/plugins' },
      { name: temporary(name), mountPath: '/tmp' },
      ...(plugin.spec === undefined ? [] : [file]),
      ...((plugin.volumeMounts ?? []) as readonly Mount[]),
    ],
  };
}
