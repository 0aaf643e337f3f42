import { quote } from '../../core/check/quote';
import { seen } from '../../core/check/seen';
import { type Shape } from '../../core/check/shape';
import { whole } from '../../core/check/shapes';
import { type Fault, fault } from '../../core/fault';
import { type PlainMap } from '../../core/plain';
import { conflict, mayBe, unfit } from './rule-faults';
import { type RulesByType } from './type-rules';

/** Deployments. */
export const deploymentRules: RulesByType = {
  DeploymentSpec: {
    fields: {
      minReadySeconds: whole(0),
      progressDeadlineSeconds: whole(0),
      replicas: whole(0),
      revisionHistoryLimit: whole(0),
    },
  },
  DeploymentStrategy: {
    example: "{ type: 'Recreate' }",
    also: (strategy) =>
      strategy.rollingUpdate !== undefined && seen(strategy.type) === 'Recreate'
        ? [conflict('rollingUpdate', 'type is Recreate', "leave it out, or use type: 'RollingUpdate'")]
        : [],
  },
  RollingUpdateDeployment: {
    fields: { maxSurge: share(Infinity), maxUnavailable: share(100) },
    example: '{ maxUnavailable: 0, maxSurge: 1 }',
    also: checkRoom,
  },
};

/** A number of Pods, or a share of them in percent. */
function share(most: number): Shape {
  return {
    node: {
      kind: 'special',
      wanted: 'a whole number, or a share such as "25%"',
      example: '"25%"',
      isOne: (value) => typeof value === 'number' || typeof value === 'string',
      check: (value) => checkShare(value as string | number, most),
    },
  };
}

function checkShare(value: string | number, most: number): readonly Fault[] {
  const percent = typeof value === 'string' ? /^(\d+)%$/.exec(value)?.[1] : undefined;
  const isNumber = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 2 ** 31 - 1;
  const isFine = isNumber || (percent !== undefined && Number(percent) <= most);
  const wanted =
    most === 100
      ? 'a whole number, 0 or more, or a share from "0%" to "100%"'
      : 'a whole number, 0 or more, or a share such as "25%"';
  return isFine
    ? []
    : [fault('range', [], (at) => `Cannot use ${quote(value)} as ${at}: it must be ${wanted}`, `use ${fixOf(value)}`)];
}

function fixOf(value: string | number): string {
  return typeof value === 'string' && /^\d+$/.test(value) ? value : '"25%"';
}

/** A rolling update needs room: it takes a Pod away first, or adds one first. Kubernetes' own value is 25% for both. */
function checkRoom(update: PlainMap): readonly Fault[] {
  const isNone = (field: string): boolean =>
    [0, '0%'].some((none) => update[field] !== undefined && mayBe(update, field, none) && seen(update[field]) === none);
  return isNone('maxSurge') && isNone('maxUnavailable')
    ? [
        unfit(
          update,
          'maxUnavailable',
          'it must be more than 0 if maxSurge is 0',
          'use maxUnavailable: 1, or maxSurge: 1',
        ),
      ]
    : [];
}
