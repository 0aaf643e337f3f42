/** A requirement on a label. */
export interface LabelRequirement {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  /** Required for `In` and `NotIn`, not allowed for the others. @default - none */
  readonly values?: readonly string[];
}

/**
 * Selects by labels. All conditions must be true.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export interface LabelSelector {
  /** @default - any */
  readonly matchLabels?: Readonly<Record<string, string>>;
  /** @default - any */
  readonly matchExpressions?: readonly LabelRequirement[];
}
