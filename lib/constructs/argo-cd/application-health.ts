/**
 * A Lua script that tells Argo CD when an Application is healthy: its own health status decides.
 *
 * Without it, Argo CD treats an Application as healthy as soon as it exists, so all waves of an app of apps start at
 * once. With this script in argocd-cm, under `resource.customizations.health.argoproj.io_Application`, each wave waits
 * for the wave before it. `applicationHealth: true` on `ArgoCdInstall` puts it there.
 *
 * @example
 * ```ts
 * import { ApiObject } from 'cdk8s';
 * import { applicationHealth } from 'cdk8s-gitops';
 *
 * new ApiObject(chart, 'config', {
 *   apiVersion: 'v1',
 *   kind: 'ConfigMap',
 *   metadata: { name: 'argocd-cm', namespace: 'argocd' },
 *   data: { 'resource.customizations.health.argoproj.io_Application': applicationHealth },
 * });
 * ```
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/health/#argocd-app
 */
export const applicationHealth = `local health = { status = "Progressing", message = "" }
if obj.status ~= nil and obj.status.health ~= nil then
  health.status = obj.status.health.status
  if obj.status.health.message ~= nil then
    health.message = obj.status.health.message
  end
end
return health
`;
