/**
 * Fields in which an object may differ from its source.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/diffing/
 */
export interface IgnoreDifference {
  /** API group, empty for the core group. @default - the core group */
  readonly group?: string;
  readonly kind: string;
  /** @default - any */
  readonly name?: string;
  /** @default - any */
  readonly namespace?: string;
  /** JSON pointers (RFC 6901), such as `/spec/replicas`. @default - none */
  readonly jsonPointers?: readonly string[];
  /** jq paths, such as `.spec.template.spec.containers[].image`. @default - none */
  readonly jqPathExpressions?: readonly string[];
  /** Field managers that may set their fields themselves, such as `kube-controller-manager`. @default - none */
  readonly managedFieldsManagers?: readonly string[];
}
