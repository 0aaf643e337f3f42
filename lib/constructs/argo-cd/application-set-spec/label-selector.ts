/** A requirement on a label. */
export interface LabelRequirement {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  /** Required for `In` and `NotIn`, refused for the others. @default - none */
  readonly values?: readonly string[];
}

/**
 * A choice by labels; all of it must hold.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export interface LabelSelector {
  /** @default - any */
  readonly matchLabels?: Readonly<Record<string, string>>;
  /** @default - any */
  readonly matchExpressions?: readonly LabelRequirement[];
}
