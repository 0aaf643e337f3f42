import { stringifyYaml } from '../../../core/yaml/stringify';
import { type ArgoCdInstallProps } from '../props/install';

const asText = (value: unknown): string => (typeof value === 'string' ? value : stringifyYaml(value));

/** The data of argocd-notifications-cm: a key for each service, template and trigger, and subscriptions and context. */
export function notificationsData({ notifications = {}, url }: ArgoCdInstallProps): Record<string, string> {
  const context = { ...(url === undefined ? {} : { argocdUrl: url }), ...notifications.context };
  return Object.fromEntries([
    ...entries('service', notifications.notifiers),
    ...entries('template', notifications.templates),
    ...entries('trigger', notifications.triggers),
    ...(notifications.subscriptions === undefined ? [] : [['subscriptions', asText(notifications.subscriptions)]]),
    ...(Object.keys(context).length === 0 ? [] : [['context', asText(context)]]),
  ]) as Record<string, string>;
}

function entries(prefix: string, values: Readonly<Record<string, unknown>> = {}): [string, string][] {
  return Object.entries(values).map(([name, value]) => [`${prefix}.${name}`, asText(value)]);
}
