import { type Manifest } from '../../core/manifest';
import { crdManifests } from '../crds';
import { inApplyOrder } from './apply-order';
import { applicationController } from './components/application-controller';
import { applicationSet } from './components/application-set';
import { commitServer } from './components/commit-server';
import { configuration } from './components/configuration';
import { dex } from './components/dex';
import { type ComponentKey } from './components/names';
import { notifications } from './components/notifications';
import { pluginConfigMap } from './components/plugins';
import { redis } from './components/redis';
import { redisHighlyAvailable } from './components/redis-ha';
import { repoServer } from './components/repo-server';
import { server } from './components/server';
import { stylesConfigMap } from './components/styles';
import { type InstallPlan } from './plan';

const components: Readonly<Record<ComponentKey, (plan: InstallPlan) => Manifest[]>> = {
  controller: applicationController,
  repoServer,
  applicationSet,
  server,
  dex,
  notifications,
  commitServer,
  redis: (plan) => (plan.highAvailability ? redisHighlyAvailable(plan) : redis(plan)),
};

/** All objects of an install, in the order in which they are applied. */
export function installManifests(plan: InstallPlan): Manifest[] {
  return inApplyOrder([
    ...(plan.props.crds === false ? [] : crdManifests(plan.version)),
    ...configuration(plan),
    ...stylesConfigMap(plan),
    ...pluginConfigMap(plan),
    ...Object.entries(components)
      .filter(([key]) => plan.components.has(key as ComponentKey))
      .flatMap(([, component]) => component(plan)),
  ]);
}
