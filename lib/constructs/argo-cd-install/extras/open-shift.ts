import { type Manifest } from '../../../core/manifest';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { componentNames } from '../plan/names';
import { namespaced } from '../parts/objects';
import { type InstallPlan } from '../plan/plan';
import { hostOf, isInsecure } from './ingress';

/** Fields that OpenShift sets for each namespace. It refuses Pods that set them. */
const chosenByCluster = ['runAsUser', 'fsGroup'];

const withoutUsers = (list: unknown): unknown => (Array.isArray(list) ? list.map(withoutUser) : list);

/** A workload without fixed users, because OpenShift chooses them. Other objects stay as they are. */
export function withoutFixedUsers(manifest: Manifest): Manifest {
  const { spec } = manifest;
  if (!isPlainMap(spec) || !isPlainMap(spec.template) || !isPlainMap(spec.template.spec)) {
    return manifest;
  }
  const template = { ...spec.template, spec: withoutUsersInPod(spec.template.spec) };
  return { ...manifest, spec: { ...spec, template } };
}

/** OpenShift's Route to the API server. TLS ends at the server, or at the router if the server uses HTTP. */
export function openShiftRoute(plan: InstallPlan): Manifest[] {
  const { openShift, url } = plan.props;
  if (openShift === undefined || openShift === false || plan.core) {
    return [];
  }
  const host = (openShift === true ? undefined : openShift.host) ?? hostOf(url);
  const { name, label } = componentNames.server;
  const isPlain = isInsecure(plan);
  const spec = {
    ...(host === undefined ? {} : { host }),
    to: { kind: 'Service', name, weight: 100 },
    port: { targetPort: isPlain ? 'http' : 'https' },
    tls: { termination: isPlain ? 'edge' : 'passthrough', insecureEdgeTerminationPolicy: 'Redirect' },
  };
  return [namespaced(plan, { apiVersion: 'route.openshift.io/v1', kind: 'Route', name, component: label }, { spec })];
}

function withoutUser(item: unknown): unknown {
  if (!isPlainMap(item) || !isPlainMap(item.securityContext)) {
    return item;
  }
  const kept = Object.entries(item.securityContext).filter(([field]) => !chosenByCluster.includes(field));
  return { ...item, securityContext: Object.fromEntries(kept) };
}

function withoutUsersInPod(pod: PlainMap): PlainMap {
  const { containers, initContainers } = pod;
  return {
    ...(withoutUser(pod) as PlainMap),
    containers: withoutUsers(containers),
    ...(initContainers === undefined ? {} : { initContainers: withoutUsers(initContainers) }),
  };
}
