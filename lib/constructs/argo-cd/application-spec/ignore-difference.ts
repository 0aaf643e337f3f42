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
  /** JSON pointers (RFC 6901), as in `/spec/replicas`. @default - none */
  readonly jsonPointers?: readonly string[];
  /** jq paths, as in `.spec.template.spec.containers[].image`. @default - none */
  readonly jqPathExpressions?: readonly string[];
  /** Field managers whose fields are left to them, as in `kube-controller-manager`. @default - none */
  readonly managedFieldsManagers?: readonly string[];
}
