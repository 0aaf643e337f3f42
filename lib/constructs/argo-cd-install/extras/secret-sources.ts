import { type Manifest } from '../../../core/manifest';
import { mergedSecret } from '../../argo-cd/connection/external-secret';
import { componentNames } from '../plan/names';
import { labelsOf } from '../parts/objects';
import { type InstallPlan } from '../plan/plan';
import { type ArgoCdSecretSource } from '../props/logins';

/** The ExternalSecrets that add keys to argocd-secret and argocd-notifications-secret, if `secrets` is set. */
export function secretSources(plan: InstallPlan): Manifest[] {
  const { secrets, notifications } = plan.props;
  const { name, label } = componentNames.notifications;
  const hasNotifications = plan.components.has('notifications');
  return [
    ...addedKeys(plan, 'argocd-secret', secrets, labelsOf(plan, 'argocd-secret')),
    ...(hasNotifications
      ? addedKeys(plan, 'argocd-notifications-secret', notifications?.secrets, labelsOf(plan, name, label))
      : []),
  ];
}

function addedKeys(
  plan: InstallPlan,
  name: string,
  source: ArgoCdSecretSource | undefined,
  labels: Readonly<Record<string, string>>,
): Manifest[] {
  return source === undefined ? [] : [mergedSecret(source, { name, namespace: plan.namespace, labels })];
}
