import { quote } from '../../../core/check/quote';
import { at, type Fault, fault, faultIf } from '../../../core/fault';
import { componentNames, type ComponentKey } from '../plan/names';
import { type ArgoCdComponentProps } from '../props/component';
import { type ArgoCdInstallProps } from '../props/install';

/** The probes that upstream's workloads have. A test compares this with what is written. */
export const upstreamProbes: Readonly<Record<ComponentKey, readonly ProbeField[]>> = {
  server: ['livenessProbe', 'readinessProbe'],
  repoServer: ['livenessProbe', 'readinessProbe'],
  controller: ['readinessProbe'],
  redis: [],
  applicationSet: [],
  notifications: ['livenessProbe'],
  dex: [],
  commitServer: ['livenessProbe', 'readinessProbe'],
};

type ProbeField = 'livenessProbe' | 'readinessProbe';

/** Finds strategies that a workload cannot have, and timing of probes that it does not have. */
export function checkRollout(props: ArgoCdInstallProps): readonly Fault[] {
  const { highAvailability = false, redis, controller } = props;
  const keys = Object.keys(componentNames) as ComponentKey[];
  const stateful = new Set<ComponentKey>([
    ...(controller?.dynamicClusterDistribution === true ? [] : (['controller'] as const)),
    ...(highAvailability ? (['redis'] as const) : []),
  ]);
  return [
    ...keys.flatMap((key) => at(key, checkStrategy(props[key] ?? {}, stateful.has(key)))),
    ...at(['redis', 'proxy'], checkStrategy(redis?.proxy ?? {}, false)),
    ...keys
      .filter((key) => !(key === 'redis' && highAvailability))
      .flatMap((key) => at(key, checkProbes(props[key] ?? {}, upstreamProbes[key]))),
  ];
}

function checkStrategy({ strategy }: ArgoCdComponentProps, isStateful: boolean): readonly Fault[] {
  const { type = 'RollingUpdate', rollingUpdate } = strategy ?? {};
  const kind = isStateful ? 'StatefulSet' : 'Deployment';
  const field = isStateful ? 'maxSurge' : 'partition';
  const wrongType = isStateful ? 'Recreate' : 'OnDelete';
  return at('strategy', [
    ...faultIf(
      type === wrongType,
      'choice',
      ['type'],
      (path) => `Cannot use ${quote(type)} as ${path}: a ${kind} does not have it`,
      `use "RollingUpdate" or "${isStateful ? 'OnDelete' : 'Recreate'}"`,
    ),
    ...faultIf(
      rollingUpdate !== undefined && type !== 'RollingUpdate',
      'no-effect',
      ['rollingUpdate'],
      (path) => `Cannot use ${path} with type ${quote(type)}: the API server refuses both`,
      'leave it out',
    ),
    ...faultIf(
      rollingUpdate !== undefined && field in rollingUpdate,
      'unknown-field',
      ['rollingUpdate', field],
      (path) => `Cannot use ${path}: a ${kind} does not have it`,
      'leave it out',
    ),
  ]);
}

function checkProbes(props: ArgoCdComponentProps, there: readonly ProbeField[]): readonly Fault[] {
  return (['livenessProbe', 'readinessProbe'] as const)
    .filter((field) => props[field] !== undefined && !there.includes(field))
    .map((field) =>
      fault(
        'no-effect',
        [field],
        (path) => `Cannot use ${path}: upstream's workload does not have this probe`,
        'use addProbes(install.getApiObject(…), { … }), which adds one',
      ),
    );
}
