import { componentNames, type ComponentKey } from '../plan/names';
import { type ArgoCdInstallProps } from '../props/install';

/** The install with the same components, and nothing else set. The chart makes these components in its own way. */
export function variantOf(props: ArgoCdInstallProps): ArgoCdInstallProps {
  const { scope, core, highAvailability, hydrator, controller = {} } = props;
  const { dynamicClusterDistribution, heartbeat } = controller;
  const components = Object.fromEntries(
    (Object.keys(componentNames) as ComponentKey[]).map((key) => [key, { enabled: props[key]?.enabled }]),
  );
  return {
    scope,
    core,
    highAvailability,
    hydrator,
    ...components,
    controller: { enabled: controller.enabled, dynamicClusterDistribution, heartbeat },
  };
}

/** The same without high availability and hydrator: what these change in the other components is a change as well. */
export function plainVariant(props: ArgoCdInstallProps): ArgoCdInstallProps {
  return { ...variantOf(props), highAvailability: undefined, hydrator: undefined };
}

/** The props without those that apply to objects that only the chart has, too. They are applied to the result. */
export function withoutNames(props: ArgoCdInstallProps): ArgoCdInstallProps {
  return { ...props, labels: undefined, clusterRolePrefix: undefined };
}
