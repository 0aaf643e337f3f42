import { type Manifest } from '../../../core/manifest';
import { namespaced } from '../parts/objects';
import { type Mount, type Volume } from '../parts/pod';
import { configMapVolume } from '../parts/volumes';
import { type InstallPlan } from '../plan/plan';

const name = 'argocd-styles-cm';

/** The ConfigMap with the styles of the UI, if there are any. */
export function stylesConfigMap(plan: InstallPlan): Manifest[] {
  const styles = plan.props.ui?.styles;
  const head = { apiVersion: 'v1', kind: 'ConfigMap', name, component: 'server' };
  return styles === undefined ? [] : [namespaced(plan, head, { data: { 'styles.css': styles } })];
}

/** The volume with the styles. */
export function stylesVolume(plan: InstallPlan): Volume[] {
  return plan.props.ui?.styles === undefined ? [] : [configMapVolume('styles', name)];
}

/** The path at which the API server reads the styles. */
export function stylesMount(plan: InstallPlan): Mount[] {
  return plan.props.ui?.styles === undefined ? [] : [{ name: 'styles', mountPath: '/shared/app/custom' }];
}
