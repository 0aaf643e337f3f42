import { quote } from '../../core/check/quote';
import { notYet, seen } from '../../core/check/seen';
import { type TextRule } from '../../core/check/shape';
import { brokenRule } from '../../core/check/shape-faults';
import { list, matching, whole } from '../../core/check/shapes';
import { at, type Fault } from '../../core/fault';
import { type PlainMap } from '../../core/plain';
import { labels } from '../metadata-shape';
import { dnsLabel, dnsSubdomain, labelKey, labelValue } from '../name-rule';
import { notEmpty } from '../path-rule';
import { conflict, differIn, inEach, isGiven, mayBe, mayHave, needed, unfit } from './rule-faults';
import { type RulesByType } from './type-rules';

const weight = whole(1, 100);
const key = matching(labelKey);
const keys = list(key);
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
  NodeSelectorTerm: {
    example: "{ matchExpressions: [{ key: 'disk', operator: 'Exists' }] }",
    also: ({ matchExpressions, matchFields }) => [
      ...at(
        'matchExpressions',
        inEach(matchExpressions, (each) => checkTexts(each, labelValue)),
      ),
      ...at('matchFields', inEach(matchFields, checkNodeField)),
    ],
  },
  NodeSelectorRequirement: {
    fields: { key },
    example: "{ key: 'disk', operator: 'In', values: ['ssd'] }",
    also: (requirement) => [...checkValues(requirement), ...checkComparison(requirement)],
  },
  PreferredSchedulingTerm: { fields: { weight } },
  WeightedPodAffinityTerm: { fields: { weight } },
  PodAffinityTerm: {
    fields: { topologyKey: key, namespaces: list(matching(dnsLabel)), matchLabelKeys: keys, mismatchLabelKeys: keys },
    example: "{ topologyKey: 'kubernetes.io/hostname' }",
    also: (term) => [
      ...checkLabelKeys(term, 'matchLabelKeys'),
      ...checkLabelKeys(term, 'mismatchLabelKeys'),
      ...checkMismatch(term),
    ],
  },
  TopologySpreadConstraint: {
    fields: {
      maxSkew: whole(1),
      minDomains: whole(1),
      matchLabelKeys: keys,
      topologyKey: matching({ ...notEmpty, example: 'topology.kubernetes.io/zone' }),
    },
    example: "{ maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule' }",
    also: (constraint) => [...checkMinDomains(constraint), ...checkLabelKeys(constraint, 'matchLabelKeys')],
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

function checkMinDomains(constraint: PlainMap): readonly Fault[] {
  return isGiven(constraint, 'minDomains') && !mayBe(constraint, 'whenUnsatisfiable', 'DoNotSchedule')
    ? [conflict('minDomains', 'it needs whenUnsatisfiable: DoNotSchedule', "use whenUnsatisfiable: 'DoNotSchedule'")]
    : [];
}

/** Keys of labels are added to a selector, so there must be one. */
function checkLabelKeys(map: PlainMap, field: string): readonly Fault[] {
  return isGiven(map, field) && map.labelSelector === undefined
    ? [conflict(field, 'there is no labelSelector that they could be added to', 'add a labelSelector')]
    : [];
}

function checkMismatch({ matchLabelKeys, mismatchLabelKeys }: PlainMap): readonly Fault[] {
  const [match, mismatch] = [seen(matchLabelKeys), seen(mismatchLabelKeys)];
  const both = Array.isArray(match) && Array.isArray(mismatch) ? mismatch.filter((each) => match.includes(each)) : [];
  return both.length > 0
    ? [conflict('mismatchLabelKeys', `matchLabelKeys has ${quote(both[0])} too`, 'leave it out of one of them')]
    : [];
}

/** Labels and names of nodes follow different rules. */
function checkTexts({ values: given }: PlainMap, rule: TextRule): readonly Fault[] {
  const texts = seen(given);
  return !Array.isArray(texts)
    ? []
    : texts.flatMap((each, index) => {
        const value: unknown = seen(each);
        return typeof value === 'string' && !rule.accepts(value) ? [brokenRule(value, rule, ['values', index])] : [];
      });
}

/** Only the name of a node can be selected as a field. */
function checkNodeField(requirement: PlainMap): readonly Fault[] {
  const values = seen(requirement.values);
  const hasOne = values === notYet || (Array.isArray(values) && values.length === 1);
  return [
    ...(mayBe(requirement, 'key', 'metadata.name')
      ? []
      : [unfit(requirement, 'key', 'only metadata.name is a field of nodes here', 'use "metadata.name"')]),
    ...(mayBe(requirement, 'operator', 'In') || mayBe(requirement, 'operator', 'NotIn')
      ? []
      : [unfit(requirement, 'operator', 'a field of nodes has In and NotIn only', "use 'In'")]),
    ...checkTexts(requirement, dnsSubdomain),
    ...(hasOne ? [] : [needed('values', 'a field of nodes is compared with one value', "use values: ['node-1']")]),
  ];
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
