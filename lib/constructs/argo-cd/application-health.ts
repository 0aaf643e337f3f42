/**
 * When an Application is healthy, as a script that Argo CD runs: when its own health says so.
 *
 * Argo CD takes Applications for healthy as soon as they exist, so that the waves of an app of apps all start at once.
 * With this in argocd-cm, under `resource.customizations.health.argoproj.io_Application`, each wave waits for the one
 * before. `applicationHealth: true` on `ArgoCdInstall` puts it there.
 *
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
