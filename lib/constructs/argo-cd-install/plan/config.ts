import { type Duration } from 'cdk8s';
import { secondsOf } from '../../../core/check/duration';
import { stringifyYaml } from '../../../core/yaml/stringify';
import { applicationHealth } from '../../argo-cd/application-health';
import { type ArgoCdInstallProps } from '../props/install';
import { type DerivedData } from './merge-data';
import { stringifyValues } from './stringify-values';

/** The URL of the styles for the UI, relative to its assets in /shared/app. */
const stylesUrl = './custom/styles.css';

const seconds = (duration?: Duration): string | undefined =>
  duration === undefined ? undefined : `${secondsOf(duration)}s`;

const asYaml = (value: object | string | undefined): string | undefined =>
  typeof value === 'object' ? stringifyYaml(value) : value;

/** The keys of argocd-cm that other props set. */
export function derivedConfig(props: ArgoCdInstallProps): DerivedData[] {
  const entries: readonly (readonly [string, Record<string, unknown>])[] = [
    ['url', addresses(props)],
    ['admin', { 'admin.enabled': props.admin?.enabled }],
    ['accounts', accounts(props)],
    ['exec', { 'exec.enabled': props.exec }],
    ['applicationHealth', health(props)],
    ['oidc', { 'oidc.config': asYaml(props.oidc) }],
    ['dex.config', { 'dex.config': asYaml(props.dex?.config) }],
    ['ui', looks(props)],
    ['reconciliation', times(props)],
  ];
  return entries.map(([prop, values]) => ({ prop, data: stringifyValues(values) }));
}

/** The address of the status badge ends with a slash. It is set only if badges are on. */
function addresses({ url, config = {} }: ArgoCdInstallProps): Record<string, unknown> {
  const hasBadge = String(config['statusbadge.enabled'] ?? 'false') === 'true';
  const badge = hasBadge && config['statusbadge.url'] === undefined && url !== undefined;
  return { url, 'statusbadge.url': badge ? `${url.replace(/\/$/, '')}/` : undefined };
}

function accounts({ accounts: users = {} }: ArgoCdInstallProps): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(users).flatMap(([name, { capabilities = ['login'], enabled }]) => [
      [`accounts.${name}`, capabilities.join(', ')],
      [`accounts.${name}.enabled`, enabled],
    ]),
  ) as Record<string, unknown>;
}

function looks({ ui: { styles, banner } = {} }: ArgoCdInstallProps): Record<string, unknown> {
  return {
    'ui.cssurl': styles === undefined ? undefined : stylesUrl,
    'ui.bannercontent': banner?.content,
    'ui.bannerurl': banner?.url,
    'ui.bannerpermanent': banner?.permanent,
    'ui.bannerposition': banner?.position,
  };
}

function times({ reconciliation = {} }: ArgoCdInstallProps): Record<string, unknown> {
  return {
    'timeout.reconciliation': seconds(reconciliation.timeout),
    'timeout.reconciliation.jitter': seconds(reconciliation.jitter),
    'timeout.hard.reconciliation': seconds(reconciliation.hardTimeout),
  };
}

function health(props: ArgoCdInstallProps): Record<string, unknown> {
  return props.applicationHealth === true
    ? { 'resource.customizations.health.argoproj.io_Application': applicationHealth }
    : {};
}
