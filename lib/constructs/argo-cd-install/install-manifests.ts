import { type Manifest } from '../../core/manifest';
import { inApplyOrder } from '../../kubernetes/apply-order';
import { crdManifests } from '../argo-cd/release/crds';
import { applicationController } from './components/application-controller';
import { applicationSet } from './components/application-set';
import { commitServer } from './components/commit-server';
import { configuration } from './components/configuration';
import { dex } from './components/dex';
import { type ComponentKey } from './plan/names';
import { notifications } from './components/notifications';
import { pluginConfigMap } from './components/plugins';
import { redis } from './components/redis';
import { redisHighlyAvailable } from './components/redis-ha';
import { repoServer } from './components/repo-server';
import { server } from './components/server';
import { stylesConfigMap } from './components/styles';
import { aggregateRoles } from './extras/aggregate-roles';
import { defaultDeny } from './extras/default-deny';
import { gatewayRoutes } from './extras/gateway';
import { applicationSetIngress, serverIngress } from './extras/ingress';
import { prometheusRule, serviceMonitors } from './extras/monitors';
import { openShiftRoute, withoutFixedUsers } from './extras/open-shift';
import { scaling } from './extras/scaling';
import { secretSources } from './extras/secret-sources';
import { serverCertificate } from './extras/certificate';
import { type InstallPlan } from './plan/plan';

type Part = (plan: InstallPlan) => Manifest[];

const components: Readonly<Record<ComponentKey, Part>> = {
  controller: applicationController,
  repoServer,
  applicationSet,
  server,
  dex,
  notifications,
  commitServer,
  redis: (plan) => (plan.highAvailability ? redisHighlyAvailable(plan) : redis(plan)),
};

/** Objects that upstream's install does not have. Props switch them on. */
const extras: readonly Part[] = [
  serverCertificate,
  serverIngress,
  gatewayRoutes,
  openShiftRoute,
  applicationSetIngress,
  scaling,
  serviceMonitors,
  prometheusRule,
  secretSources,
  aggregateRoles,
  defaultDeny,
];

/** All objects of an install, in the order in which they are applied. */
export function installManifests(plan: InstallPlan): Manifest[] {
  const all = [
    ...(plan.props.crds === false ? [] : crdManifests(plan.version)),
    ...configuration(plan),
    ...stylesConfigMap(plan),
    ...pluginConfigMap(plan),
    ...Object.entries(components)
      .filter(([key]) => plan.components.has(key as ComponentKey))
      .flatMap(([, component]) => component(plan)),
    ...extras.flatMap((extra) => extra(plan)),
  ];
  const { networkPolicies, openShift } = plan.props;
  const wanted = networkPolicies === 'none' ? all.filter(({ kind }) => kind !== 'NetworkPolicy') : all;
  return inApplyOrder(openShift === undefined || openShift === false ? wanted : wanted.map(withoutFixedUsers));
}
