import { hostOf } from '../extras/ingress';
import { notificationsData } from '../components/notifications-data';
import { rbacData } from '../components/rbac-data';
import { type InstallPlan } from '../plan/plan';
import { row, type ValueRow } from './value-row';

/** Settings of Argo CD. `params` and `config` have what all other props set there as well. */
export const settingsRows: readonly ValueRow[] = [
  row('params', 'configs.params', ({ plan }) => givenKeys(plan, 'params')),
  row('config', 'configs.cm', ({ plan }) => givenKeys(plan, 'config')),
  row('url', 'global.domain', ({ plan }) => hostOf(plan.props.url)),
  row('logging', 'global.logging.level', ({ plan }) => plan.props.logging?.level),
  row('logging', 'global.logging.format', ({ plan }) => plan.props.logging?.format),
  row('rbac', 'configs.rbac', ({ plan }) => plan.props.rbac && rbacData(plan.props.rbac)),
  row('createSecret', 'configs.secret.createSecret', ({ plan }) => plan.props.createSecret),
  row('sshKnownHosts', 'configs.ssh.extraHosts', ({ plan }) => plan.props.sshKnownHosts?.join('\n')),
  row('tlsCertificates', 'configs.tls.certificates', ({ plan }) => plan.props.tlsCertificates),
  row('gpgKeys', 'configs.gpg.keys', ({ plan }) => plan.props.gpgKeys),
  row('ui.styles', 'configs.styles', ({ plan }) => plan.props.ui?.styles),
  row('applicationSet.namespaces', 'applicationSet.allowAnyNamespace', ({ plan }) =>
    plan.props.applicationSet?.namespaces === undefined ? undefined : true,
  ),
  ...adminRows(),
  ...pluginRows(),
  ...notificationRows(),
];

/** The keys of a ConfigMap that differ from upstream's, and those that are given: the chart has other defaults. */
function givenKeys(plan: InstallPlan, of: 'params' | 'config'): object | undefined {
  const keys = [...new Set([...plan.changed[of], ...Object.keys(plan.props[of] ?? {})])];
  const there = keys.filter((key) => plan[of][key] !== undefined);
  return there.length === 0 ? undefined : Object.fromEntries(there.map((key) => [key, chartValue(plan[of][key])]));
}

/** Charts compare some of these values with true, and write all of them as text. */
function chartValue(text: string): string | boolean {
  return text === 'true' || text === 'false' ? text === 'true' : text;
}

/** Without a time of change the chart would write the time of rendering. */
function adminRows(): ValueRow[] {
  const admin = ({ props }: InstallPlan): InstallPlan['props']['admin'] =>
    props.admin?.passwordMtime === undefined ? undefined : props.admin;
  return [
    row('admin', 'configs.secret.argocdServerAdminPassword', ({ plan }) => admin(plan)?.passwordHash),
    row('admin', 'configs.secret.argocdServerAdminPasswordMtime', ({ plan }) => admin(plan)?.passwordMtime),
  ];
}

function pluginRows(): ValueRow[] {
  const specs = ({ props }: InstallPlan): [string, unknown][] =>
    Object.entries(props.plugins ?? {}).flatMap(([name, { spec }]) => (spec === undefined ? [] : [[name, spec]]));
  return [
    row('plugins', 'configs.cmp.create', ({ plan }) => (specs(plan).length > 0 ? true : undefined)),
    row('plugins', 'configs.cmp.plugins', ({ plan }) =>
      specs(plan).length > 0 ? Object.fromEntries(specs(plan)) : undefined,
    ),
  ];
}

/** The chart writes the address before the rest of the context, so it must not be in both. */
function notificationRows(): ValueRow[] {
  const address = ({ props }: InstallPlan): string | undefined => props.notifications?.context?.argocdUrl ?? props.url;
  const context = ({ props }: InstallPlan): object | undefined => {
    const { argocdUrl: _address, ...rest } = props.notifications?.context ?? {};
    return Object.keys(rest).length === 0 ? undefined : rest;
  };
  const keys = ({ props }: InstallPlan, prefix: string): object | undefined => {
    const found = Object.entries(notificationsData(props)).filter(([key]) => key.startsWith(prefix));
    return found.length === 0 ? undefined : Object.fromEntries(found);
  };
  return [
    row('notifications.notifiers', 'notifications.notifiers', ({ plan }) => keys(plan, 'service.')),
    row('notifications.templates', 'notifications.templates', ({ plan }) => keys(plan, 'template.')),
    row('notifications.triggers', 'notifications.triggers', ({ plan }) => keys(plan, 'trigger.')),
    row('url', 'notifications.argocdUrl', ({ plan }) => address(plan)),
    row('notifications.context', 'notifications.context', ({ plan }) => context(plan)),
    row(
      'notifications.subscriptions',
      'notifications.subscriptions',
      ({ plan }) => plan.props.notifications?.subscriptions,
    ),
  ];
}
