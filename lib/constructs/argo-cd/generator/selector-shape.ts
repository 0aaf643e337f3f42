import { refined, refinedItems } from '../../../core/check/refine';
import { type Shape, type TextRule } from '../../../core/check/shape';
import { list, map, matching, oneOf, orLate, text } from '../../../core/check/shapes';
import { labelKey, labelValue } from '../../../kubernetes/name-rule';
import { schedulingRules } from '../../../kubernetes/rules/scheduling-rules';
import { orFilledIn } from '../source/template-text';
import { type LabelRequirement, type LabelSelector } from './label-selector';

/** Selects objects by their labels. Without these rules, the API server refuses the selector when it is used. */
export const labelSelector = selector(matching(orFilledIn(labelValue)));

/** Selects sets of parameters. Their values may be any text, such as the address of a cluster. */
export const parameterSelector = selector(text);

function selector(value: Shape<string>): (base: Shape) => Shape<LabelSelector> {
  const key: TextRule = orFilledIn(labelKey);
  const requirement = refined<LabelRequirement>(
    {
      key: orLate(matching(key)),
      operator: orLate(oneOf(['In', 'NotIn', 'Exists', 'DoesNotExist'])),
      values: orLate(list(orLate(value))),
    },
    { also: schedulingRules.LabelSelectorRequirement.also },
  );
  return refined<LabelSelector>({
    matchLabels: map(orLate(value), { key, example: "{ stage: 'production' }" }),
    matchExpressions: refinedItems(requirement),
  });
}
