/**
 * What upstream's install gets wrong; docs/argo-cd.md explains each.
 *
 * - `anti-affinity`: pods carry `app.kubernetes.io/part-of`, so that the rule to keep Argo CD's pods apart finds them
 * - `controller-service`: the headless Service that the controller's StatefulSet names
 * - `server-metrics-address`: `server.metrics.listen.address` becomes an argument, since the variable renames the flag
 * - `commit-server-linux`: the commit server keeps to Linux nodes, as all other components do
 */
export type ArgoCdDefect = (typeof argoCdDefects)[number];

/** All defects that can be mended. */
export const argoCdDefects = [
  'anti-affinity',
  'controller-service',
  'server-metrics-address',
  'commit-server-linux',
] as const;
