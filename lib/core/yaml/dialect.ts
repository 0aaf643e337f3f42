/**
 * How a tool reads and writes YAML.
 *
 * - `kubectl`: `yes`, `on` and `y` … as sigs.k8s.io/yaml has them for kubectl apply, dates are strings.
 * - `kustomize`: as kustomize reads resources (`yes` is a string, dates become RFC 3339) and prints them
 *   (keys sorted in natural order, folded at 80 columns).
 */
export type YamlDialect = 'kubectl' | 'kustomize';
