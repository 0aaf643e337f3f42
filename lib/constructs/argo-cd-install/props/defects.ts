/**
 * What upstream's install gets wrong, and what this library changes if you ask for it. docs/argo-cd.md explains each.
 *
 * - `anti-affinity`: Pods get the label `app.kubernetes.io/part-of`, which the rule that keeps them apart looks for
 * - `controller-service`: adds the headless Service that the controller's StatefulSet names
 * - `server-metrics-address`: `server.metrics.listen.address` becomes an argument, since the variable renames the flag
 * - `commit-server-linux`: the commit server runs only on Linux nodes, as all other components do
 */
export type ArgoCdDefect = (typeof argoCdDefects)[number];

/** All defects that can be fixed. */
export const argoCdDefects = [
  'anti-affinity',
  'controller-service',
  'server-metrics-address',
  'commit-server-linux',
] as const;
