import { type Fields, type TextRule } from '../../../core/check/shape';
import { boolean, either, list, matching, object, oneOf, required, text, whole } from '../../../core/check/shapes';
import { excluding } from '../../../core/check/shape-faults';
import { type Fault, fault, faultIf } from '../../../core/fault';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { annotations, labels } from '../../../kubernetes/metadata-shape';
import { dnsSubdomain } from '../../../kubernetes/name-rule';
import { builtInShape } from '../../../kubernetes/types/built-in-shape';
import { type PolicyRule } from '../../argo-cd/release/release';
import {
  type ArgoCdAutoscaling,
  type ArgoCdClusterComponentProps,
  type ArgoCdComponentProps,
  type ArgoCdDisruptionBudget,
  type ArgoCdScalableProps,
  type ArgoCdServiceAccount,
  type ArgoCdStrategy,
} from './component';
import { containerFields, podFields } from './pod-shape';

const rules = list(
  object<PolicyRule>({
    apiGroups: list(text),
    resources: list(text),
    resourceNames: list(text),
    nonResourceURLs: list(text),
    verbs: required(list(text)),
  }),
);

const percent: TextRule = {
  rule: 'percentage',
  wanted: 'be a percentage, 100% at most',
  example: '50%',
  accepts: (value) => /^(?:\d{1,2}|100)%$/.test(value),
};
const anyPercent: TextRule = { ...percent, wanted: 'be a percentage', accepts: (value) => /^\d{1,9}%$/.test(value) };
const countOrPercent = either(whole(0), matching(percent));

type RollingUpdate = NonNullable<ArgoCdStrategy['rollingUpdate']>;

const rollingUpdate = object<RollingUpdate>({
  maxSurge: either(whole(0), matching(anyPercent)),
  maxUnavailable: countOrPercent,
  partition: whole(0),
});

const serviceAccount = object<ArgoCdServiceAccount>(
  { name: matching(dnsSubdomain), annotations, labels, create: boolean },
  { also: checkAccountName },
);

const disruptionBudget = object<ArgoCdDisruptionBudget>(
  { minAvailable: countOrPercent, maxUnavailable: countOrPercent },
  { exactlyOne: [['minAvailable', 'maxUnavailable']], example: '{ maxUnavailable: 1 }' },
);

const strategy = object<ArgoCdStrategy>(
  { type: oneOf(['RollingUpdate', 'Recreate', 'OnDelete']), rollingUpdate },
  { example: "{ type: 'RollingUpdate' }" },
);

/** The props of every component. */
export const componentFields: Fields<ArgoCdComponentProps> = {
  enabled: boolean,
  replicas: whole(0),
  initResources: builtInShape('ResourceRequirements'),
  annotations,
  serviceAccount,
  extraRules: rules,
  strategy,
  disruptionBudget,
  ...containerFields,
  ...podFields,
};

/** The props of a component that has permissions in the whole cluster. */
export const clusterComponentFields: Fields<ArgoCdClusterComponentProps> = { clusterRoleRules: rules };

const autoscaling = object<ArgoCdAutoscaling>(
  { minReplicas: whole(1), maxReplicas: required(whole(1)), cpuUtilization: whole(1), memoryUtilization: whole(1) },
  { example: '{ maxReplicas: 5 }', also: checkOrder },
);

/** The props of a component that can be scaled. */
export const scalableFields: Fields<ArgoCdScalableProps> = { autoscaling };

/** What is wrong with an autoscaler and the other props of its component together. */
export function checkAutoscaling({ autoscaling: scaler, replicas, resources }: PlainMap): readonly Fault[] {
  if (!isPlainMap(scaler)) {
    return [];
  }
  const both =
    replicas === undefined ? [] : [excluding(['replicas', 'autoscaling'], [], 'each sets the number of Pods')];
  const requests = isPlainMap(resources) && isPlainMap(resources.requests) ? resources.requests : {};
  const missing = measuredBy(scaler).filter((resource) => requests[resource] === undefined);
  return [...both, ...(missing.length > 0 ? [missingRequests(missing)] : [])];
}

function measuredBy({ cpuUtilization, memoryUtilization }: PlainMap): string[] {
  const isByCpu = cpuUtilization !== undefined || memoryUtilization === undefined;
  return [...(isByCpu ? ['cpu'] : []), ...(memoryUtilization === undefined ? [] : ['memory'])];
}

function missingRequests(missing: readonly string[]): Fault {
  return fault(
    'required',
    ['autoscaling'],
    (at) => `Cannot use ${at}: it compares usage with resources.requests, which has no ${missing.join(' and no ')}`,
    `add resources: { requests: { ${missing.map((name) => `${name}: …`).join(', ')} } }`,
  );
}

function checkOrder({ minReplicas, maxReplicas }: PlainMap): readonly Fault[] {
  return faultIf(
    Number(minReplicas) > Number(maxReplicas),
    'range',
    ['maxReplicas'],
    (at) => `Cannot use ${String(maxReplicas)} as ${at}: it must be ${String(minReplicas)} or more, like minReplicas`,
    `use ${String(minReplicas)}, or a lower minReplicas`,
  );
}

function checkAccountName({ name, create }: PlainMap): readonly Fault[] {
  return faultIf(
    create === false && name === undefined,
    'required',
    ['name'],
    (at) => `Cannot leave out ${at} with create: false: it is the name of the account that exists`,
    'add name',
  );
}
