import { type Fault } from '../../../core/fault';
import {
  defaultArgoCdVersion,
  imagesOf,
  releaseTable,
  structureOf,
  type ArgoCdVersion,
} from '../../argo-cd/release/release';
import { componentNames, type ComponentKey } from './names';
import { argoCdDefects } from '../props/defects';
import { type InstallPlan } from './plan';
import { type ArgoCdInstallProps } from '../props/install';
import { derivedConfig } from './config';
import { findContradictions, mergeDerived } from './merge-data';
import { derivedParams, variantParams } from './params';
import { stringifyValues } from './stringify-values';

const coreComponents: readonly ComponentKey[] = ['controller', 'applicationSet', 'repoServer', 'redis'];

/** Values that the props set twice and differently. */
export function contradictions(props: ArgoCdInstallProps): readonly Fault[] {
  return [
    ...findContradictions('params', derivedParams(props), stringifyValues({ ...props.params })),
    ...findContradictions('config', derivedConfig(props), stringifyValues({ ...props.config })),
  ];
}

/** Turns props into a plan. The props must have been checked. */
export function planInstall(props: ArgoCdInstallProps, namespace: string): InstallPlan {
  const version = props.version ?? defaultArgoCdVersion;
  const upstreamParams = variantParams(props);
  const upstreamConfig = releaseTable(version, 'config-maps').configMaps['argocd-cm'] ?? {};
  const params = {
    ...upstreamParams,
    ...mergeDerived(derivedParams(props)),
    ...stringifyValues({ ...props.params }),
  };
  const config = {
    ...upstreamConfig,
    ...mergeDerived(derivedConfig(props)),
    ...stringifyValues({ ...props.config }),
  };
  return {
    version,
    namespace,
    clusterScope: props.scope !== 'namespace',
    core: props.core === true,
    highAvailability: props.highAvailability === true,
    components: installedComponents(props),
    disabled: disabledComponents(props),
    params,
    config,
    changed: { params: differing(params, upstreamParams), config: differing(config, upstreamConfig) },
    images: planImages(props, version),
    structure: structureOf(version),
    fixes: new Set(props.fixes === 'all' ? argoCdDefects : props.fixes),
    props,
  };
}

/** The components with `enabled: false`. */
function disabledComponents(props: ArgoCdInstallProps): ReadonlySet<ComponentKey> {
  const keys = Object.keys(componentNames) as ComponentKey[];
  return new Set(keys.filter((key) => props[key]?.enabled === false));
}

function installedComponents(props: ArgoCdInstallProps): ReadonlySet<ComponentKey> {
  const all: readonly ComponentKey[] =
    props.core === true ? coreComponents : [...coreComponents, 'server', 'notifications', 'dex'];
  const disabled = disabledComponents(props);
  const wanted = props.hydrator === true ? [...all, 'commitServer' as const] : all;
  return new Set(wanted.filter((key) => !disabled.has(key) && !(key === 'redis' && props.redis?.external)));
}

function differing(now: Readonly<Record<string, string>>, before: Readonly<Record<string, string>>): Set<string> {
  const keys = [...new Set([...Object.keys(now), ...Object.keys(before)])];
  return new Set(keys.filter((key) => now[key] !== before[key]));
}

function planImages(props: ArgoCdInstallProps, version: ArgoCdVersion): InstallPlan['images'] {
  const images = imagesOf(version);
  return {
    argocd: props.image ?? images.argocd,
    redis: props.redis?.image ?? images.redis,
    dex: props.dex?.image ?? images.dex,
    haproxy: props.redis?.proxy?.image ?? images.haproxy,
  };
}
