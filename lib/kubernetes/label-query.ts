import { isPlainMap, listOf, type PlainMap } from '../core/plain';
import { getKey } from '../core/own-key';

/**
 * A label selector as objects have it. A selector without requirements matches everything.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/label-selector/
 */
export interface LabelQuery {
  readonly matchLabels?: unknown;
  readonly matchExpressions?: unknown;
}

/** One requirement of a selector: an entry of `matchLabels` is the operator `In` with one value. */
export interface QueryRequirement {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/** All requirements of a selector. What is not a requirement is left out. */
export function requirementsOf({ matchLabels, matchExpressions }: LabelQuery): QueryRequirement[] {
  const labels = Object.entries(isPlainMap(matchLabels) ? matchLabels : {});
  return [
    ...labels.map(([key, value]) => ({ key, operator: 'In', values: [String(value)] })),
    ...listOf(matchExpressions)
      .filter(isPlainMap)
      .map(({ key, operator, values }) => ({
        key: String(key),
        operator: String(operator),
        values: listOf(values).map(String),
      })),
  ];
}

/** Whether labels fulfil every requirement. */
export function fulfilsAll(requirements: readonly QueryRequirement[], labels: Readonly<PlainMap>): boolean {
  return requirements.every((requirement) => fulfils(requirement, getKey(labels, requirement.key)));
}

function fulfils({ operator, values }: QueryRequirement, label: unknown): boolean {
  const isIn = label !== undefined && values.includes(String(label));
  switch (operator) {
    case 'In':
      return isIn;
    case 'NotIn':
      return !isIn;
    case 'Exists':
      return label !== undefined;
    case 'DoesNotExist':
      return label === undefined;
    default:
      return false;
  }
}

/** A selector as `kubectl get -l` takes it: `app=web,tier in (front,back)`. */
export function queryText(selector: LabelQuery): string {
  const texts = requirementsOf(selector).map(({ key, operator, values }) => {
    switch (operator) {
      case 'Exists':
        return key;
      case 'DoesNotExist':
        return `!${key}`;
      default:
        return values.length === 1 && operator === 'In'
          ? `${key}=${values[0]}`
          : `${key} ${operator.toLowerCase()} (${values.join(',')})`;
    }
  });
  return texts.join(',');
}
