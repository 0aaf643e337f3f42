import { notYet, seen } from '../../core/check/seen';
import { list, matching, whole } from '../../core/check/shapes';
import { type Fault } from '../../core/fault';
import { isPlainMap, type PlainMap } from '../../core/plain';
import { labels } from '../metadata-shape';
import { labelKey, labelValue } from '../name-rule';
import { notEmpty } from '../path-rule';
import { conflict, differIn, isGiven, mayBe, mayHave, needed, unfit } from './rule-faults';
import { type RulesByType } from './type-rules';

const weight = whole(1, 100);
const key = matching(labelKey);
const values = list(matching(labelValue));

/** On which nodes Pods may run, and which Pods a selector finds. */
export const schedulingRules: RulesByType = {
  LabelSelector: { fields: { matchLabels: labels }, example: "{ matchLabels: { app: 'web' } }" },
  LabelSelectorRequirement: {
    fields: { key, values },
    example: "{ key: 'app', operator: 'In', values: ['web'] }",
    also: checkValues,
  },
  NodeSelector: { lists: { nodeSelectorTerms: { least: 1 } } },
  NodeSelectorTerm: { example: "{ matchExpressions: [{ key: 'disk', operator: 'Exists' }] }" },
  NodeSelectorRequirement: {
    fields: { key, values },
    example: "{ key: 'disk', operator: 'In', values: ['ssd'] }",
    also: (requirement) => [...checkValues(requirement), ...checkComparison(requirement)],
  },
  PreferredSchedulingTerm: { fields: { weight } },
  WeightedPodAffinityTerm: { fields: { weight } },
  PodAffinityTerm: { fields: { topologyKey: key }, example: "{ topologyKey: 'kubernetes.io/hostname' }" },
  TopologySpreadConstraint: {
    fields: {
      maxSkew: whole(1),
      minDomains: whole(1),
      topologyKey: matching({ ...notEmpty, example: 'topology.kubernetes.io/zone' }),
    },
    example: "{ maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule' }",
    also: (constraint) =>
      isGiven(constraint, 'minDomains') && !mayBe(constraint, 'whenUnsatisfiable', 'DoNotSchedule')
        ? [
            conflict(
              'minDomains',
              'it needs whenUnsatisfiable: DoNotSchedule',
              "use whenUnsatisfiable: 'DoNotSchedule'",
            ),
          ]
        : [],
  },
  Toleration: {
    fields: {
      value: matching(labelValue),
      key: matching({ ...labelKey, accepts: (text) => text === '' || labelKey.accepts(text) }),
    },
    example: "{ key: 'gpu', operator: 'Exists' }",
    also: checkToleration,
  },
  PodReadinessGate: { fields: { conditionType: key } },
  PodSchedulingGate: { fields: { name: key } },
};

/** Fields of a PodSpec about nodes whose items must differ. */
export const schedulingLists = {
  topologySpreadConstraints: {
    unique: differIn('topologyKey and whenUnsatisfiable', 'topologyKey', 'whenUnsatisfiable'),
  },
  schedulingGates: { unique: differIn('name', 'name') },
};

/** Without `dnsConfig.nameservers`, a Pod with `dnsPolicy: 'None'` has no name server. */
export function checkDns(spec: PlainMap): readonly Fault[] {
  const config = seen(spec.dnsConfig);
  return seen(spec.dnsPolicy) === 'None' &&
    (config === undefined || (isPlainMap(config) && !mayHave(config, 'nameservers')))
    ? [unfit(spec, 'dnsPolicy', 'it needs dnsConfig.nameservers', "add dnsConfig: { nameservers: ['10.0.0.10'] }")]
    : [];
}

function checkValues(requirement: PlainMap): readonly Fault[] {
  const operator = seen(requirement.operator);
  if ((operator === 'In' || operator === 'NotIn') && !mayHave(requirement, 'values')) {
    return [needed('values', `operator ${operator} compares with values`, "add values: ['…'], or use Exists")];
  }
  return (operator === 'Exists' || operator === 'DoesNotExist') && isGiven(requirement, 'values')
    ? [conflict('values', `operator ${operator} has none`, 'leave values out, or use In')]
    : [];
}

function checkComparison(requirement: PlainMap): readonly Fault[] {
  const operator = seen(requirement.operator);
  const given = seen(requirement.values);
  const isOne = given === notYet || (Array.isArray(given) && given.length === 1);
  return (operator === 'Gt' || operator === 'Lt') && !isOne
    ? [needed('values', `operator ${operator} compares with one value`, "add values: ['1']")]
    : [];
}

function checkToleration(toleration: PlainMap): readonly Fault[] {
  const exists = seen(toleration.operator) === 'Exists';
  return [
    ...(!mayHave(toleration, 'key') && !mayBe(toleration, 'operator', 'Exists')
      ? [needed('operator', 'without a key, it must be Exists', "add a key, or operator: 'Exists'")]
      : []),
    ...(exists && isGiven(toleration, 'value')
      ? [conflict('value', 'operator Exists has none', "leave value out, or use operator: 'Equal'")]
      : []),
    ...(isGiven(toleration, 'tolerationSeconds') && !mayBe(toleration, 'effect', 'NoExecute')
      ? [conflict('tolerationSeconds', 'only the effect NoExecute has them', "use effect: 'NoExecute'")]
      : []),
  ];
}
