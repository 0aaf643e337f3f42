import { type Problem } from '../../../core/error';
import { quote } from '../../../core/check/quote';
import { componentNames, type ComponentKey } from '../plan/names';
import { type ArgoCdComponentProps, type ArgoCdScalableProps } from '../props/component';
import { type ArgoCdInstallProps } from '../props/install';
import { problemIf } from './check-choice';

const keys = Object.keys(componentNames) as ComponentKey[];

const isCount = (value: unknown, least: number): boolean => Number.isInteger(value) && (value as number) >= least;

/** Components of which there can be one only, and why. */
const single: Partial<Record<ComponentKey, readonly [why: string, fix: string]>> = {
  dex: ['its database is in memory, so that two would know different logins', 'leave dex.replicas out'],
  notifications: ['two would send every message twice', 'leave notifications.replicas out'],
  redis: ['two would be two caches', 'use highAvailability: true'],
};

/** What is wrong with numbers of pods. */
export function checkScaling(props: ArgoCdInstallProps): Problem[] {
  return [
    ...keys.flatMap((key) => checkReplicas(key, props[key] ?? {}, props)),
    ...checkAutoscaling('server', props.server ?? {}),
    ...checkAutoscaling('repoServer', props.repoServer ?? {}),
    ...checkSharding(props),
  ];
}

function checkReplicas(key: ComponentKey, { replicas }: ArgoCdComponentProps, props: ArgoCdInstallProps): Problem[] {
  if (replicas === undefined) {
    return [];
  }
  if (!isCount(replicas, 0)) {
    const what = `Cannot use ${quote(replicas)} as ${key}.replicas: it must be a whole number, 0 or more`;
    return [{ what, fix: `use ${key}: { replicas: 1 }` }];
  }
  if (key === 'redis' && props.highAvailability === true) {
    return problemIf(
      replicas !== 3,
      `Cannot use ${replicas} as redis.replicas with highAvailability: true: upstream's Redis knows its three by name`,
      'leave redis.replicas out',
    );
  }
  const [why, fix] = single[key] ?? [];
  return problemIf(
    why !== undefined && replicas > 1,
    `Cannot use ${replicas} as ${key}.replicas: ${why}`,
    fix ?? 'leave replicas out',
  );
}

function checkAutoscaling(key: string, props: ArgoCdComponentProps & ArgoCdScalableProps): Problem[] {
  const { autoscaling, replicas, resources } = props;
  if (autoscaling === undefined) {
    return [];
  }
  const { minReplicas = 1, maxReplicas, cpuUtilization, memoryUtilization } = autoscaling;
  const requests = (resources?.requests ?? {}) as Readonly<Record<string, unknown>>;
  const measured = [
    ...(cpuUtilization !== undefined || memoryUtilization === undefined ? ['cpu'] : []),
    ...(memoryUtilization !== undefined ? ['memory'] : []),
  ];
  const missing = measured.filter((resource) => requests[resource] === undefined);
  const percents = [cpuUtilization, memoryUtilization].filter((percent) => percent !== undefined);
  return [
    ...problemIf(
      replicas !== undefined,
      `Cannot use both ${key}.replicas and ${key}.autoscaling: each sets the number of pods`,
      'leave the one or the other out',
    ),
    ...problemIf(
      !isCount(minReplicas, 1) || !isCount(maxReplicas, minReplicas),
      `Cannot scale ${key} between ${quote(minReplicas)} and ${quote(maxReplicas)} pods: ` +
        'they must be whole numbers, 1 or more, in that order',
      `use ${key}.autoscaling: { minReplicas: 1, maxReplicas: 5 }`,
    ),
    ...problemIf(
      !percents.every((percent) => isCount(percent, 1)),
      `Cannot use ${percents.map(quote).join(' and ')} as utilization of ${key}: percents are whole numbers, 1 or more`,
      `use ${key}.autoscaling: { maxReplicas: 5, cpuUtilization: 50 }`,
    ),
    ...problemIf(
      missing.length > 0,
      `Cannot scale ${key} by ${missing.join(' and ')}: its container requests none, and usage is measured against that`,
      `add ${key}.resources: { requests: { ${missing.map((name) => `${name}: …`).join(', ')} } }`,
    ),
  ];
}

function checkSharding({ controller = {} }: ArgoCdInstallProps): Problem[] {
  const { heartbeat, dynamicClusterDistribution } = controller;
  return [
    ...problemIf(
      heartbeat !== undefined && dynamicClusterDistribution !== true,
      'Cannot use controller.heartbeat: only controllers with dynamic cluster distribution report',
      'add controller.dynamicClusterDistribution: true, or leave controller.heartbeat out',
    ),
    ...problemIf(
      heartbeat !== undefined && !isCount(heartbeat.toMilliseconds() / 1000, 1),
      'Cannot use controller.heartbeat: it must be whole seconds, 1 or more',
      'use Duration.seconds(10)',
    ),
  ];
}
